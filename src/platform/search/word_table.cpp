#include "platform/search/document_table.h"
#include "platform/search/spelling.h"

#include <algorithm>

namespace platform {

namespace {

constexpr std::size_t rows_at_once = 32;
constexpr std::size_t fewest_letters = 4; ///< a typo makes another word of a shorter one
constexpr std::int64_t longest_rest = 12;
constexpr std::string_view last_sign = "\U0010ffff"; ///< stands in no word

std::string parameters_from(std::size_t first, std::size_t count)
{
    std::string text;
    for (auto at = first; at < first + count; ++at) text += (at == first ? "$" : ", $") + std::to_string(at);
    return text;
}

std::vector<std::int64_t> lengths_between(std::size_t shortest, std::size_t longest)
{
    std::vector<std::int64_t> lengths;
    for (auto length = shortest; length <= longest; ++length) lengths.push_back(static_cast<std::int64_t>(length));
    return lengths;
}

/// Words of some lengths whose column begins so.
std::vector<KnownWord> words_with(Tx& tx, std::string const& column, std::string_view beginning,
    std::span<AudienceNumber const> audiences, std::span<std::int64_t const> lengths, std::string const& order = "")
{
    auto const end = std::string {beginning} + std::string {last_sign};
    auto const count = Binds::padded(audiences.size());
    auto const sql = sql_list("select audience, word, stem from search_words where " + column + " >= $1 and " + column
            + " < $2 and audience in (" + parameters_from(3, count) + ") and letters in ({list})" + order,
        lengths.size(), static_cast<int>(3 + count));
    std::vector<KnownWord> found;
    tx.query(sql, Binds {}.add(beginning).add(end).list(audiences).list(lengths).span(), [&](Row const& row) {
        found.push_back({row.integer(0), row.string(1), row.string(2)});
    });
    return found;
}

} // namespace

void learn_words(Tx& tx, AudienceNumber audience, std::span<WordAndStem const> words)
{
    for (std::size_t at = 0; at < words.size(); at += rows_at_once) {
        auto const some = words.subspan(at, std::min(rows_at_once, words.size() - at));
        std::vector<std::string> turned;
        for (auto const& word : some) turned.push_back(backwards(word.word));
        std::vector<Bind> binds;
        std::string rows;
        // Rounded up like sql_list() does, so that few statements are prepared; the last word is told again.
        for (std::size_t i = 0; i < Binds::padded(some.size()); ++i) {
            auto const word = std::min(i, some.size() - 1);
            rows += (i == 0 ? "(" : ", (") + parameters_from(binds.size() + 1, 5) + ")";
            binds.insert(binds.end(),
                {audience, letters_in(some[word].word).size(), some[word].word, some[word].stem, turned[word]});
        }
        tx.query(sql_list("insert into search_words (audience, letters, word, stem, backwards) values " + rows
                         + " on conflict do nothing",
                     1),
            binds, [](Row const&) {});
    }
}

void forget_word(Tx& tx, AudienceNumber audience, WordAndStem const& word)
{
    tx.run("delete from search_words where audience = $1 and letters = $2 and word = $3 and stem = $4", audience,
        letters_in(word.word).size(), word.word, word.stem);
}

std::vector<KnownWord> words_beginning(Tx& tx, std::span<AudienceNumber const> audiences, std::string_view beginning)
{
    auto const length = letters_in(beginning).size();
    return words_with(tx, "word", beginning, audiences, lengths_between(length, length + longest_rest),
        " order by letters, word, stem, audience limit 1000");
}

std::vector<KnownWord> words_one_typo_apart(Tx& tx, std::span<AudienceNumber const> audiences, std::string_view word)
{
    auto const length = letters_in(word).size();
    if (length < fewest_letters) return {};
    // The letter between the halves belongs to neither, because two letters that were swapped there spoil both.
    auto const turned = backwards(word);
    auto const head = first_letters(word, length / 2);
    auto const tail = first_letters(turned, length - length / 2 - 1);
    auto const lengths = lengths_between(length - 1, length + 1);
    auto found = words_with(tx, "word", head, audiences, lengths);
    auto const by_tail = words_with(tx, "backwards", tail, audiences, lengths);
    found.insert(found.end(), by_tail.begin(), by_tail.end());
    std::erase_if(found, [&](KnownWord const& known) { return !one_typo_apart(word, known.word); });
    return found;
}

} // namespace platform
