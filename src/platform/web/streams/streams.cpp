#include "platform/web/streams/streams.h"

#include "platform/log/log.h"
#include "platform/storage/database.h"
#include "platform/storage/storage_errors.h"
#include "platform/web/streams/delivery.h"
#include "platform/web/streams/event_text.h"
#include "platform/web/streams/line.h"
#include "platform/web/streams/seats.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace web {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

namespace {

constexpr milliseconds between_rounds = 20ms; ///< at least, however often something is written
constexpr milliseconds look_again = 100ms;    ///< while somebody watches: another node may have written
constexpr milliseconds look_for_numbers = 1s; ///< while nobody does
constexpr milliseconds after_a_fault = 1s;
constexpr int numbered_at_once = 200;
constexpr int news_at_once = 1000;
constexpr std::int64_t come_back_ms = 2000;
constexpr std::uint32_t beats_a_round = 25; ///< readers are spread over so many, so that hearts do not beat all at once

std::shared_ptr<std::string const> shared(std::string text)
{
    return std::make_shared<std::string const>(std::move(text));
}

} // namespace

class Streams::Inside {
public:
    Inside(platform::Machines& machines, Visitors& visitors, StreamOptions options)
        : seats {options.seats}
        , machines_ {machines}
        , visitors_ {visitors}
        , options_ {options}
    {
    }

    void turn(Clock::time_point now);
    void loop();
    void arrive(Follower const& follower, std::shared_ptr<Line> line);
    void wake();
    void say_goodbye(milliseconds span);

    Seats seats;
    std::map<std::string, StreamSource*, std::less<>> sources {};
    std::thread thread {};
    std::atomic<bool> stopping {false};
    std::atomic<std::int64_t> open {0}, opened {0}, events {0}, ended {0}, dropped {0}, refused {0};

private:
    struct Newcomer {
        Follower follower;
        std::shared_ptr<Line> line;
    };
    struct Goodbye {
        Clock::time_point from {};
        milliseconds span {};
        std::int64_t readers = 0; ///< how many there were
    };

    bool has_readers() const { return !topics_.empty(); }
    void read_and_deliver(Clock::time_point now);
    void number_new(std::unique_ptr<platform::ReadLease>& lease);
    void hear_news(platform::Tx& tx);
    void welcome(platform::Tx& tx);
    void seat(platform::Tx& tx, Newcomer& newcomer, std::int64_t floor);
    std::uint32_t tongue_of(Follower const& follower);
    void beat(Clock::time_point now);
    void let_go(Clock::time_point now);
    void send_away(StreamReader& reader);
    void forget_closed();

    platform::Machines& machines_;
    Visitors& visitors_;
    StreamOptions options_;

    // Of the one thread.
    std::map<Topic, WatchedTopic> topics_ {};
    std::vector<Tongue> tongues_ {};
    std::int64_t heard_ = 0; // every topic knows of its entries up to this number
    Clock::time_point asked_at_ {};
    std::uint32_t beat_ = 0;
    Clock::time_point beat_at_ {};
    bool is_more_ = false; // the last round did not get to the end

    std::mutex mutex_ {};
    std::condition_variable woken_ {};
    bool is_awake_ = false;              // guarded
    std::vector<Newcomer> newcomers_ {}; // guarded
    std::optional<Goodbye> goodbye_ {};  // guarded
};

// ---- the thread

void Streams::Inside::loop()
{
    while (!stopping) {
        auto const began = Clock::now();
        milliseconds pause = has_readers() ? look_again : look_for_numbers;
        try {
            turn(began);
            if (has_readers()) pause = look_again;
        } catch (std::exception const& fault) {
            platform::log(platform::Level::error, "streams", base::Json::object().add("why", fault.what()));
            pause = after_a_fault;
        }
        std::unique_lock lock {mutex_};
        woken_.wait_for(lock, is_more_ ? 0ms : pause, [&] { return is_awake_; });
        is_awake_ = false;
        // What is written in a heap is delivered in a heap.
        woken_.wait_until(lock, began + between_rounds, [&] { return stopping.load(); });
    }
}

/// Somebody wrote, came or wants to end.
void Streams::Inside::wake()
{
    std::scoped_lock const lock {mutex_};
    is_awake_ = true;
    woken_.notify_one();
}

void Streams::Inside::turn(Clock::time_point now)
{
    is_more_ = false;
    forget_closed();
    beat(now);
    let_go(now);
    read_and_deliver(now);
    forget_closed();
}

void Streams::Inside::read_and_deliver(Clock::time_point now)
{
    auto lease = machines_.database.read();
    number_new(lease);
    auto& tx = lease->tx();
    hear_news(tx);
    welcome(tx);
    if (!has_readers()) return;
    Delivery delivery {machines_, visitors_, tongues_, options_.patience, tx, now};
    bool const is_time = now - asked_at_ >= options_.ask;
    if (is_time) asked_at_ = now;
    for (auto& [topic, watched] : topics_) {
        try {
            if (is_time) delivery.ask_everybody(topic, watched);
            delivery.deliver(topic, watched);
        } catch (platform::StorageError const&) {
            throw;
        } catch (std::exception const& fault) {
            // A fault of one room: its readers come again, and everybody else goes on.
            platform::log(platform::Level::error, "stream",
                base::Json::object().add("kind", topic.kind).add("why", fault.what()));
            for (auto& reader : watched.readers) send_away(reader);
        }
    }
    events += delivery.tally().events;
    ended += delivery.tally().ended;
    dropped += delivery.tally().dropped;
}

/// When there was something to number, the lease is a new one that sees the numbers.
void Streams::Inside::number_new(std::unique_ptr<platform::ReadLease>& lease)
{
    StreamLog log {lease->tx()};
    auto const ids = log.unnumbered(numbered_at_once);
    if (ids.empty()) return;
    lease.reset(); // a reader that waits for the writer would pin the log
    number_entries(machines_.database, ids);
    is_more_ = ids.size() == numbered_at_once;
    lease = machines_.database.read();
}

void Streams::Inside::hear_news(platform::Tx& tx)
{
    StreamLog log {tx};
    if (!has_readers()) {
        heard_ = log.newest();
        return;
    }
    for (;;) {
        auto const news = log.news(heard_, news_at_once);
        for (auto const& [number, topic] : news) {
            heard_ = number;
            if (auto const found = topics_.find(topic); found != topics_.end()) found->second.newest = number;
        }
        if (news.size() < news_at_once) break;
    }
    heard_ = std::max(heard_, log.newest()); // some numbers belong to nothing
}

void Streams::Inside::beat(Clock::time_point now)
{
    if (now - beat_at_ < options_.beat / beats_a_round) return;
    beat_at_ = now;
    beat_ = (beat_ + 1) % beats_a_round;
    static auto const text = shared(std::string {heartbeat_text});
    for (auto& [topic, watched] : topics_) {
        for (auto& reader : watched.readers) {
            // Who has not taken what came before is not asked whether she is there.
            if (reader.beats_at == beat_ && reader.line->waiting() == 0) reader.line->send(text);
        }
    }
}

void Streams::Inside::forget_closed()
{
    std::int64_t count = 0;
    for (auto& [topic, watched] : topics_) {
        std::erase_if(watched.readers, [](StreamReader const& reader) { return !reader.is_here(); });
        count += static_cast<std::int64_t>(watched.readers.size());
    }
    std::erase_if(topics_, [](auto const& entry) { return entry.second.readers.empty(); });
    open = count;
}

// ---- coming

/// On the connection's thread.
void Streams::Inside::arrive(Follower const& follower, std::shared_ptr<Line> line)
{
    static auto const retry = shared(retry_text(come_back_ms));
    line->send(retry);
    std::scoped_lock const lock {mutex_};
    if (goodbye_) return line->end();
    newcomers_.push_back({follower, std::move(line)});
    is_awake_ = true;
    woken_.notify_one();
}

void Streams::Inside::welcome(platform::Tx& tx)
{
    std::vector<Newcomer> newcomers;
    {
        std::scoped_lock const lock {mutex_};
        newcomers.swap(newcomers_);
    }
    if (newcomers.empty()) return;
    auto const floor = StreamLog {tx}.floor();
    for (auto& newcomer : newcomers) seat(tx, newcomer, floor);
    opened += static_cast<std::int64_t>(newcomers.size());
}

void Streams::Inside::seat(platform::Tx& tx, Newcomer& newcomer, std::int64_t floor)
{
    auto& [follower, line] = newcomer;
    auto const [found, is_new] = topics_.try_emplace(follower.topic);
    auto& watched = found->second;
    if (is_new) {
        watched.source = sources.at(follower.topic.kind);
        watched.newest = StreamLog {tx}.newest(follower.topic);
    }
    StreamReader reader {.line = std::move(line),
        .at = heard_,
        .session = follower.session.value_or(0),
        .person = follower.person.value_or(base::PersonId {}),
        .speaks = tongue_of(follower),
        .beats_at
        = static_cast<std::uint32_t>(opened + static_cast<std::int64_t>(watched.readers.size())) % beats_a_round};
    if (follower.from && follower.from->number >= floor && follower.from->number <= heard_) {
        reader.at = follower.from->number;
        reader.besides = std::move(follower.from->besides);
    } else if (follower.from) {
        // What she asks for is forgotten, or the numbers are of another life (a backup was restored).
        reader.line->send(shared(sign_text("stale", heard_)));
    }
    watched.readers.push_back(std::move(reader));
}

std::uint32_t Streams::Inside::tongue_of(Follower const& follower)
{
    Tongue const tongue {follower.language, follower.zone};
    auto const found = std::ranges::find(tongues_, tongue);
    auto const place = static_cast<std::uint32_t>(found - tongues_.begin());
    if (found == tongues_.end()) tongues_.push_back(tongue);
    return place;
}

// ---- going

void Streams::Inside::say_goodbye(milliseconds span)
{
    std::scoped_lock const lock {mutex_};
    goodbye_ = Goodbye {Clock::now(), span, open};
    is_awake_ = true;
    woken_.notify_one();
}

/// Ends as many streams as should be gone by now, so that the next program is not asked by everybody at once.
void Streams::Inside::let_go(Clock::time_point now)
{
    std::optional<Goodbye> goodbye;
    {
        std::scoped_lock const lock {mutex_};
        goodbye = goodbye_;
        if (goodbye) {
            for (auto const& newcomer : newcomers_) newcomer.line->end();
            newcomers_.clear();
        }
    }
    if (!goodbye) return;
    auto const passed = std::chrono::duration<double> {now - goodbye->from} / goodbye->span;
    auto const may_stay
        = static_cast<std::int64_t>(static_cast<double>(goodbye->readers) * (1 - std::min(1.0, passed)));
    auto here = open.load();
    for (auto& [topic, watched] : topics_) {
        for (auto& reader : watched.readers) {
            if (here <= may_stay) return;
            send_away(reader);
            --here;
        }
    }
}

/// She shall come again in a moment.
void Streams::Inside::send_away(StreamReader& reader)
{
    if (!reader.line) return;
    auto const wait = come_back_ms / 2 + come_back_ms * reader.beats_at / beats_a_round;
    reader.line->send(shared(retry_text(wait)));
    reader.line->end();
    reader.line.reset();
}

// ---- Streams

Streams::Streams(platform::Machines& machines, Visitors& visitors, StreamOptions options)
    : inside_ {std::make_shared<Inside>(machines, visitors, options)}
{
}

Streams::~Streams()
{
    stop();
}

void Streams::add(StreamSource& source)
{
    inside_->sources.emplace(source.kind(), &source);
}

void Streams::start()
{
    inside_->thread = std::thread {[inside = inside_.get()] { inside->loop(); }};
}

void Streams::stop()
{
    inside_->stopping = true;
    inside_->wake();
    if (inside_->thread.joinable()) inside_->thread.join();
}

void Streams::nudge()
{
    inside_->wake();
}

void Streams::say_goodbye(milliseconds span)
{
    inside_->say_goodbye(span);
}

std::optional<Response::GoesOn> Streams::follow(Follower follower)
{
    auto seat = inside_->seats.take(follower.person, follower.address);
    if (!seat) {
        ++inside_->refused;
        return std::nullopt;
    }
    return [inside = inside_, seat = std::move(seat), follower = std::move(follower)](std::shared_ptr<Line> line) {
        inside->arrive(follower, std::move(line));
        return seat;
    };
}

void Streams::turn(Clock::time_point now)
{
    inside_->turn(now);
}

Streams::Counts Streams::counts() const
{
    return {.open = inside_->open,
        .opened = inside_->opened,
        .events = inside_->events,
        .ended = inside_->ended,
        .dropped = inside_->dropped,
        .refused = inside_->refused};
}

} // namespace web
