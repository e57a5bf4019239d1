#include "platform/mail/lmtp_server.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

namespace platform {

namespace {

constexpr std::size_t most_unsent = 65'536;
constexpr int look_after_ms = 1'000;

[[noreturn]] void give_up(std::string const& place)
{
    throw std::runtime_error {"mail cannot be taken at " + place + ": " + std::strerror(errno)};
}

int listen_on_path(std::string const& path)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) throw std::runtime_error {"the path of a socket is too long: " + path};
    path.copy(address.sun_path, path.size());
    ::unlink(path.c_str()); // of a run that ended before it could
    int const listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listener < 0 || ::bind(listener, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0
        || ::chmod(path.c_str(), 0660) != 0 || ::listen(listener, 16) != 0)
        give_up(path);
    return listener;
}

/// The address and the port of "127.0.0.1:2424"; anything else is refused.
sockaddr_in own_address(std::string const& place)
{
    auto const colon = std::min(place.rfind(':'), place.size());
    auto const port = place.substr(std::min(colon + 1, place.size()));
    sockaddr_in address {};
    address.sin_family = AF_INET;
    std::uint16_t wanted = 0;
    auto const read = std::from_chars(port.data(), port.data() + port.size(), wanted);
    bool const is_ours
        = place.starts_with("127.") && ::inet_pton(AF_INET, place.substr(0, colon).c_str(), &address.sin_addr) == 1;
    if (!is_ours || read.ec != std::errc {} || read.ptr != port.data() + port.size())
        throw std::runtime_error {"mail is taken at a path or at 127.0.0.1:PORT, not at " + place};
    address.sin_port = htons(wanted);
    return address;
}

int listen_on_port(std::string const& place, int& port)
{
    auto address = own_address(place);
    int const listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    int const yes = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    socklen_t size = sizeof address;
    if (listener < 0 || ::bind(listener, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0
        || ::listen(listener, 16) != 0 || ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        give_up(place);
    port = ntohs(address.sin_port);
    return listener;
}

} // namespace

struct LmtpServer::Connection {
    int socket;
    LmtpTalk talk;
    std::string unsent;
    std::chrono::steady_clock::time_point last;
    bool is_gone = false;
};

LmtpServer::LmtpServer(LmtpOptions options, MailTaker taker)
    : options_ {std::move(options)}
    , taker_ {std::move(taker)}
    , listener_ {options_.place.find('/') != std::string::npos ? listen_on_path(options_.place)
                                                               : listen_on_port(options_.place, port_)}
    , ends_ {::eventfd(0, EFD_CLOEXEC)}
{
    thread_ = std::thread {[this] { loop(); }};
}

LmtpServer::~LmtpServer()
{
    std::uint64_t const one = 1;
    if (::write(ends_, &one, sizeof one) != sizeof one) std::terminate(); // an eventfd always takes a one
    thread_.join();
    for (auto const& connection : connections_) ::close(connection.socket);
    ::close(listener_);
    ::close(ends_);
    if (port_ == 0) ::unlink(options_.place.c_str());
}

void LmtpServer::loop()
{
    for (;;) {
        bool const has_room = connections_.size() < options_.connections;
        std::vector<pollfd> watched {{ends_, POLLIN, 0}, {has_room ? listener_ : -1, POLLIN, 0}};
        for (auto const& connection : connections_)
            watched.push_back({connection.socket, static_cast<short>(connection.unsent.empty() ? POLLIN : POLLOUT), 0});
        ::poll(watched.data(), watched.size(), look_after_ms);
        if ((watched[0].revents & POLLIN) != 0) return;
        auto next = connections_.begin();
        for (std::size_t i = 2; i < watched.size(); ++i, ++next) {
            if (watched[i].revents == 0) continue;
            if (next->unsent.empty()) hear(*next);
            say(*next);
        }
        if ((watched[1].revents & POLLIN) != 0) accept_one();
        end_silent_ones();
    }
}

void LmtpServer::accept_one()
{
    int const socket = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0) return;
    LmtpTalk talk {options_.name, taker_, options_.limits};
    auto greeting = talk.greeting();
    connections_.push_back({socket, std::move(talk), std::move(greeting), std::chrono::steady_clock::now()});
    say(connections_.back());
}

void LmtpServer::hear(Connection& connection)
{
    std::array<char, 16'384> room {};
    auto const count = ::recv(connection.socket, room.data(), room.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) return void(connection.is_gone = true);
    connection.last = std::chrono::steady_clock::now();
    connection.unsent += connection.talk.hear({room.data(), static_cast<std::size_t>(count)});
}

void LmtpServer::say(Connection& connection)
{
    auto const count = ::send(connection.socket, connection.unsent.data(), connection.unsent.size(), MSG_NOSIGNAL);
    if (count > 0) connection.unsent.erase(0, static_cast<std::size_t>(count));
    bool const failed = count < 0 && errno != EAGAIN && errno != EINTR;
    if (failed || connection.unsent.size() > most_unsent) connection.is_gone = true;
    if (connection.talk.is_over() && connection.unsent.empty()) connection.is_gone = true;
}

void LmtpServer::end_silent_ones()
{
    auto const now = std::chrono::steady_clock::now();
    std::erase_if(connections_, [&](Connection const& connection) {
        bool const ends = connection.is_gone || now - connection.last > options_.silence;
        if (ends) ::close(connection.socket);
        return ends;
    });
}

} // namespace platform
