#include "platform/jobs/workers.h"

#include "base/json.h"
#include "platform/log/log.h"
#include "platform/storage/database.h"
#include "platform/storage/storage_errors.h"

#include <algorithm>

namespace platform {

using namespace std::chrono_literals;

namespace {

constexpr int events_a_batch = 50;
constexpr int jobs_a_batch = 20;
constexpr base::Milliseconds lease = 5min;
constexpr std::int64_t most_attempts = 12;

struct Event {
    std::int64_t id = 0;
    std::string name;
    std::string payload;
    std::int64_t attempts = 0;
};

struct Job {
    std::int64_t id = 0;
    std::string kind;
    std::string payload;
    std::int64_t attempts = 0;
};

/// 5 s, 10 s, 20 s … at most 6 hours.
base::Milliseconds back_off(std::int64_t attempts)
{
    return std::min<base::Milliseconds>(6h, 5s * (1LL << std::min<std::int64_t>(attempts, 20)));
}

/// Runs one transaction of the workers' own; jobs and listeners act as nobody in particular, with no role.
template <class F>
void write(Machines& machines, F&& change)
{
    struct Change final : WriteJob {
        Change(Machines& machines, F& change)
            : machines_ {machines}
            , change_ {change}
        {
        }
        bool run(Tx& tx) override
        {
            static base::Actor const nobody {};
            Outbox outbox {tx, machines_.ids, machines_.clock};
            Context cx {{nobody, tx, machines_.clock}, outbox, machines_.ids, machines_.chance};
            change_(cx);
            return true;
        }
        Machines& machines_;
        F& change_;
    };
    Change job {machines, change};
    machines.database.write(job);
}

void log_fault(std::string_view what, std::string_view name, std::string_view why)
{
    log(Level::error, what, base::Json::object().add("name", name).add("why", why));
}

} // namespace

std::vector<Listeners::Listen> const& Listeners::of(std::string_view event) const
{
    static std::vector<Listen> const nobody;
    auto const found = heard_.find(event);
    return found == heard_.end() ? nobody : found->second;
}

void JobKinds::every(base::Milliseconds span, std::string kind, Run run)
{
    rounds_.push_back({kind, span});
    on(std::move(kind), std::move(run));
}

JobKinds::Run const* JobKinds::of(std::string_view kind) const
{
    auto const found = runs_.find(kind);
    return found == runs_.end() ? nullptr : &found->second;
}

WorkLeft work_left(Tx& tx)
{
    return {.events = tx.number("select count(*) from outbox"),
        .jobs = tx.number("select count(*) from jobs where failed is null"),
        .failed = tx.number("select count(*) from jobs where failed is not null")};
}

Workers::Workers(Machines& machines, Listeners const& listeners, JobKinds const& kinds)
    : machines_ {machines}
    , listeners_ {listeners}
    , kinds_ {kinds}
{
}

Workers::~Workers()
{
    stop();
}

void Workers::start()
{
    thread_ = std::thread {[this] { loop(); }};
}

void Workers::stop()
{
    stopping_ = true;
    wake();
    if (thread_.joinable()) thread_.join();
}

void Workers::wake()
{
    std::scoped_lock const lock {mutex_};
    awake_ = true;
    woken_.notify_one();
}

void Workers::loop()
{
    while (!stopping_) {
        try {
            plan_rounds();
            if (beside_) beside_();
            while (!stopping_ && deliver_events() + run_jobs() > 0) { }
        } catch (std::exception const& fault) {
            log_fault("workers", "loop", fault.what());
        }
        std::unique_lock lock {mutex_};
        woken_.wait_for(lock, 2s, [&] { return awake_; });
        awake_ = false;
    }
}

int Workers::run_due()
{
    plan_rounds();
    if (beside_) beside_();
    int done = 0;
    while (int const more = deliver_events() + run_jobs()) done += more;
    return done;
}

void Workers::plan_rounds()
{
    if (kinds_.rounds().empty()) return;
    auto const known = machines_.database.read()->tx().all(
        "select kind from jobs where once_key = kind and failed is null", [](Row const& row) { return row.string(0); });
    for (auto const& round : kinds_.rounds()) {
        if (std::ranges::find(known, round.kind) != known.end()) continue;
        write(machines_, [&](Context& cx) { cx.outbox.job(round.kind, "{}", cx.clock.now(), round.kind); });
    }
}

/// Takes a batch of events out of the outbox and lets every listener hear each, all in one transaction. When one of them
/// fails, the batch is tried one by one, and only the failing event waits.
int Workers::deliver_events()
{
    auto const now = machines_.clock.now();
    auto const due = machines_.database.read()->tx().all(
        "select id, name, payload, attempts from outbox where next_try_at <= $1 order by id limit $2",
        [](Row const& row) {
            return Event {row.integer(0), row.string(1), row.string(2), row.integer(3)};
        },
        now, events_a_batch);
    auto const deliver = [&](Context& cx, Event const& event) {
        // Taken by another node in the meantime: nothing to do.
        if (cx.tx.run("delete from outbox where id = $1", event.id) == 0) return;
        for (auto const& listen : listeners_.of(event.name)) listen(cx, event.payload);
    };
    if (due.empty()) return 0;
    try {
        write(machines_, [&](Context& cx) {
            for (auto const& event : due) deliver(cx, event);
        });
        return static_cast<int>(due.size());
    } catch (Unavailable const&) {
        return 0;
    } catch (StorageFull const&) {
        return 0;
    } catch (std::exception const& fault) {
        log_fault("event batch", due.front().name, fault.what());
    }
    for (auto const& event : due) {
        try {
            write(machines_, [&](Context& cx) { deliver(cx, event); });
        } catch (std::exception const& fault) {
            log_fault("event", event.name, fault.what());
            write(machines_, [&](Context& cx) {
                cx.tx.run("update outbox set attempts = attempts + 1, next_try_at = $2 where id = $1", event.id,
                    now + back_off(event.attempts));
            });
        }
    }
    return static_cast<int>(due.size());
}

/// Leases due jobs, runs each outside any transaction, and writes down how it went.
int Workers::run_jobs()
{
    auto const now = machines_.clock.now();
    std::vector<Job> mine;
    auto const due = machines_.database.read()->tx().number(
        "select count(*) from jobs where run_at <= $1 and coalesce(leased_until, 0) <= $1 and failed is null", now);
    if (due == 0) return 0;
    write(machines_, [&](Context& cx) {
        mine = cx.tx.all(R"sql(
            update jobs set leased_until = $2, attempts = attempts + 1
            where id in (select id from jobs where run_at <= $1 and coalesce(leased_until, 0) <= $1 and failed is null order by run_at, id limit $3)
            returning id, kind, payload, attempts
        )sql",
            [](Row const& row) {
                return Job {row.integer(0), row.string(1), row.string(2), row.integer(3)};
            },
            now, now + lease, jobs_a_batch);
    });
    std::ranges::sort(mine, {}, &Job::id);
    for (auto const& job : mine) {
        auto const* const run = kinds_.of(job.kind);
        base::Refusal refusal {.reason = base::Reason::not_found, .code = "job_kind_unknown"};
        bool done = false;
        try {
            if (run != nullptr) {
                auto const result = (*run)(machines_, job.payload);
                done = static_cast<bool>(result);
                if (!done) refusal = result.refusal();
            }
        } catch (std::exception const& fault) {
            refusal = {.reason = base::Reason::unavailable, .code = fault.what()};
        }
        auto const round = std::ranges::find(kinds_.rounds(), job.kind, &JobKinds::Round::kind);
        write(machines_, [&](Context& cx) {
            if (round != kinds_.rounds().end()) {
                cx.tx.run("update jobs set run_at = $2, leased_until = 0, attempts = 0 where id = $1", job.id,
                    cx.clock.now() + round->span);
            } else if (done) {
                cx.tx.run("delete from jobs where id = $1", job.id);
            } else if (refusal.reason == base::Reason::unavailable && job.attempts < most_attempts) {
                cx.tx.run("update jobs set run_at = $2, leased_until = 0 where id = $1", job.id,
                    cx.clock.now() + back_off(job.attempts));
            } else {
                cx.tx.run("update jobs set failed = $2, leased_until = 0 where id = $1", job.id, refusal.code);
            }
        });
        if (!done) log_fault("job", job.kind, refusal.code);
    }
    return static_cast<int>(mine.size());
}

} // namespace platform
