#include "platform/web/tidying.h"

#include "platform/web/sessions.h"
#include "platform/web/streams/stream_log.h"
#include "platform/web/upload_quota.h"

namespace web {

namespace {

constexpr base::Milliseconds kept_for_repeats = std::chrono::hours {24};

std::int64_t forget_answers(platform::Tx& tx, base::Time now, int limit)
{
    return tx.run(R"sql(
        delete from idempotency_keys where (owner_id, route, key) in (
            select owner_id, route, key from idempotency_keys where created_at < $1 order by created_at limit $2)
    )sql",
        now - kept_for_repeats, limit);
}

} // namespace

std::vector<platform::Tidying> tidyings()
{
    return {{"answers to repeated requests", forget_answers},
        {"sessions",
            [](platform::Tx& tx, base::Time now, int limit) { return Sessions {tx}.forget_expired(now, limit); }},
        {"upload budgets", forget_upload_days}, {"news of streams", forget_old_entries}};
}

} // namespace web
