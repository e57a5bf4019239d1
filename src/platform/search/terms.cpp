#include "platform/search/terms.h"

#include "platform/i18n/fold.h"
#include "platform/search/spelling.h"

#include <algorithm>
#include <array>

namespace platform {

namespace {

constexpr std::size_t longest_word = 40;
constexpr std::size_t longest_body = 32 * 1024;
constexpr std::string_view base32_signs = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::array<std::string_view, 5> languages_with_endings {"en", "tr", "es", "fr", "ar"};

std::string_view cut_to(std::string_view text, std::size_t size)
{
    if (text.size() <= size) return text;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
    return text.substr(0, size);
}

std::string base32_number(std::uint64_t number, std::size_t places)
{
    std::string text(places, '0');
    for (auto sign = text.rbegin(); sign != text.rend(); ++sign, number >>= 5) *sign = base32_signs[number & 31];
    return text;
}

std::uint64_t hash_of(std::string_view text) // FNV-1a
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (char const sign : text) hash = (hash ^ static_cast<unsigned char>(sign)) * 0x100000001b3;
    return hash;
}

/// Postings of one document without its audience: `text` is mark and letters.
class Gathered {
public:
    explicit Gathered(IndexedText const& text)
    {
        for (auto const& word : search_words(text.title)) add_word(word, text.language, true);
        for (auto const& word : search_words(cut_to(text.body, longest_body))) add_word(word, text.language, false);
        for (auto const& filter : text.filters) found_.push_back({filter_mark + filter});
        std::ranges::sort(found_);
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    }

    std::vector<Posting> const& found() const { return found_; }

private:
    void add_word(std::string const& word, std::string_view language, bool in_title)
    {
        found_.push_back({stem_mark + stemmed(language, word), form_of(word), in_title});
        std::string beginning {beginning_mark};
        auto const letters = letters_in(word);
        for (std::size_t n = 0; n < std::min(letters.size(), longest_kept_beginning); ++n) {
            beginning += letters[n];
            found_.push_back({beginning});
        }
    }

    std::vector<Posting> found_ {};
};

} // namespace

std::vector<std::string> search_words(std::string_view text)
{
    auto found = words(text);
    for (auto& word : found) word.resize(cut_to(word, longest_word).size());
    return found;
}

std::vector<std::string> stems_of(std::string_view word)
{
    std::vector<std::string> stems {std::string {word}};
    for (auto const language : languages_with_endings) {
        auto stem = stemmed(language, word);
        if (std::ranges::find(stems, stem) == stems.end()) stems.push_back(std::move(stem));
    }
    return stems;
}

int form_of(std::string_view word)
{
    return static_cast<int>(hash_of(word) >> 53);
}

std::string form_letters(int form)
{
    return base32_number(static_cast<std::uint64_t>(form), 3);
}

std::string filter_letters(std::string_view filter)
{
    return base32_number(hash_of(filter), 13);
}

std::string kind_letters(std::string_view kind)
{
    return filter_letters("kind:" + std::string {kind});
}

std::string in_audience(AudienceNumber audience, char mark, std::string_view letters)
{
    auto term = base32_number(static_cast<std::uint64_t>(audience), mark_place);
    term += mark;
    return term.append(letters);
}

std::set<WordAndStem> words_in(IndexedText const& text)
{
    std::set<WordAndStem> found;
    for (auto const part : {std::string_view {text.title}, cut_to(text.body, longest_body)}) {
        for (auto& word : search_words(part)) {
            auto stem = stemmed(text.language, word);
            found.insert({std::move(word), std::move(stem)});
        }
    }
    return found;
}

std::vector<Posting> postings_of(IndexedText const& text, std::span<AudienceNumber const> audiences)
{
    Gathered const gathered {text};
    std::vector<Posting> postings;
    for (auto const audience : audiences) {
        auto const head = base32_number(static_cast<std::uint64_t>(audience), mark_place);
        for (auto posting : gathered.found()) {
            posting.text.insert(0, head);
            postings.push_back(std::move(posting));
        }
    }
    std::ranges::sort(postings);
    return postings;
}

} // namespace platform
