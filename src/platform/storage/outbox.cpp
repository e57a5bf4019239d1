#include "platform/storage/outbox.h"

namespace platform {

void Outbox::put_event(std::string_view name, std::string payload)
{
    auto const now = clock_.now();
    tx_.run(R"sql(
        insert into outbox (id, name, payload, created_at, attempts, next_try_at) values ($1, $2, $3, $4, 0, $4)
    )sql",
        ids_.next(), name, payload, now);
    added_.set(static_cast<std::size_t>(Lane::ordinary));
}

void Outbox::job(std::string_view kind, std::string_view payload, base::Time run_at, std::string_view once, Lane lane)
{
    auto const once_key = once.empty() ? std::nullopt : std::optional {once};
    auto const added = tx_.run(R"sql(
        insert into jobs (id, kind, payload, once_key, run_at, attempts, lane) values ($1, $2, $3, $4, $5, 0, $6)
        on conflict (kind, once_key) do nothing
    )sql",
        ids_.next(), kind, payload, once_key, run_at, static_cast<std::int64_t>(lane));
    if (added > 0) added_.set(static_cast<std::size_t>(lane));
}

} // namespace platform
