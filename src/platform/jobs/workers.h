#pragma once

#include "base/result.h"
#include "platform/machines.h"
#include "platform/storage/context.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace platform {

/// Who listens to which event; filled once in app/wiring.cpp, the one list.
class Listeners {
public:
    /// The function runs inside the transaction that takes the event out of the outbox: its effect and the end of the event
    /// are one, so it happens exactly once. It touches nothing but the context; slow work becomes a job.
    template <class Event>
    void on(std::function<void(Context& cx, Event const& event)> listen)
    {
        heard_[std::string {Event::name}].push_back(
            [listen = std::move(listen)](
                Context& cx, std::string_view payload) { listen(cx, Event::from_payload(payload)); });
    }

    using Listen = std::function<void(Context& cx, std::string_view payload)>;
    std::vector<Listen> const& of(std::string_view event) const;

private:
    std::map<std::string, std::vector<Listen>, std::less<>> heard_;
};

/// Work that goes on outside a transaction (a mail, a digest). A job may run twice when the power goes at the wrong
/// moment; its effect carries a stable name (a Message-ID), so that the receiver sees it once.
class JobKinds {
public:
    /// Done, or a refusal: try again later (unavailable), or never (anything else).
    using Run = std::function<base::Result<base::Done>(Machines& machines, std::string_view payload)>;

    void on(std::string kind, Run run) { runs_.emplace(std::move(kind), std::move(run)); }

    /// Work that comes round by itself: run at the start and then again after each span.
    void every(base::Milliseconds span, std::string kind, Run run);

    struct Round {
        std::string kind;
        base::Milliseconds span;
    };
    std::vector<Round> const& rounds() const { return rounds_; }
    Run const* of(std::string_view kind) const;

private:
    std::map<std::string, Run, std::less<>> runs_;
    std::vector<Round> rounds_;
};

/// What has not been done yet, for the figures of /metrics.
struct WorkLeft {
    std::int64_t events = 0; ///< that no listener has heard
    std::int64_t jobs = 0;
    std::int64_t failed = 0; ///< jobs that were given up
};
WorkLeft work_left(Tx& tx);

/// Hands events to their listeners and runs jobs, in one thread for each lane. Woken after each commit that left something
/// in their lane, and every two seconds as a net.
class Workers {
public:
    Workers(Machines& machines, Listeners const& listeners, JobKinds const& kinds);
    ~Workers();

    /// Takes up at once what this node had begun when it ended.
    void start();
    void stop();
    void wake(Lanes lanes);

    /// Work of this node alone that is not worth a row (marks gathered in memory): done at each turn of the ordinary lane, in its thread.
    void beside(std::function<void()> work) { beside_ = std::move(work); }

    /// Does everything that is due now, in the calling thread (tests, and the end of `example load`). Gives how much it was.
    int run_due();

private:
    struct Event;
    struct Job;

    void loop(Lane lane);
    void plan_rounds();
    int turn(Lane lane);
    int deliver_events();
    void deliver_one_by_one(std::vector<Event> const& events);
    int run_jobs(Lane lane);
    std::vector<Job> lease_some(Lane lane, base::Time now);
    base::Result<base::Done> run(Job const& job);
    void note(Job const& job, base::Result<base::Done> const& done);

    Machines& machines_;
    Listeners const& listeners_;
    JobKinds const& kinds_;
    std::function<void()> beside_ {};
    std::array<std::thread, lane_count> threads_ {};
    std::mutex mutex_ {};
    std::condition_variable woken_ {};
    Lanes awake_ {}; // guarded
    std::atomic<bool> stopping_ = false;
};

} // namespace platform
