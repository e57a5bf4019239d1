#include "bench/audience.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <fmt/format.h>
#include <netinet/in.h>
#include <stdexcept>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

using namespace std::chrono_literals;

struct Audience::Listener {
    int socket = -1;
    bool is_open = false; ///< the head has come
    std::string head {};
    int matched = 0; ///< signs of the end of a piece: ">", and the two ends of line behind it
};

Audience::Audience(int port, std::string const& path, std::vector<std::string> const& tokens, int people)
    : poll_ {::epoll_create1(EPOLL_CLOEXEC)}
    , listeners_(static_cast<std::size_t>(people))
{
    thread_ = std::jthread {[this](std::stop_token const& stop) { listen(stop); }};
    for (std::size_t n = 0; n < listeners_.size(); ++n) {
        auto const request = fmt::format("GET {} HTTP/1.1\r\nHost: bench.example\r\nCookie: __Host-session={}\r\n\r\n",
            path, tokens[n % tokens.size()]);
        open(listeners_[n], port, request, static_cast<int>(n));
        // As many at once as the server lets wait, and no more.
        while (static_cast<int>(n) - open_ > 200 && lost_ == 0) std::this_thread::sleep_for(1ms);
    }
    while (open_ < people && lost_ == 0) std::this_thread::sleep_for(1ms);
    if (lost_ > 0) throw std::runtime_error {"a stream was refused"};
}

Audience::~Audience()
{
    thread_.request_stop();
    thread_.join();
    for (auto const& listener : listeners_) ::close(listener.socket);
    ::close(poll_);
}

void Audience::open(Listener& listener, int port, std::string const& request, int number)
{
    constexpr int people_an_address = 40;
    listener.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in from {};
    from.sin_family = AF_INET;
    from.sin_addr.s_addr = htonl(0x7f030001U + static_cast<std::uint32_t>(number / people_an_address) * 259);
    sockaddr_in to {};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bool const came = ::bind(listener.socket, reinterpret_cast<sockaddr*>(&from), sizeof from) == 0
        && ::connect(listener.socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0
        && ::send(listener.socket, request.data(), request.size(), MSG_NOSIGNAL)
            == static_cast<ssize_t>(request.size());
    epoll_event event {.events = EPOLLIN, .data {.ptr = &listener}};
    if (!came || ::epoll_ctl(poll_, EPOLL_CTL_ADD, listener.socket, &event) != 0)
        throw std::runtime_error {"a stream does not open"};
}

void Audience::listen(std::stop_token const& stop)
{
    std::array<epoll_event, 256> ready;
    while (!stop.stop_requested()) {
        auto const count = ::epoll_wait(poll_, ready.data(), ready.size(), 50);
        for (int i = 0; i < count; ++i) hear(*static_cast<Listener*>(ready[static_cast<std::size_t>(i)].data.ptr));
    }
}

/// A piece is whole with the empty line behind it.
void Audience::hear(Listener& listener)
{
    std::array<char, 16384> bytes;
    auto const got = ::recv(listener.socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) {
        ++lost_;
        ::epoll_ctl(poll_, EPOLL_CTL_DEL, listener.socket, nullptr);
        return;
    }
    std::string_view const fresh {bytes.data(), static_cast<std::size_t>(got)};
    if (!listener.is_open) {
        listener.head.append(fresh);
        auto const end = listener.head.find("\r\n\r\n");
        if (end == std::string::npos) return;
        if (!listener.head.starts_with("HTTP/1.1 200")) ++lost_;
        listener.is_open = true;
        ++open_;
        listener.head = {};
        return; // what stands behind the head is no event
    }
    bytes_ += got;
    for (char const sign : fresh) {
        bool const goes_on = sign == '\n' && listener.matched > 0;
        listener.matched = sign == '>' ? 1 : goes_on ? listener.matched + 1 : 0;
        if (listener.matched < 3) continue;
        ++events_;
        last_at_ = Clock::now().time_since_epoch().count();
    }
}

} // namespace bench
