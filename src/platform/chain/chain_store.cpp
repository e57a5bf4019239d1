#include "platform/chain/chain_store.h"

namespace platform {

namespace {

Link link_of(Row const& row)
{
    return {.chain = row.string(0),
        .number = row.integer(1),
        .fact = row.id<FactId>(2),
        .written_at = row.time(3),
        .body = row.string(4),
        .previous = row.string(5),
        .hash = row.string(6)};
}

} // namespace

void ChainStore::wait(FactId id, std::string_view chain, base::Time now, std::string_view body)
{
    tx_.run("insert into chain_waiting (id, chain, written_at, body) values ($1, $2, $3, $4)", id, chain, now, body);
}

std::vector<Link> ChainStore::waiting(int limit)
{
    return tx_.all(
        "select chain, id, written_at, body from chain_waiting order by id limit $1",
        [](Row const& row) {
            return Link {
                .chain = row.string(0), .fact = row.id<FactId>(1), .written_at = row.time(2), .body = row.string(3)};
        },
        limit);
}

std::int64_t ChainStore::waiting_count(std::string_view chain)
{
    return tx_.number("select count(*) from chain_waiting where chain = $1", chain);
}

void ChainStore::add(Link const& link)
{
    tx_.run(R"sql(
        insert into chain_links (chain, number, fact_id, written_at, body, previous, hash)
        values ($1, $2, $3, $4, $5, $6, $7)
    )sql",
        link.chain, link.number, link.fact, link.written_at, link.body, link.previous, link.hash);
    tx_.run("delete from chain_waiting where id = $1", link.fact);
}

std::vector<std::string> ChainStore::chains()
{
    return tx_.all(
        "select distinct chain from chain_links order by chain", [](Row const& row) { return row.string(0); });
}

std::optional<Link> ChainStore::last(std::string_view chain)
{
    auto found = before(chain, INT64_MAX, 1);
    return found.empty() ? std::nullopt : std::optional {std::move(found.front())};
}

std::vector<Link> ChainStore::after(std::string_view chain, std::int64_t number, int limit)
{
    return tx_.all(R"sql(
        select chain, number, fact_id, written_at, body, previous, hash from chain_links
        where chain = $1 and number > $2 order by number limit $3
    )sql",
        link_of, chain, number, limit);
}

std::vector<Link> ChainStore::before(std::string_view chain, std::int64_t number, int limit)
{
    return tx_.all(R"sql(
        select chain, number, fact_id, written_at, body, previous, hash from chain_links
        where chain = $1 and number < $2 order by number desc limit $3
    )sql",
        link_of, chain, number, limit);
}

bool ChainStore::has_hash(std::string_view hash)
{
    return tx_.number("select count(*) from chain_links where hash = $1", hash) > 0;
}

void ChainStore::keep(FactId fact, FactText const& text, std::string_view salt)
{
    tx_.run(R"sql(
        insert into chain_texts (fact_id, name, salt, words, by_id, about_id) values ($1, $2, $3, $4, $5, $6)
    )sql",
        fact, text.name, salt, text.words, text.by, text.about);
}

std::vector<ChainStore::Salted> ChainStore::texts(std::span<FactId const> facts)
{
    std::vector<Salted> found;
    if (facts.empty()) return found;
    auto const sql = sql_list(
        "select fact_id, name, salt, words from chain_texts where fact_id in ({list}) order by fact_id, name",
        facts.size());
    Binds binds;
    binds.list(facts);
    tx_.query(sql, binds.span(), [&](Row const& row) {
        found.push_back({row.id<FactId>(0), row.string(1), row.string(2), row.string(3)});
    });
    return found;
}

std::vector<KeptText> ChainStore::texts_concerning(base::PersonId person)
{
    return tx_.all(
        "select name, words from chain_texts where by_id = $1 or about_id = $1 order by fact_id, name",
        [](Row const& row) {
            return KeptText {row.string(0), row.string(1)};
        },
        person);
}

std::int64_t ChainStore::forget_texts(base::PersonId person, int limit)
{
    return tx_.run(R"sql(
        delete from chain_texts where fact_id in (
            select fact_id from chain_texts where by_id = $1 or about_id = $1 order by fact_id limit $2)
        and (by_id = $1 or about_id = $1)
    )sql",
        person, limit);
}

} // namespace platform
