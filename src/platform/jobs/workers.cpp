#include "platform/jobs/workers.h"

#include "base/json.h"
#include "platform/jobs/write_job.h"
#include "platform/log/log.h"
#include "platform/storage/database.h"
#include "platform/storage/storage_errors.h"

#include <algorithm>

namespace platform {

using namespace std::chrono_literals;

namespace {

constexpr int events_a_batch = 5; ///< indexing one takes a millisecond or two, and people wait for the same writer
constexpr int jobs_a_batch = 20;
constexpr base::Milliseconds lease = 5min;
constexpr base::Milliseconds longest_job = 1min; ///< less than this left of a lease is too little to begin another job
constexpr std::int64_t most_attempts = 12;

/// 5 s, 10 s, 20 s … at most 6 hours.
base::Milliseconds back_off(std::int64_t attempts)
{
    return std::min<base::Milliseconds>(6h, 5s * (1LL << std::min<std::int64_t>(attempts, 20)));
}

void log_fault(std::string_view what, std::string_view name, std::string_view why)
{
    log(Level::error, what, base::Json::object().add("name", name).add("why", why));
}

} // namespace

struct Workers::Event {
    std::int64_t id = 0;
    std::string name;
    std::string payload;
    std::int64_t attempts = 0;
};

struct Workers::Job {
    std::int64_t id = 0;
    std::string kind;
    std::string payload;
    std::int64_t attempts = 0;
};

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
    write_as_job(machines_, [&](Context& cx) {
        cx.tx.run("update jobs set leased_until = 0 where leased_by = $1 and failed is null", machines_.ids.node());
    });
    for (std::size_t lane = 0; lane < lane_count; ++lane)
        threads_[lane] = std::thread {[this, lane] { loop(static_cast<Lane>(lane)); }};
}

void Workers::stop()
{
    stopping_ = true;
    wake(Lanes {}.set());
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void Workers::wake(Lanes lanes)
{
    std::scoped_lock const lock {mutex_};
    awake_ |= lanes;
    woken_.notify_all();
}

void Workers::loop(Lane lane)
{
    auto const place = static_cast<std::size_t>(lane);
    while (!stopping_) {
        try {
            if (lane == Lane::ordinary) plan_rounds();
            if (lane == Lane::ordinary && beside_) beside_();
            while (!stopping_ && turn(lane) > 0) { }
        } catch (std::exception const& fault) {
            log_fault("workers", "loop", fault.what());
        }
        std::unique_lock lock {mutex_};
        woken_.wait_for(lock, 2s, [&] { return awake_.test(place); });
        awake_.reset(place);
    }
}

int Workers::run_due()
{
    plan_rounds();
    if (beside_) beside_();
    int done = 0;
    for (int more = 1; more > 0; done += more) more = turn(Lane::waited_for) + turn(Lane::ordinary) + turn(Lane::mass);
    return done;
}

int Workers::turn(Lane lane)
{
    return (lane == Lane::ordinary ? deliver_events() : 0) + run_jobs(lane);
}

void Workers::plan_rounds()
{
    if (kinds_.rounds().empty()) return;
    auto const known = machines_.database.read()->tx().all(
        "select kind from jobs where once_key = kind and failed is null", [](Row const& row) { return row.string(0); });
    for (auto const& round : kinds_.rounds()) {
        if (std::ranges::find(known, round.kind) != known.end()) continue;
        write_as_job(machines_, [&](Context& cx) { cx.outbox.job(round.kind, "{}", cx.clock.now(), round.kind); });
    }
}

namespace {

/// Nothing when another node has taken the event in the meantime.
void deliver(Context& cx, Listeners const& listeners, std::int64_t id, std::string_view name, std::string_view payload)
{
    if (cx.tx.run("delete from outbox where id = $1", id) == 0) return;
    for (auto const& listen : listeners.of(name)) listen(cx, payload);
}

} // namespace

/// Takes a batch of events out of the outbox and lets every listener hear each, all in one transaction. When one of them
/// fails, the batch is tried one by one, and only the failing event waits.
int Workers::deliver_events()
{
    auto const due = machines_.database.read()->tx().all(
        "select id, name, payload, attempts from outbox where next_try_at <= $1 order by id limit $2",
        [](Row const& row) {
            return Event {row.integer(0), row.string(1), row.string(2), row.integer(3)};
        },
        machines_.clock.now(), events_a_batch);
    if (due.empty()) return 0;
    try {
        write_as_job(machines_, [&](Context& cx) {
            for (auto const& event : due) deliver(cx, listeners_, event.id, event.name, event.payload);
        });
    } catch (Unavailable const&) {
        return 0;
    } catch (StorageFull const&) {
        return 0;
    } catch (std::exception const& fault) {
        log_fault("event batch", due.front().name, fault.what());
        deliver_one_by_one(due);
    }
    return static_cast<int>(due.size());
}

void Workers::deliver_one_by_one(std::vector<Event> const& events)
{
    for (auto const& event : events) {
        try {
            write_as_job(machines_, [&](Context& cx) { deliver(cx, listeners_, event.id, event.name, event.payload); });
        } catch (std::exception const& fault) {
            log_fault("event", event.name, fault.what());
            write_as_job(machines_, [&](Context& cx) {
                cx.tx.run("update outbox set attempts = attempts + 1, next_try_at = $2 where id = $1", event.id,
                    cx.clock.now() + back_off(event.attempts));
            });
        }
    }
}

/// Leases due jobs, runs each outside any transaction, and writes down how it went. What cannot be begun while the lease
/// still protects it from a second node is given back.
int Workers::run_jobs(Lane lane)
{
    auto const now = machines_.clock.now();
    auto const mine = lease_some(lane, now);
    for (auto const& job : mine) {
        if (stopping_ || machines_.clock.now() > now + lease - longest_job) {
            write_as_job(machines_, [&](Context& cx) {
                cx.tx.run("update jobs set leased_until = 0, attempts = attempts - 1 where id = $1", job.id);
            });
            continue;
        }
        auto const done = run(job);
        note(job, done);
        if (!done) log_fault("job", job.kind, done.refusal().code);
    }
    return static_cast<int>(mine.size());
}

std::vector<Workers::Job> Workers::lease_some(Lane lane, base::Time now)
{
    auto const number = static_cast<std::int64_t>(lane);
    auto const due = machines_.database.read()->tx().number(R"sql(
        select count(*) from (
            select 1 from jobs where lane = $2 and run_at <= $1 and coalesce(leased_until, 0) <= $1 and failed is null limit 1) due
    )sql",
        now, number);
    std::vector<Job> mine;
    if (due == 0) return mine;
    write_as_job(machines_, [&](Context& cx) {
        mine = cx.tx.all(R"sql(
            update jobs set leased_until = $2, leased_by = $5, attempts = attempts + 1
            where id in (select id from jobs where lane = $4 and run_at <= $1 and coalesce(leased_until, 0) <= $1 and failed is null
                order by run_at, id limit $3)
            returning id, kind, payload, attempts
        )sql",
            [](Row const& row) {
                return Job {row.integer(0), row.string(1), row.string(2), row.integer(3)};
            },
            now, now + lease, jobs_a_batch, number, machines_.ids.node());
    });
    std::ranges::sort(mine, {}, &Job::id);
    return mine;
}

base::Result<base::Done> Workers::run(Job const& job)
{
    auto const* const kind = kinds_.of(job.kind);
    if (kind == nullptr) return base::Refusal {.reason = base::Reason::not_found, .code = "job_kind_unknown"};
    try {
        return (*kind)(machines_, job.payload);
    } catch (std::exception const& fault) {
        return base::Refusal {.reason = base::Reason::unavailable, .code = fault.what()};
    }
}

void Workers::note(Job const& job, base::Result<base::Done> const& done)
{
    auto const round = std::ranges::find(kinds_.rounds(), job.kind, &JobKinds::Round::kind);
    write_as_job(machines_, [&](Context& cx) {
        if (round != kinds_.rounds().end()) {
            cx.tx.run("update jobs set run_at = $2, leased_until = 0, attempts = 0 where id = $1", job.id,
                cx.clock.now() + round->span);
        } else if (done) {
            cx.tx.run("delete from jobs where id = $1", job.id);
        } else if (done.refusal().reason == base::Reason::unavailable && job.attempts < most_attempts) {
            cx.tx.run("update jobs set run_at = $2, leased_until = 0 where id = $1", job.id,
                cx.clock.now() + back_off(job.attempts));
        } else {
            cx.tx.run("update jobs set failed = $2, leased_until = 0 where id = $1", job.id, done.refusal().code);
        }
    });
}

} // namespace platform
