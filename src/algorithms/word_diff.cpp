#include "algorithms/word_diff.h"

#include "algorithms/shortest_edit.h"
#include "algorithms/text_tokens.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>

namespace algorithms {

namespace {

// A step is some ten nanoseconds and 4 bytes.
constexpr std::int64_t steps_for_words = 3'000'000;
constexpr std::int64_t steps_for_lines = 500'000;
constexpr std::size_t very_short_bytes = 3;

/// Gives equal texts equal numbers, which are quicker to compare.
class Numbers {
public:
    std::uint32_t of(std::string_view text)
    {
        return numbers_.try_emplace(text, static_cast<std::uint32_t>(numbers_.size())).first->second;
    }

private:
    std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

/// A part of a text, from one token (or line) up to another.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
};

/// What the new text has in place of a part of the old one; either may be empty.
struct Replacement {
    Stretch gone;
    Stretch come;
};

using Replacements = std::vector<Replacement>;
using Sequence = std::vector<std::uint32_t>;

void trim(Replacement& whole, Sequence const& before, Sequence const& after)
{
    auto& [gone, come] = whole;
    while (gone.size() > 0 && come.size() > 0 && before[gone.begin] == after[come.begin]) ++gone.begin, ++come.begin;
    while (gone.size() > 0 && come.size() > 0 && before[gone.end - 1] == after[come.end - 1]) --gone.end, --come.end;
}

/// The fewest replacements within one; nothing when they take more than `steps`, of which the steps taken are subtracted.
std::optional<Replacements> fewest_within(
    Replacement whole, Sequence const& before, Sequence const& after, std::int64_t& steps)
{
    trim(whole, before, after);
    if (whole.gone.size() == 0 && whole.come.size() == 0) return Replacements {};
    if (whole.gone.size() == 0 || whole.come.size() == 0) return Replacements {whole};
    auto runs = common_runs(std::span {before}.subspan(whole.gone.begin, whole.gone.size()),
        std::span {after}.subspan(whole.come.begin, whole.come.size()), steps);
    if (!runs) return std::nullopt;
    runs->push_back({whole.gone.size(), whole.come.size(), 0});

    Replacements result;
    auto [gone_at, come_at] = std::pair {whole.gone.begin, whole.come.begin};
    for (auto const& run : *runs) {
        Replacement const gap {{gone_at, whole.gone.begin + run.old_at}, {come_at, whole.come.begin + run.new_at}};
        if (gap.gone.size() > 0 || gap.come.size() > 0) result.push_back(gap);
        gone_at = gap.gone.end + run.length;
        come_at = gap.come.end + run.length;
    }
    return result;
}

/// One version of the text: its tokens, and at which of them each line begins.
struct Version {
    Version(std::string_view whole_text, Numbers& words, Numbers& lines_seen)
        : text {whole_text}
        , tokens {tokens_of(whole_text)}
    {
        std::size_t at = 0;
        std::size_t line_at = 0;
        for (auto const& token : tokens) {
            starts.push_back(at);
            numbers.push_back(words.of(token.text));
            at += token.text.size();
            if (token.kind != TokenKind::line_end && numbers.size() < tokens.size()) continue;
            lines.push_back(lines_seen.of(text.substr(line_at, at - line_at)));
            line_ends.push_back(numbers.size());
            line_at = at;
        }
        starts.push_back(at);
    }

    std::string_view text_of(Stretch tokens_of_it) const
    {
        return text.substr(starts[tokens_of_it.begin], starts[tokens_of_it.end] - starts[tokens_of_it.begin]);
    }

    Stretch all() const { return {0, tokens.size()}; }
    std::size_t token_at_line(std::size_t line) const { return line == 0 ? 0 : line_ends[line - 1]; }
    Stretch tokens_of_lines(Stretch of) const { return {token_at_line(of.begin), token_at_line(of.end)}; }

    std::string_view text;
    std::vector<TextToken> tokens;
    std::vector<std::size_t> starts; ///< where each token begins, and where the text ends
    Sequence numbers;                ///< of the tokens
    Sequence lines;                  ///< numbers of the lines
    std::vector<std::size_t> line_ends;
};

/// Whole lines first, then words within the lines that changed, as far as the steps go.
Replacements by_lines(Version const& before, Version const& after)
{
    auto steps = steps_for_lines;
    auto const whole_lines = Replacement {{0, before.lines.size()}, {0, after.lines.size()}};
    auto const changed
        = fewest_within(whole_lines, before.lines, after.lines, steps).value_or(Replacements {whole_lines});
    Replacements result;
    for (auto const& lines : changed) {
        Replacement whole {before.tokens_of_lines(lines.gone), after.tokens_of_lines(lines.come)};
        steps = steps_for_lines / static_cast<std::int64_t>(changed.size());
        auto const within = fewest_within(whole, before.numbers, after.numbers, steps);
        if (!within) trim(whole, before.numbers, after.numbers);
        auto const found = within.value_or(Replacements {whole});
        result.insert(result.end(), found.begin(), found.end());
    }
    return result;
}

Replacements replacements_between(Version const& before, Version const& after)
{
    auto steps = steps_for_words;
    auto const words = fewest_within({before.all(), after.all()}, before.numbers, after.numbers, steps);
    return words ? *words : by_lines(before, after);
}

/// Whether what stayed between two changes is too little to hold on to: spaces, or one very short word with them.
bool is_scrap(std::span<TextToken const> stayed)
{
    auto const is_space = [](auto const& token) { return token.kind == TokenKind::space; };
    auto const seen = std::ranges::find_if_not(stayed, is_space);
    if (seen == stayed.end()) return true;
    return seen->kind != TokenKind::line_end && seen->text.size() <= very_short_bytes
        && std::all_of(std::next(seen), stayed.end(), is_space);
}

/// Joins replacements that have only a scrap between them. Where words only came, or only went, on both sides, nothing is joined: that
/// would show the scrap as replaced by itself.
Replacements readable(Replacements const& exact, Version const& before)
{
    Replacements result;
    for (auto const& next : exact) {
        if (!result.empty()) {
            auto& last = result.back();
            auto const stayed = std::span {before.tokens}.subspan(last.gone.end, next.gone.begin - last.gone.end);
            bool const both = last.gone.size() + next.gone.size() > 0 && last.come.size() + next.come.size() > 0;
            if (both && is_scrap(stayed)) {
                last = {{last.gone.begin, next.gone.end}, {last.come.begin, next.come.end}};
                continue;
            }
        }
        result.push_back(next);
    }
    return result;
}

void add_piece(std::vector<DiffPiece>& pieces, Change change, std::string_view text)
{
    if (!text.empty()) pieces.push_back({change, std::string {text}});
}

} // namespace

std::vector<DiffPiece> word_diff(std::string_view before_text, std::string_view after_text)
{
    Numbers words;
    Numbers lines;
    Version const before {before_text, words, lines};
    Version const after {after_text, words, lines};

    std::vector<DiffPiece> pieces;
    std::size_t shown = 0;
    for (auto const& [gone, come] : readable(replacements_between(before, after), before)) {
        add_piece(pieces, Change::same, before.text_of({shown, gone.begin}));
        add_piece(pieces, Change::gone, before.text_of(gone));
        add_piece(pieces, Change::come, after.text_of(come));
        shown = gone.end;
    }
    add_piece(pieces, Change::same, before.text_of({shown, before.tokens.size()}));
    return pieces;
}

} // namespace algorithms
