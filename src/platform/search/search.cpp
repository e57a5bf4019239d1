#include "platform/search/search.h"

#include "platform/search/document_table.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace platform {

namespace {

IndexedText indexed(SearchDocument const& document)
{
    IndexedText text {.title = document.title, .body = document.body, .language = document.language};
    text.filters.push_back(kind_letters(document.kind));
    for (auto const& facet : document.facets) text.filters.push_back(filter_letters(facet));
    return text;
}

std::vector<AudienceNumber> numbered(Tx& tx, std::span<SearchAudience const> audiences)
{
    std::vector<AudienceNumber> numbers;
    for (auto const& audience : audiences) numbers.push_back(audience_number(tx, audience.name()));
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

/// As it will be indexed, in its row if it has one.
IndexedDocument new_document(
    Tx& tx, std::span<SearchAudience const> audiences, SearchDocument const& document, std::int64_t row = 0)
{
    return {.row = row != 0 ? row : next_row(tx, document.at),
        .kind = document.kind,
        .item = document.id,
        .text = indexed(document),
        .audiences = numbered(tx, audiences)};
}

/// What stands in one set and not in the other.
std::vector<WordAndStem> without(std::set<WordAndStem> const& words, std::set<WordAndStem> const& others)
{
    std::vector<WordAndStem> left;
    std::ranges::set_difference(words, others, std::back_inserter(left));
    return left;
}

bool is_in(std::vector<AudienceNumber> const& audiences, AudienceNumber audience)
{
    return std::ranges::find(audiences, audience) != audiences.end();
}

/// Brings the words of each audience from what one document had to what it has.
void change_words(Tx& tx, TermIndex const& index, IndexedDocument const& before, IndexedDocument const& now)
{
    auto const words_before = words_in(before.text);
    auto const words_now = words_in(now.text);
    for (auto const audience : now.audiences) {
        bool const known = is_in(before.audiences, audience);
        learn_words(tx, audience, without(words_now, known ? words_before : std::set<WordAndStem> {}));
    }
    for (auto const audience : before.audiences) {
        bool const stays = is_in(now.audiences, audience);
        for (auto const& word : without(words_before, stays ? words_now : std::set<WordAndStem> {})) {
            auto const term = in_audience(audience, stem_mark, word.stem);
            if (!index.has(tx, term, form_of(word.word))) forget_word(tx, audience, word);
        }
    }
}

void change(Tx& tx, TermIndex const& index, IndexedDocument const& before, IndexedDocument const& now)
{
    index.put(tx, std::max(before.row, now.row), postings_of(before.text, before.audiences),
        postings_of(now.text, now.audiences));
    change_words(tx, index, before, now);
}

} // namespace

Search::Search(Engine engine)
    : index_ {term_index_of(engine)}
{
}

void Search::put(Tx& tx, std::span<SearchAudience const> audiences, SearchDocument const& document) const
{
    if (audiences.empty()) return remove(tx, document.kind, document.id);
    auto before = indexed_document(tx, document.kind, document.id);
    if (before && !is_row_of(before->row, document.at)) {
        remove(tx, document.kind, document.id);
        before.reset();
    }
    auto const now = new_document(tx, audiences, document, before ? before->row : 0);
    if (before && before->text == now.text && before->audiences == now.audiences) return;
    change(tx, *index_, before.value_or(IndexedDocument {}), now);
    save_document(tx, now);
}

void Search::put_all(Tx& tx, std::span<PlacedDocument const> documents) const
{
    std::map<AudienceNumber, std::set<WordAndStem>> words;
    std::vector<DocumentPosting> postings;
    for (auto const& [document, audiences] : documents) {
        if (audiences.empty() || indexed_document(tx, document.kind, document.id)) {
            put(tx, audiences, document);
            continue;
        }
        auto const now = new_document(tx, audiences, document);
        save_document(tx, now);
        for (auto const audience : now.audiences) words[audience].merge(words_in(now.text));
        for (auto& posting : postings_of(now.text, now.audiences)) postings.push_back({std::move(posting), now.row});
    }
    std::ranges::sort(postings);
    index_->add(tx, postings);
    for (auto const& [audience, some] : words)
        learn_words(tx, audience, std::vector<WordAndStem> {some.begin(), some.end()});
}

void Search::remove(Tx& tx, std::string_view kind, std::int64_t id) const
{
    auto const document = indexed_document(tx, kind, id);
    if (!document) return;
    change(tx, *index_, *document, {.row = document->row});
    remove_document(tx, document->row);
}

std::int64_t Search::size(Tx& tx) const
{
    return count_documents(tx);
}

void Search::clear(Tx& tx) const
{
    index_->clear(tx);
    forget_documents(tx);
}

} // namespace platform
