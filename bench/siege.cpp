#include "bench/siege.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {

using namespace std::chrono_literals;

constexpr int people_an_address = 8; ///< below what the server lets one address hold
constexpr int turns_a_second = 500;  // people who know nothing of each other do not come in crowds
constexpr auto turn_time = std::chrono::milliseconds {1000} / turns_a_second; // of whole seconds it would be none
static_assert(turn_time.count() > 0, "without a pause between turns the slow would be a flood");

} // namespace

struct Siege::Besieger {
    enum class Way { idle, slow_head, slow_body };
    Way way = Way::idle;
    int socket = -1;
    std::string begun {}; ///< sent at once

    bool send(std::string_view bytes) const
    {
        return ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT)
            == static_cast<ssize_t>(bytes.size());
    }

    /// True when the server has closed; answers are thrown away.
    bool is_closed() const
    {
        std::array<char, 4096> bytes;
        auto const got = ::recv(socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
        return got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR);
    }

    void leave()
    {
        if (socket >= 0) ::close(socket);
        socket = -1;
    }
};

Siege::Siege(int port, std::string token, int besiegers)
    : port_ {port}
    , token_ {std::move(token)}
    , besiegers_(static_cast<std::size_t>(besiegers))
{
    auto const head
        = "Host: bench.example\r\nOrigin: http://bench.example\r\nCookie: __Host-session=" + token_ + "\r\n";
    for (std::size_t n = 0; n < besiegers_.size(); ++n) {
        auto& one = besiegers_[n];
        one.way = static_cast<Besieger::Way>(n % 3);
        if (one.way == Besieger::Way::idle) one.begun = "GET /healthz HTTP/1.1\r\n" + head + "\r\n";
        if (one.way == Besieger::Way::slow_head) one.begun = "GET / HTTP/1.1\r\nX-Slow: ";
        if (one.way == Besieger::Way::slow_body)
            one.begun = "POST /needs HTTP/1.1\r\n" + head
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\n\r\n";
    }
    thread_ = std::jthread {[this](std::stop_token const& stop) { live(stop); }};
    while (standing_ < besiegers) std::this_thread::sleep_for(10ms);
}

Siege::~Siege()
{
    thread_.request_stop();
    thread_.join();
    for (auto& one : besiegers_) one.leave();
}

void Siege::live(std::stop_token const& stop)
{
    // A few of them each few milliseconds, so that each has a turn a second.
    for (std::size_t turn = 0; !stop.stop_requested(); turn = (turn + 1) % turns_a_second) {
        auto const next = std::chrono::steady_clock::now() + turn_time;
        for (auto n = turn; n < besiegers_.size(); n += turns_a_second) {
            if (besiegers_[n].socket < 0)
                come(besiegers_[n], static_cast<int>(n));
            else
                drip(besiegers_[n]);
        }
        std::this_thread::sleep_until(next);
    }
}

void Siege::come(Besieger& one, int number)
{
    one.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in from {};
    from.sin_family = AF_INET;
    from.sin_addr.s_addr = htonl(0x7f020001U + static_cast<std::uint32_t>(number / people_an_address) * 259);
    sockaddr_in to {};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port_));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bool const came = ::bind(one.socket, reinterpret_cast<sockaddr*>(&from), sizeof from) == 0
        && ::connect(one.socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0 && one.send(one.begun);
    if (!came) return one.leave();
    ++standing_;
}

void Siege::drip(Besieger& one)
{
    bool const gone = one.is_closed() || (one.way != Besieger::Way::idle && !one.send("a"));
    if (!gone) return;
    one.leave();
    --standing_;
    ++turned_away_;
}

} // namespace bench
