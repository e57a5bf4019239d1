#include "areas/people/code_store.h"

namespace people {

namespace {

Code code_of(platform::Row const& row)
{
    return {row.id<CodeId>(0), row.string(1), row.string(2), row.string(3), row.string(4), row.time(5), row.integer(6),
        row.maybe(7, &platform::Row::time), row.string(8), row.integer(9) != 0};
}

} // namespace

void CodeStore::add(Code const& code)
{
    tx_.run(R"sql(
        insert into sign_in_codes (id, email, email_folded, browser_hash, language, asked_at, wrong,
            asker, familiar)
        values ($1, $2, $3, $4, $5, $6, 0, $7, $8)
    )sql",
        code.id, code.email, code.email_folded, code.browser_hash, code.language, code.asked_at, code.asker,
        code.familiar);
}

base::Result<Code> CodeStore::find(CodeId id)
{
    auto found = tx_.one(R"sql(
        select id, email, email_folded, browser_hash, language, asked_at, wrong, used_at, asker, familiar
        from sign_in_codes where id = $1
    )sql",
        code_of, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::optional<Code> CodeStore::newest_of(std::string_view browser_hash)
{
    return tx_.one(R"sql(
        select id, email, email_folded, browser_hash, language, asked_at, wrong, used_at, asker, familiar
        from sign_in_codes where browser_hash = $1 order by id desc limit 1
    )sql",
        code_of, browser_hash);
}

std::int64_t CodeStore::asked_since(std::string_view email_folded, std::string_view asker, base::Time since)
{
    return tx_.number("select count(*) from sign_in_codes where email_folded = $1 and asked_at > $2 and asker = $3",
        email_folded, since, asker);
}

std::int64_t CodeStore::strangers_since(std::string_view email_folded, base::Time since)
{
    return tx_.number("select count(*) from sign_in_codes where email_folded = $1 and asked_at > $2 and familiar = 0",
        email_folded, since);
}

void CodeStore::count_wrong(CodeId id)
{
    tx_.run("update sign_in_codes set wrong = wrong + 1 where id = $1", id);
}

bool CodeStore::use(CodeId id, base::Time now)
{
    return tx_.run("update sign_in_codes set used_at = $2 where id = $1 and used_at is null", id, now) == 1;
}

std::int64_t CodeStore::forget_before(base::Time time, int limit)
{
    return tx_.run(
        "delete from sign_in_codes where id in (select id from sign_in_codes where asked_at < $1 order by id limit $2)",
        time, limit);
}

} // namespace people
