#include "platform/web/server.h"

#include "platform/web/addresses.h"
#include "platform/web/exchange.h"
#include "platform/web/listener.h"
#include "platform/web/request_id.h"
#include "platform/web/streams/desk.h"
#include "platform/web/wire.h"
#include "platform/web/worker_pool.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <list>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

// One I/O thread owns every connection and never waits: it reads, judges, parses, hands whole requests to the workers
// and writes their answers. A worker touches a session's exchange only between offer() and finished(), and the I/O
// thread leaves it alone meanwhile. All else here belongs to the I/O thread, except atomics and what a mutex guards.

namespace web {

namespace {

namespace asio = boost::asio;
using SteadyClock = std::chrono::steady_clock;
using Moment = SteadyClock::time_point;
using Descriptor = asio::posix::stream_descriptor;
using Error = boost::system::error_code;
using std::chrono::milliseconds;

constexpr std::size_t scratch_size = 64 << 10;
constexpr std::int64_t upload_progress = 1 << 10; // bytes that earn an upload one more deadline
constexpr std::size_t queue_kept = 4;             // places kept by a stream for which nothing waits
constexpr std::size_t linger_limit = 1 << 20;     // bytes read for nothing, so that the last answer is not lost
constexpr milliseconds linger_deadline {1000};
constexpr milliseconds accept_pause {100};
constexpr int accepts_in_a_row = 128;
constexpr std::size_t parcels_in_a_row = 256; // so that a heap of events does not hold up requests

class Session;
using Sessions = std::list<Session*>;

struct Tallies {
    std::atomic<std::int64_t> accepted {0}, open {0}, requests {0}, refused_by_gate {0}, timed_out {0}, queue_full {0};
};

/// Where the sessions live: listener, limits, deadlines, and the way to the workers and back.
class House {
public:
    House(ServerOptions options, Application& application);
    ~House()
    {
        drain(milliseconds {0});
        desk_->close();
    }
    House(House const&) = delete;

    void start();
    void drain(milliseconds patience);
    int port() const { return port_; }

    ServerOptions const& options() const { return options_; }
    Application& application() { return application_; }
    std::span<char> scratch() { return scratch_; }
    Tallies& tallies() { return tallies_; }
    std::int64_t waiting() const { return pool_ ? static_cast<std::int64_t>(pool_->waiting()) : 0; }
    bool is_draining() const { return draining_; }
    std::vector<AddressBlock> const& trusted() const { return trusted_; }

    /// Moves a session to the end of the idle or the busy ones.
    void move(Session& session, bool to_idle);
    void leave(Session& session);
    void offer(Session& session);    ///< to a worker; tells it later when there is no room
    void finished(Session* session); ///< from a worker
    std::shared_ptr<Desk> const& desk() const { return desk_; }

private:
    void wait_for_connections();
    void accept_some();
    void welcome(Accepted const& newcomer);
    bool close_oldest_idle();
    void sweep_later();
    void sweep();
    void begin_draining();
    void end_draining();
    void hand_over();
    void take_finished();
    void carry();

    ServerOptions options_;
    Application& application_;
    std::unique_ptr<TlsIdentity> identity_ {};
    std::vector<AddressBlock> trusted_ {};
    asio::io_context io_ {1};
    Descriptor listener_ {io_};
    asio::steady_timer sweep_timer_ {io_};
    asio::steady_timer accept_timer_ {io_};
    Sessions idle_ {}; // the oldest first
    Sessions busy_ {};
    std::vector<Session*> ready_ {}; // to be handed over together
    std::vector<std::function<void()>> work_ {};
    std::shared_ptr<Desk> desk_ = std::make_shared<Desk>([this] { asio::post(io_, [this] { carry(); }); });
    std::vector<Parcel> parcels_ {}; // on their way
    std::size_t carried_ = 0;        // of them
    std::map<std::array<std::uint8_t, 16>, int> by_client_ {};
    std::vector<char> scratch_ = std::vector<char>(scratch_size);
    std::thread thread_ {};
    std::unique_ptr<WorkerPool> pool_ {};
    int port_ = 0;
    Tallies tallies_ {};
    std::atomic<bool> draining_ {false};

    std::mutex mutex_ {};
    std::condition_variable emptied_ {};
    bool is_empty_ = false;             // guarded; set when the last session leaves a draining house
    std::vector<Session*> finished_ {}; // guarded
};

/// One connection and the request it is at, if any. Whatever it waits for keeps it alive: a descriptor or a worker.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(House& house, asio::io_context& io, Accepted const& newcomer, TlsIdentity const* identity)
        : house_ {house}
        , descriptor_ {io}
        , wire_ {newcomer.socket, identity}
        , peer_ {newcomer.peer}
    {
    }
    ~Session() { close(); }
    Session(Session const&) = delete;

    void start(int socket); ///< owns the socket from now on
    void close();
    void expire(Moment now);
    void on_worker();   ///< does what is to be done, on a worker's thread
    void worked();      ///< a worker has given the exchange back
    void turned_away(); ///< no worker will have it
    void take_parcel(Parcel const& parcel);

    Moment deadline() const { return deadline_; }
    Address const& peer() const { return peer_; }

    Sessions::iterator place {}; ///< where the house keeps it
    bool is_idle = true;

private:
    enum class State { idle, header, body, lingering, working, writing, streaming, closed };
    enum class Task { admission, answer };

    bool wants_bytes() const { return state_ <= State::lingering; }
    void set_deadline(milliseconds patience) { deadline_ = SteadyClock::now() + patience; }
    void wait(Descriptor::wait_type what);
    void go_on();
    void read();
    void take(std::string_view fresh);
    std::size_t consume(std::string_view bytes);
    void begin();
    void route();
    void describe_client(Incoming& incoming);
    void expect_body();
    void take_body_end();
    void work(Task task);
    void refuse(GateRefusal const& why, bool close = true);
    void write();
    Moved write_some();
    void written();
    void linger(bool is_whole);
    void become_stream(Response::GoesOn const& goes_on);
    void hear();
    void push();

    /// What a connection has that goes on after its answer's head.
    struct Streaming {
        std::shared_ptr<OpenLine> line;
        std::shared_ptr<void> kept {}; // for whoever sends
        std::vector<std::shared_ptr<std::string const>> queue {};
        std::size_t sent = 0;  // of the first in the queue
        std::size_t heard = 0; // bytes that nobody asked for
        bool is_stuck = false; // waits until the socket takes more
        bool is_ending = false;
    };

    House& house_;
    Descriptor descriptor_;
    Wire wire_;
    Address peer_;
    State state_ = State::closed; // until start()
    Moment deadline_ {};
    std::string input_ {}; // bytes that came and are not used yet
    std::unique_ptr<Exchange> exchange_ {};
    std::int64_t mark_ = 0; // of the body when the deadline was set; of the answer what is sent; else read for nothing
    bool is_new_ = true;    // no byte has come yet
    Task task_ = Task::answer;
    std::shared_ptr<Session> self_ {}; // while a worker has the exchange
    std::unique_ptr<Streaming> streaming_ {};
};

// ---- Session

void Session::start(int socket)
{
    state_ = State::idle;
    Error error;
    descriptor_.assign(socket, error);
    if (error) {
        ::close(socket);
        return close();
    }
    set_deadline(house_.options().header_deadline);
    wait(Descriptor::wait_read);
}

void Session::close()
{
    if (state_ == State::closed) return;
    state_ = State::closed;
    if (auto const streaming = std::move(streaming_)) streaming->line->hang_up();
    Error ignored;
    descriptor_.close(ignored);
    house_.leave(*this);
}

void Session::wait(Descriptor::wait_type what)
{
    descriptor_.async_wait(what, [self = shared_from_this()](Error error) {
        if (error || self->state_ == State::closed) return;
        if (self->state_ == State::writing) {
            self->write();
            self->go_on();
        } else if (self->wants_bytes()) {
            self->read();
        }
    });
}

/// After an answer or an admission: uses what has come already, then waits for more.
void Session::go_on()
{
    if (wants_bytes() && !input_.empty()) take({});
    if (!wants_bytes()) return;
    if (wire_.has_pending()) return read();
    wait(Descriptor::wait_read);
}

void Session::read()
{
    auto const room = house_.scratch();
    do {
        auto const moved = state_ == State::lingering ? wire_.discard(room) : wire_.read(room);
        switch (moved.outcome) {
        case Moved::Outcome::moved:
            take({room.data(), moved.bytes});
            break;
        case Moved::Outcome::wants_read:
            return wait(Descriptor::wait_read);
        case Moved::Outcome::wants_write:
            return wait(Descriptor::wait_write);
        default:
            return close();
        }
    } while (wants_bytes() && wire_.has_pending());
    if (wants_bytes()) wait(Descriptor::wait_read);
}

/// Uses what has come, request after request as long as they are answered at once.
void Session::take(std::string_view fresh)
{
    if (state_ == State::lingering) {
        mark_ += static_cast<std::int64_t>(fresh.size());
        if (mark_ > static_cast<std::int64_t>(linger_limit)) close();
        return;
    }
    std::string joined;
    if (!input_.empty()) {
        joined = std::exchange(input_, {});
        joined.append(fresh);
        fresh = joined;
    }
    do {
        fresh.remove_prefix(consume(fresh));
    } while (state_ == State::idle && !fresh.empty());
    bool const is_over = state_ == State::closed || state_ == State::lingering;
    if (!is_over && !fresh.empty()) input_.assign(fresh);
}

std::size_t Session::consume(std::string_view bytes)
{
    using Reading = RequestReader::State;
    if (!exchange_) begin();
    auto& reader = exchange_->reader();
    std::size_t used = 0;
    if (state_ == State::header) {
        used = reader.feed(bytes);
        if (reader.state() == Reading::header) return used;
        if (reader.state() != Reading::refused) route();
    }
    if (state_ == State::body) {
        used += reader.feed(bytes.substr(used));
        if (reader.state() == Reading::done) take_body_end();
    }
    bool const is_reading = state_ == State::header || state_ == State::body;
    if (is_reading && reader.state() == Reading::refused) {
        ++house_.tallies().refused_by_gate;
        refuse(reader.refusal());
    }
    return used;
}

void Session::begin()
{
    exchange_ = std::make_unique<Exchange>(house_.options().header_limit);
    state_ = State::header;
    house_.move(*this, false);
    // The first header is due since the connection's birth, a later one since its own first byte.
    if (!std::exchange(is_new_, false)) set_deadline(house_.options().header_deadline);
}

void Session::route()
{
    auto& incoming = exchange_->incoming();
    describe_client(incoming);
    incoming.request_id = next_request_id();
    BodyPlan plan;
    try {
        plan = house_.application().plan(incoming);
    } catch (...) {
        return refuse({500, "internal"});
    }
    if (auto const no = exchange_->expect_body(plan, house_.options().spool_folder)) return refuse(*no);
    if (plan.ask_first) return work(Task::admission);
    expect_body();
}

void Session::describe_client(Incoming& incoming)
{
    incoming.secure = wire_.is_tls();
    if (contains(house_.trusted(), peer_)) {
        incoming.peer = forwarded_client(incoming.header("x-forwarded-for"), peer_, house_.trusted()).text();
        auto const scheme = incoming.header("x-forwarded-proto");
        incoming.secure
            = incoming.secure || scheme == "https" || scheme.ends_with(" https") || scheme.ends_with(",https");
        return;
    }
    incoming.peer = peer_.text();
    // What a stranger claims to forward is not shown to anybody who might believe it.
    std::erase_if(incoming.headers,
        [](auto const& header) { return header.first == "forwarded" || header.first.starts_with("x-forwarded-"); });
}

void Session::expect_body()
{
    if (exchange_->reader().state() == RequestReader::State::done) return work(Task::answer);
    state_ = State::body;
    mark_ = 0;
    set_deadline(house_.options().body_deadline);
    if (!exchange_->reader().framing().expects_continue) return;
    // Twenty-five bytes always fit into a socket to which nothing has been written yet; a client that pipelines more
    // than it reads loses its connection.
    constexpr std::string_view go_ahead = "HTTP/1.1 100 Continue\r\n\r\n";
    if (wire_.write(go_ahead).bytes != go_ahead.size()) close();
}

void Session::take_body_end()
{
    if (auto const no = exchange_->end_body()) return refuse(*no);
    work(Task::answer);
}

/// Hands the exchange to a worker until worked().
void Session::work(Task task)
{
    task_ = task;
    state_ = State::working;
    deadline_ = Moment::max();
    self_ = shared_from_this();
    house_.offer(*this);
}

void Session::turned_away()
{
    auto const self = std::exchange(self_, {});
    if (state_ == State::closed) return;
    ++house_.tallies().queue_full;
    refuse({503, "queue_full"}, task_ == Task::admission);
    go_on();
}

void Session::on_worker()
{
    auto& application = house_.application();
    if (task_ == Task::answer) exchange_->answered_by(application);
    bool const is_answered = task_ == Task::answer || !exchange_->admitted_by(application);
    if (is_answered) exchange_->prepare(application, !house_.is_draining());
    house_.finished(this);
}

void Session::worked()
{
    auto const self = std::exchange(self_, {});
    if (state_ == State::closed) return;
    if (task_ == Task::answer) ++house_.tallies().requests;
    if (exchange_->is_prepared()) {
        write();
    } else {
        expect_body();
    }
    go_on();
}

void Session::refuse(GateRefusal const& why, bool close)
{
    exchange_->refused_by(house_.application(), why, close);
    exchange_->prepare(house_.application(), !house_.is_draining());
    write();
}

void Session::write()
{
    if (state_ != State::writing) {
        state_ = State::writing;
        mark_ = 0;
        set_deadline(house_.options().write_deadline);
    }
    for (;;) {
        auto const moved = write_some();
        switch (moved.outcome) {
        case Moved::Outcome::moved:
            break;
        case Moved::Outcome::wants_write:
            return wait(Descriptor::wait_write);
        case Moved::Outcome::wants_read:
            return wait(Descriptor::wait_read);
        case Moved::Outcome::ended:
            return written();
        case Moved::Outcome::broken:
            return close();
        }
        mark_ += static_cast<std::int64_t>(moved.bytes);
        set_deadline(house_.options().write_deadline);
    }
}

/// Writes what the socket takes; ended means that all is written.
Moved Session::write_some()
{
    auto const head = exchange_->head();
    auto const body = exchange_->body();
    auto const sent = static_cast<std::size_t>(mark_);
    auto const in_memory = head.size() + body.size();
    if (sent < head.size()) return wire_.write(head.substr(sent), body);
    if (sent < in_memory) return wire_.write(body.substr(sent - head.size()));
    if (exchange_->file() < 0) return {Moved::Outcome::ended};
    auto const& range = exchange_->file_range();
    auto const sent_of_file = static_cast<std::int64_t>(sent - in_memory);
    if (sent_of_file == range.length) return {Moved::Outcome::ended};
    return wire_.send_file(
        exchange_->file(), range.offset + sent_of_file, range.length - sent_of_file, house_.scratch());
}

void Session::written()
{
    if (auto goes_on = exchange_->take_on()) {
        exchange_.reset();
        return become_stream(goes_on);
    }
    bool const keep_alive = exchange_->keeps_alive() && !house_.is_draining();
    bool const is_whole = exchange_->reader().state() == RequestReader::State::done;
    exchange_.reset();
    if (!keep_alive) return linger(is_whole);
    state_ = State::idle;
    house_.move(*this, true);
    set_deadline(house_.options().idle_deadline);
}

/// Closes politely: an abrupt close while the client still sends would throw away the answer on its way. After a request
/// that was read whole, with nothing behind it, there is nothing to wait for.
void Session::linger(bool is_whole)
{
    wire_.finish_writing();
    if (is_whole && wire_.discard(house_.scratch()).outcome != Moved::Outcome::moved) return close();
    state_ = State::lingering;
    mark_ = 0;
    input_.clear();
    set_deadline(linger_deadline);
}

/// From here on the connection is a way for what others send; it has given back its worker, its deadline and its buffers. The
/// body ends with the connection: readers behind a proxy that speaks HTTP/1.0 get it too, and an event cut short is
/// thrown away by its reader in any case.
void Session::become_stream(Response::GoesOn const& goes_on)
{
    state_ = State::streaming;
    deadline_ = Moment::max();
    input_ = {};
    tune_for_stream(descriptor_.native_handle());
    streaming_ = std::make_unique<Streaming>(Streaming {std::make_shared<OpenLine>(house_.desk(), this)});
    streaming_->kept = goes_on(streaming_->line);
    hear();
}

/// Waits for the reader's goodbye. Whatever else she says is thrown away, and much of it is the end.
void Session::hear()
{
    descriptor_.async_wait(Descriptor::wait_read, [self = shared_from_this()](Error error) {
        if (error || self->state_ == State::closed) return;
        if (self->state_ != State::streaming) return self->read();
        auto const room = self->house_.scratch();
        do {
            auto const moved = self->wire_.read(room);
            bool const is_quiet = moved.outcome == Moved::Outcome::wants_read;
            self->streaming_->heard += moved.bytes;
            if (is_quiet) break;
            if (moved.outcome != Moved::Outcome::moved || self->streaming_->heard > linger_limit) return self->close();
        } while (self->wire_.has_pending());
        self->hear();
    });
}

void Session::take_parcel(Parcel const& parcel)
{
    if (parcel.kind == Parcel::Kind::cut) return close();
    if (parcel.kind == Parcel::Kind::end) streaming_->is_ending = true;
    if (parcel.kind == Parcel::Kind::bytes) streaming_->queue.push_back(parcel.bytes);
    if (!streaming_->is_stuck) push();
}

/// Writes what the socket takes of what waits.
void Session::push()
{
    auto& streaming = *streaming_;
    streaming.is_stuck = false;
    while (!streaming.queue.empty()) {
        auto const& first = *streaming.queue.front();
        auto const moved = wire_.write(std::string_view {first}.substr(streaming.sent));
        if (moved.outcome == Moved::Outcome::wants_write || moved.outcome == Moved::Outcome::wants_read) {
            streaming.is_stuck = true;
            if (deadline_ == Moment::max()) set_deadline(house_.options().stream_deadline);
            bool const wants_read = moved.outcome == Moved::Outcome::wants_read;
            descriptor_.async_wait(
                wants_read ? Descriptor::wait_read : Descriptor::wait_write, [self = shared_from_this()](Error error) {
                    if (!error && self->state_ == State::streaming) self->push();
                });
            return;
        }
        if (moved.outcome != Moved::Outcome::moved) return close();
        streaming.sent += moved.bytes;
        streaming.line->sent(moved.bytes);
        deadline_ = Moment::max();
        if (streaming.sent < first.size()) continue;
        streaming.queue.erase(streaming.queue.begin());
        streaming.sent = 0;
    }
    if (streaming.queue.capacity() > queue_kept) streaming.queue.shrink_to_fit();
    if (!streaming.is_ending) return;
    streaming.line->hang_up();
    linger(true);
}

void Session::expire(Moment now)
{
    auto const self = shared_from_this();
    auto const received = exchange_ && state_ == State::body ? exchange_->body_received() : 0;
    if (state_ == State::body && exchange_->plan().spool && received - mark_ >= upload_progress) {
        mark_ = received;
        deadline_ = now + house_.options().body_deadline;
        return;
    }
    bool const is_request = state_ == State::header || state_ == State::body;
    if (is_request || state_ == State::writing || state_ == State::streaming) ++house_.tallies().timed_out;
    if (!is_request || !wire_.is_ready()) return close();
    refuse({408, "too_slow"});
}

// ---- House

House::House(ServerOptions options, Application& application)
    : options_ {std::move(options)}
    , application_ {application}
{
    for (auto const& text : options_.trusted_proxies) {
        auto const block = AddressBlock::from(text);
        if (!block) throw std::invalid_argument {"not a block of addresses: " + text};
        trusted_.push_back(*block);
    }
    if (!options_.tls_cert.empty()) identity_ = std::make_unique<TlsIdentity>(options_.tls_cert, options_.tls_key);
}

void House::start()
{
    listener_.assign(listening_socket(options_.address, options_.port));
    port_ = port_of(listener_.native_handle());
    pool_ = std::make_unique<WorkerPool>(options_.workers, options_.running, options_.queue);
    wait_for_connections();
    sweep_later();
    thread_ = std::thread {[this] {
        // A reader that goes away shows as an error of the write, not as a signal.
        sigset_t pipe;
        ::sigemptyset(&pipe);
        ::sigaddset(&pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
        while (!io_.stopped()) {
            try {
                io_.run();
            } catch (std::exception const&) {
                // Out of memory: the session whose step this was is gone, the others go on.
            }
        }
    }};
}

void House::wait_for_connections()
{
    listener_.async_wait(Descriptor::wait_read, [this](Error error) {
        if (!error) accept_some();
    });
}

void House::accept_some()
{
    for (int i = 0; i < accepts_in_a_row; ++i) {
        auto const newcomer = accepted(listener_.native_handle());
        if (newcomer.outcome == Accepted::Outcome::nobody) break;
        if (newcomer.outcome == Accepted::Outcome::connection) welcome(newcomer);
        if (newcomer.outcome != Accepted::Outcome::no_room || close_oldest_idle()) continue;
        // Out of files with nobody to send home: a pause, because the listener would be ready again at once.
        accept_timer_.expires_after(accept_pause);
        accept_timer_.async_wait([this](Error error) {
            if (!error) wait_for_connections();
        });
        return;
    }
    wait_for_connections();
}

void House::welcome(Accepted const& newcomer)
{
    bool const is_full = tallies_.open >= options_.connections && !close_oldest_idle();
    auto& of_client = by_client_[newcomer.peer.of_client().bytes];
    bool const has_enough = of_client >= options_.connections_per_address && !contains(trusted_, newcomer.peer);
    if (is_full || has_enough) {
        ::close(newcomer.socket);
        if (of_client == 0) by_client_.erase(newcomer.peer.of_client().bytes);
        return;
    }
    std::shared_ptr<Session> session;
    try {
        session = std::make_shared<Session>(*this, io_, newcomer, identity_.get());
        session->place = idle_.insert(idle_.end(), session.get());
    } catch (std::bad_alloc const&) {
        ::close(newcomer.socket);
        return;
    }
    ++of_client;
    ++tallies_.accepted;
    ++tallies_.open;
    session->start(newcomer.socket);
}

void House::move(Session& session, bool to_idle)
{
    auto& from = session.is_idle ? idle_ : busy_;
    auto& to = to_idle ? idle_ : busy_;
    to.splice(to.end(), from, session.place);
    session.is_idle = to_idle;
}

void House::leave(Session& session)
{
    (session.is_idle ? idle_ : busy_).erase(session.place);
    auto const client = by_client_.find(session.peer().of_client().bytes);
    if (--client->second == 0) by_client_.erase(client);
    if (--tallies_.open > 0 || !draining_) return;
    std::scoped_lock const lock {mutex_};
    is_empty_ = true;
    emptied_.notify_all();
}

bool House::close_oldest_idle()
{
    if (idle_.empty()) return false;
    idle_.front()->close();
    return true;
}

void House::sweep_later()
{
    auto const shortest = std::min({options_.header_deadline, options_.body_deadline, options_.write_deadline,
        options_.idle_deadline, options_.stream_deadline});
    sweep_timer_.expires_after(std::clamp(shortest / 8, milliseconds {10}, milliseconds {1000}));
    sweep_timer_.async_wait([this](Error error) {
        if (error) return;
        sweep();
        sweep_later();
    });
}

/// Looks at every deadline about once a second: far cheaper than a timer for each connection.
void House::sweep()
{
    auto const now = SteadyClock::now();
    for (auto* const sessions : {&idle_, &busy_}) {
        for (auto at = sessions->begin(); at != sessions->end();) {
            auto& session = **at++;
            if (session.deadline() <= now) session.expire(now);
        }
    }
}

/// Requests that came in one turn of the loop are handed over together: on a small machine a worker woken for the first
/// of them would push the I/O thread aside, and both would change places for every request.
void House::offer(Session& session)
{
    ready_.push_back(&session);
    if (ready_.size() == 1) asio::post(io_, [this] { hand_over(); });
}

void House::hand_over()
{
    // A plain pointer keeps a function small enough to need no memory of its own.
    for (auto* const session : ready_) work_.emplace_back([session] { session->on_worker(); });
    auto const taken = pool_->offer(std::span {work_});
    auto const ready = std::exchange(ready_, {});
    work_.clear();
    for (auto* const session : std::span {ready}.subspan(taken)) session->turned_away();
}

void House::finished(Session* session)
{
    bool is_first = false;
    {
        std::scoped_lock const lock {mutex_};
        is_first = finished_.empty();
        finished_.push_back(session);
    }
    if (is_first) asio::post(io_, [this] { take_finished(); });
}

void House::take_finished()
{
    std::vector<Session*> finished;
    {
        std::scoped_lock const lock {mutex_};
        finished.swap(finished_);
    }
    for (auto* const session : finished) session->worked();
}

/// Gives parcels to their connections, a few at a time.
void House::carry()
{
    if (carried_ == parcels_.size()) {
        parcels_ = desk_->take();
        carried_ = 0;
        if (parcels_.empty()) return;
    }
    auto const end = std::min(parcels_.size(), carried_ + parcels_in_a_row);
    for (; carried_ < end; ++carried_) {
        auto const parcel = std::move(parcels_[carried_]);
        auto* const session = static_cast<Session*>(parcel.line->connection());
        if (session != nullptr) session->take_parcel(parcel);
    }
    asio::post(io_, [this] { carry(); });
}

void House::drain(milliseconds patience)
{
    if (!thread_.joinable()) return;
    asio::post(io_, [this] { begin_draining(); });
    {
        std::unique_lock lock {mutex_};
        emptied_.wait_for(lock, patience, [&] { return is_empty_; });
    }
    asio::post(io_, [this] { end_draining(); });
    thread_.join();
    pool_->finish();
    take_finished(); // lets go of the sessions whose answers came too late
}

void House::begin_draining()
{
    draining_ = true;
    Error ignored;
    listener_.close(ignored);
    accept_timer_.cancel();
    while (close_oldest_idle()) { }
    std::scoped_lock const lock {mutex_};
    is_empty_ = tallies_.open == 0;
    emptied_.notify_all();
}

void House::end_draining()
{
    while (close_oldest_idle()) { }
    while (!busy_.empty()) busy_.front()->close();
    hand_over(); // so that every session is let go by somebody
    io_.stop();
}

} // namespace

struct Server::Inside {
    House house;
};

Server::Server(ServerOptions options, Application& application)
    : inside_ {new Inside {.house {std::move(options), application}}}
{
}

Server::~Server() = default;

void Server::start()
{
    inside_->house.start();
}

int Server::port() const
{
    return inside_->house.port();
}

void Server::drain(std::chrono::milliseconds patience)
{
    inside_->house.drain(patience);
}

Server::Counts Server::counts() const
{
    auto const& tallies = inside_->house.tallies();
    return {.accepted = tallies.accepted,
        .open = tallies.open,
        .requests = tallies.requests,
        .refused_by_gate = tallies.refused_by_gate,
        .timed_out = tallies.timed_out,
        .queue_full = tallies.queue_full,
        .waiting = inside_->house.waiting()};
}

} // namespace web
