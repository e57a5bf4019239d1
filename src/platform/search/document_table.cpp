#include "platform/search/document_table.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace platform {

namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr int bits_in_a_day = 17;

std::int64_t day_of(base::Time at)
{
    return std::max<std::int64_t>(at.ms, 0) / day_ms;
}

std::vector<std::string> split_at_spaces(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::string joined_by_spaces(std::span<std::string const> parts)
{
    std::string text;
    for (auto const& part : parts) text += (text.empty() ? "" : " ") + part;
    return text;
}

std::vector<AudienceNumber> numbers_in(std::string_view text)
{
    std::vector<AudienceNumber> numbers;
    for (auto const& part : split_at_spaces(text)) {
        std::from_chars(part.data(), part.data() + part.size(), numbers.emplace_back());
    }
    return numbers;
}

IndexedDocument document_in(Row const& row)
{
    return {.row = row.integer(0),
        .kind = row.string(1),
        .item = row.integer(2),
        .text = {.title = row.string(3),
            .body = row.string(4),
            .language = row.string(5),
            .filters = split_at_spaces(row.text(6))},
        .audiences = numbers_in(row.text(7))};
}

} // namespace

std::optional<IndexedDocument> indexed_document(Tx& tx, std::string_view kind, std::int64_t item)
{
    return tx.one(R"sql(
        select id, kind, item, title, body, language, facets, audiences from search_documents
        where kind = $1 and item = $2
    )sql",
        document_in, kind, item);
}

std::vector<IndexedDocument> indexed_documents(Tx& tx, std::span<std::int64_t const> rows)
{
    if (rows.empty()) return {};
    std::unordered_map<std::int64_t, IndexedDocument> found;
    auto const sql = sql_list(R"sql(
        select id, kind, item, title, body, language, facets, audiences from search_documents where id in ({list})
    )sql",
        rows.size());
    tx.query(sql, Binds {}.list(rows).span(), [&](Row const& row) { found.emplace(row.integer(0), document_in(row)); });
    std::vector<IndexedDocument> ordered;
    for (auto const row : rows) {
        if (auto const at = found.find(row); at != found.end()) ordered.push_back(std::move(at->second));
    }
    return ordered;
}

void save_document(Tx& tx, IndexedDocument const& document)
{
    std::string audiences;
    for (auto const number : document.audiences) audiences += (audiences.empty() ? "" : " ") + std::to_string(number);
    auto const& text = document.text;
    tx.run(R"sql(
        insert into search_documents (id, kind, item, title, body, language, facets, audiences)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (id) do update set title = excluded.title, body = excluded.body, language = excluded.language,
        facets = excluded.facets, audiences = excluded.audiences
    )sql",
        document.row, document.kind, document.item, text.title, text.body, text.language,
        joined_by_spaces(text.filters), audiences);
}

void remove_document(Tx& tx, std::int64_t row)
{
    tx.run("delete from search_documents where id = $1", row);
}

std::int64_t next_row(Tx& tx, base::Time at)
{
    // A day has room for 131,072; what a day cannot hold goes to the next.
    for (auto day = day_of(at);; ++day) {
        auto const first = day << bits_in_a_day;
        auto const end = (day + 1) << bits_in_a_day;
        auto const last = tx.number("select max(id) from search_documents where id >= $1 and id < $2", first, end);
        if (last == 0) return first + 1;
        if (last + 1 < end) return last + 1;
    }
}

bool is_row_of(std::int64_t row, base::Time at)
{
    return row >> bits_in_a_day == day_of(at);
}

AudienceNumber audience_number(Tx& tx, std::string_view name)
{
    auto const known = tx.number("select id from search_audiences where name = $1", name);
    if (known != 0) return known;
    auto const next = tx.number("select max(id) from search_audiences") + 1;
    tx.run("insert into search_audiences (id, name) values ($1, $2)", next, name);
    return next;
}

std::vector<AudienceNumber> audience_numbers(Tx& tx, std::span<std::string const> names)
{
    std::vector<AudienceNumber> numbers;
    if (names.empty()) return numbers;
    tx.query(sql_list("select id from search_audiences where name in ({list}) order by id", names.size()),
        Binds {}.list(names).span(), [&](Row const& row) { numbers.push_back(row.integer(0)); });
    return numbers;
}

std::int64_t count_documents(Tx& tx)
{
    return tx.number("select count(*) from search_documents");
}

void forget_documents(Tx& tx)
{
    tx.run("delete from search_documents");
    tx.run("delete from search_words");
    tx.run("delete from search_audiences");
}

} // namespace platform
