#include "platform/web/listener.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace web {

namespace {

constexpr int waiting_connections = 4096;

/// An address as the kernel wants it.
struct SocketAddress {
    sockaddr_storage storage {};
    socklen_t size = sizeof(sockaddr_storage);

    sockaddr* raw() { return reinterpret_cast<sockaddr*>(&storage); }

    static SocketAddress of(Address const& address, int port)
    {
        SocketAddress result;
        auto const wire_port = htons(static_cast<std::uint16_t>(port));
        if (address.is_ipv4()) {
            sockaddr_in v4 {};
            v4.sin_family = AF_INET;
            v4.sin_port = wire_port;
            std::memcpy(&v4.sin_addr, address.bytes.data() + 12, 4);
            std::memcpy(&result.storage, &v4, result.size = sizeof v4);
        } else {
            sockaddr_in6 v6 {};
            v6.sin6_family = AF_INET6;
            v6.sin6_port = wire_port;
            std::memcpy(&v6.sin6_addr, address.bytes.data(), 16);
            std::memcpy(&result.storage, &v6, result.size = sizeof v6);
        }
        return result;
    }

    Address address() const
    {
        Address result;
        if (storage.ss_family == AF_INET6) {
            sockaddr_in6 v6 {};
            std::memcpy(&v6, &storage, sizeof v6);
            std::memcpy(result.bytes.data(), &v6.sin6_addr, 16);
        } else {
            sockaddr_in v4 {};
            std::memcpy(&v4, &storage, sizeof v4);
            result.bytes[10] = result.bytes[11] = 0xff;
            std::memcpy(result.bytes.data() + 12, &v4.sin_addr, 4);
        }
        return result;
    }
};

} // namespace

int listening_socket(std::string const& address, int port)
{
    auto const parsed = Address::from(address);
    if (!parsed) throw std::invalid_argument {"not an IP address to listen on: " + address};
    auto const family = parsed->is_ipv4() ? AF_INET : AF_INET6;
    int const listener = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    int const yes = 1;
    auto where = SocketAddress::of(*parsed, port);
    bool const listens = listener >= 0 && ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0
        && ::bind(listener, where.raw(), where.size) == 0 && ::listen(listener, waiting_connections) == 0;
    if (listens) return listener;
    std::error_code const error {errno, std::generic_category()};
    if (listener >= 0) ::close(listener);
    throw std::system_error {error, "listening on " + address + " port " + std::to_string(port)};
}

int port_of(int socket)
{
    SocketAddress bound;
    if (::getsockname(socket, bound.raw(), &bound.size) != 0) return 0;
    sockaddr_in v4 {};
    std::memcpy(&v4, &bound.storage, sizeof v4); // the port stands at the same place in both families
    return ntohs(v4.sin_port);
}

void tune_for_stream(int socket)
{
    constexpr int held = 32 << 10;
    constexpr unsigned int patience_ms = 30'000;
    ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &held, sizeof held);
    ::setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &patience_ms, sizeof patience_ms);
}

Accepted accepted(int listener)
{
    using Outcome = Accepted::Outcome;
    SocketAddress peer;
    int const socket = ::accept4(listener, peer.raw(), &peer.size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket >= 0) {
        int const yes = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        return {Outcome::connection, socket, peer.address()};
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) return {Outcome::nobody};
    bool const no_room = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
    return {no_room ? Outcome::no_room : Outcome::try_again};
}

} // namespace web
