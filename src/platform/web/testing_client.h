#pragma once

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/// A tiny blocking HTTP client for tests: it sends any bytes, well-formed or not, and reads answers one by one.
namespace web::testing {

struct Answer {
    int status = 0; ///< 0 when the connection ended instead
    std::string head {};
    std::string body {};

    std::string header(std::string_view name) const
    {
        auto const line = "\r\n" + std::string {name} + ": ";
        auto const start = head.find(line);
        if (start == std::string::npos) return {};
        auto const value = start + line.size();
        return head.substr(value, head.find("\r\n", value) - value);
    }
};

class Client {
public:
    explicit Client(int port, int receive_buffer = 0)
        : socket_ {::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_in server {};
        server.sin_family = AF_INET;
        server.sin_port = htons(static_cast<std::uint16_t>(port));
        server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        int const yes = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        timeval const patience {.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&server), sizeof server) != 0) {
            throw std::runtime_error {"cannot connect"};
        }
    }
    ~Client()
    {
        if (socket_ >= 0) ::close(socket_);
    }
    Client(Client&& other) noexcept
        : socket_ {std::exchange(other.socket_, -1)}
        , held_ {std::move(other.held_)}
    {
    }

    int socket() const { return socket_; }

    /// False when the server has closed meanwhile.
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// One answer; to a HEAD request it has no body whatever its length says.
    Answer answer(bool to_head = false)
    {
        Answer result;
        auto end = held_.find("\r\n\r\n");
        while (end == std::string::npos) {
            if (!receive()) return result;
            end = held_.find("\r\n\r\n");
        }
        result.head = held_.substr(0, end + 2);
        result.status = std::atoi(result.head.c_str() + 9);
        held_.erase(0, end + 4);
        auto const length = static_cast<std::size_t>(std::atoll(result.header("Content-Length").c_str()));
        if (to_head || result.status < 200) return result;
        while (held_.size() < length && receive()) { }
        result.body = held_.substr(0, length);
        held_.erase(0, result.body.size());
        return result;
    }

    Answer ask(std::string_view request)
    {
        send(request);
        return answer();
    }

    /// Whether the server ends the connection without another byte, within the patience of ten seconds.
    bool is_closed()
    {
        if (!held_.empty()) return false;
        char byte = 0;
        auto const got = ::recv(socket_, &byte, 1, 0);
        return got == 0 || (got < 0 && errno == ECONNRESET);
    }

private:
    bool receive()
    {
        std::array<char, 16384> bytes;
        auto const got = ::recv(socket_, bytes.data(), bytes.size(), 0);
        if (got > 0) held_.append(bytes.data(), static_cast<std::size_t>(got));
        return got > 0;
    }

    int socket_;
    std::string held_ {};
};

} // namespace web::testing
