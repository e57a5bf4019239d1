#include "platform/web/upload_quota.h"

namespace web {

namespace {

constexpr std::int64_t day_ms = 24LL * 3600 * 1000;

} // namespace

base::Result<base::Done> spend_upload_bytes(platform::Tx& tx, base::PersonId person, std::int64_t bytes, base::Time now)
{
    base::Refusal const used_up {.reason = base::Reason::too_large, .code = "upload_quota_used"};
    if (bytes > upload_bytes_a_day) return used_up;
    auto const used = tx.number(R"sql(
        insert into upload_days (person_id, day, used) values ($1, $2, $3)
        on conflict (person_id, day) do update set used = upload_days.used + excluded.used
        where upload_days.used + excluded.used <= $4
        returning used
    )sql",
        person, now.ms / day_ms, bytes, upload_bytes_a_day);
    if (used == 0 && bytes > 0) return used_up;
    return base::Done {};
}

std::int64_t forget_upload_days(platform::Tx& tx, base::Time now, int limit)
{
    return tx.run(R"sql(
        delete from upload_days where (person_id, day) in (
            select person_id, day from upload_days where day < $1 order by day limit $2)
    )sql",
        now.ms / day_ms - 1, limit);
}

void forget_uploads_of(platform::Tx& tx, base::PersonId person)
{
    tx.run("delete from upload_days where person_id = $1", person);
}

} // namespace web
