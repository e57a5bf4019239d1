#include "bench/load.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <deque>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

/// One connection and the answer that is on its way.
struct Load::Connection {
    int socket = -1;
    std::string unread {};
    std::size_t body_end = 0; ///< 0 while the head is not whole
    bool busy = false;
    Clock::time_point intended {};

    ~Connection() { ::close(socket); }

    void send(std::string const& request, Clock::time_point when)
    {
        busy = true;
        intended = when;
        unread.clear();
        body_end = 0;
        // A request fits into the empty buffer of a socket that was answered.
        if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
            throw std::runtime_error {"the server does not take requests"};
    }

    /// True when the answer is whole.
    bool receive()
    {
        std::array<char, 65536> bytes;
        auto const got = ::recv(socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return false;
        if (got <= 0) throw std::runtime_error {"the server closed a connection"};
        unread.append(bytes.data(), static_cast<std::size_t>(got));
        if (body_end == 0) find_end();
        return body_end != 0 && unread.size() >= body_end;
    }

    void find_end()
    {
        auto const head = unread.find("\r\n\r\n");
        if (head == std::string::npos) return;
        auto const length = unread.find("\r\nContent-Length: ");
        body_end = head + 4;
        if (length < head) body_end += static_cast<std::size_t>(std::atoll(unread.c_str() + length + 18));
    }

    int status() const { return std::atoi(unread.c_str() + 9); }
};

double Answers::percentile(double share)
{
    if (milliseconds.empty()) return 0;
    std::ranges::sort(milliseconds);
    return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
}

/// One measurement: keeps the connections busy until its end and writes down the answers.
class Load::Run {
public:
    Run(Load& load, RequestText const& request, std::chrono::milliseconds span)
        : load_ {load}
        , request_ {request}
        , start_ {Clock::now()}
        , end_ {start_ + span}
    {
    }

    Answers closed()
    {
        for (auto& connection : load_.connections_) connection->send(request_(next_++), Clock::now());
        while (busy_count() > 0)
            wait(
                [&](Connection& connection) {
                    if (Clock::now() < end_) connection.send(request_(next_++), Clock::now());
                },
                100);
        return finished();
    }

    Answers open(double rate, Between between)
    {
        std::chrono::duration<double> const gap {1 / rate};
        auto const moment = [&](std::int64_t n) {
            return start_ + std::chrono::duration_cast<Clock::duration>(gap * static_cast<double>(n));
        };
        for (;;) {
            while (moment(next_) <= std::min(Clock::now(), end_)) due_.push_back(moment(next_++));
            send_due();
            if (Clock::now() >= end_ && due_.empty() && busy_count() == 0) break;
            if (between == Between::sleeping)
                sleep_until(std::min(moment(next_), end_ + std::chrono::milliseconds {1}));
            wait([](Connection&) {}, 0);
        }
        return finished();
    }

private:
    std::int64_t busy_count() const
    {
        return std::ranges::count_if(load_.connections_, [](auto const& c) { return c->busy; });
    }

    /// In turns, so that none is silent for so long that the server takes it for forgotten.
    void send_due()
    {
        auto const count = load_.connections_.size();
        for (std::size_t looked = 0; looked < count && !due_.empty(); ++looked) {
            auto& connection = load_.connections_[turn_++ % count];
            if (connection->busy) continue;
            connection->send(request_(sent_++), due_.front());
            due_.pop_front();
        }
    }

    /// Or until an answer comes.
    void sleep_until(Clock::time_point when) const
    {
        auto const left = std::chrono::duration_cast<std::chrono::nanoseconds>(when - Clock::now());
        if (left.count() <= 0) return;
        timespec const patience {left.count() / 1'000'000'000, left.count() % 1'000'000'000};
        epoll_event event;
        ::epoll_pwait2(load_.poll_, &event, 1, &patience, nullptr);
    }

    template <class Then>
    void wait(Then const& then, int patience_ms)
    {
        std::array<epoll_event, 128> events;
        auto const count = ::epoll_wait(load_.poll_, events.data(), events.size(), patience_ms);
        for (int i = 0; i < count; ++i) {
            auto& connection = *static_cast<Connection*>(events[static_cast<std::size_t>(i)].data.ptr);
            if (!connection.receive()) continue;
            note(connection);
            then(connection);
        }
    }

    void note(Connection& connection)
    {
        connection.busy = false;
        connection.status() / 100 == 2 ? ++answers_.good : ++answers_.bad;
        std::chrono::duration<double, std::milli> const took = Clock::now() - connection.intended;
        answers_.milliseconds.push_back(took.count());
    }

    Answers finished()
    {
        answers_.seconds = std::chrono::duration<double> {Clock::now() - start_}.count();
        return std::move(answers_);
    }

    Load& load_;
    RequestText const& request_;
    Clock::time_point start_;
    Clock::time_point end_;
    std::int64_t next_ = 0;
    std::int64_t sent_ = 0;
    std::size_t turn_ = 0; // of the connections
    std::deque<Clock::time_point> due_ {};
    Answers answers_ {};
};

Load::Load(int port, int connections)
    : poll_ {::epoll_create1(EPOLL_CLOEXEC)}
{
    for (int n = 0; n < connections; ++n) {
        auto connection = std::make_unique<Connection>();
        connection->socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in from {};
        from.sin_family = AF_INET;
        from.sin_addr.s_addr = htonl(0x7f010001U + static_cast<std::uint32_t>(n) * 259);
        sockaddr_in to {};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<std::uint16_t>(port));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        int const yes = 1;
        ::setsockopt(connection->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        bool const connected = ::bind(connection->socket, reinterpret_cast<sockaddr*>(&from), sizeof from) == 0
            && ::connect(connection->socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
        if (!connected) throw std::runtime_error {"cannot connect to the server"};
        epoll_event event {.events = EPOLLIN, .data = {.ptr = connection.get()}};
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, connection->socket, &event);
        connections_.push_back(std::move(connection));
    }
}

Load::~Load()
{
    ::close(poll_);
}

Answers Load::closed_loop(RequestText const& request, std::chrono::milliseconds span)
{
    return Run {*this, request, span}.closed();
}

Answers Load::open_loop(RequestText const& request, double rate, std::chrono::milliseconds span, Between between)
{
    return Run {*this, request, span}.open(rate, between);
}

std::string Load::ask(std::string const& request)
{
    auto& connection = *connections_.front();
    connection.send(request, Clock::now());
    while (!connection.receive()) { }
    connection.busy = false;
    return connection.unread;
}

} // namespace bench
