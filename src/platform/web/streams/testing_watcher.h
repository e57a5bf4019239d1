#pragma once

#include "platform/web/testing_client.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

/// Somebody's browser at a stream, for tests on a real socket.
namespace web::testing {

struct Event {
    std::string name {}; ///< empty for a piece
    std::int64_t id = 0;
    std::string data {};
};

class Watcher {
public:
    /// Asks for the stream and reads the head of the answer. A small buffer makes a reader who can take little.
    Watcher(int port, std::string const& path, std::string const& lines = "", int receive_buffer = 0)
        : client_ {port, receive_buffer}
    {
        client_.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n");
        while (held_.find("\r\n\r\n") == std::string::npos && receive(std::chrono::seconds {10})) { }
        auto const end = std::min(held_.find("\r\n\r\n"), held_.size());
        head = held_.substr(0, end);
        held_.erase(0, std::min(held_.size(), end + 4));
        status = head.size() > 12 ? std::atoi(head.c_str() + 9) : 0;
    }

    /// The next event; nothing when the stream ends, or when none comes for so long.
    std::optional<Event> next(std::chrono::milliseconds patience = std::chrono::seconds {10})
    {
        auto const until = std::chrono::steady_clock::now() + patience;
        for (;;) {
            while (auto const end = held_.find("\n\n") + 1) {
                auto const block = held_.substr(0, end);
                held_.erase(0, end + 1);
                if (auto event = event_in(block)) return event;
            }
            auto const left
                = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            if (left.count() <= 0 || !receive(left)) return std::nullopt;
        }
    }

    /// Whether the server has closed; reads on to find out.
    bool is_over(std::chrono::milliseconds patience = std::chrono::seconds {10})
    {
        auto const until = std::chrono::steady_clock::now() + patience;
        while (!over_ && std::chrono::steady_clock::now() < until) next(std::chrono::milliseconds {50});
        return over_;
    }

    std::string head {};
    int status = 0;
    int retry_ms = 0; ///< as last said
    int beats = 0;

private:
    std::optional<Event> event_in(std::string_view block)
    {
        Event event;
        bool is_event = false;
        while (!block.empty()) {
            auto const line = block.substr(0, block.find('\n'));
            block.remove_prefix(line.size() + 1);
            if (line.starts_with(":")) ++beats;
            if (line.starts_with("retry: ")) retry_ms = std::atoi(std::string {line.substr(7)}.c_str());
            if (line.starts_with("event: ")) event.name = line.substr(7);
            if (line.starts_with("id: ")) event.id = std::atoll(std::string {line.substr(4)}.c_str());
            if (!line.starts_with("data:")) continue;
            if (is_event) event.data += '\n';
            if (line.size() > 6) event.data += line.substr(6);
            is_event = true;
        }
        return is_event ? std::optional {event} : std::nullopt;
    }

    bool receive(std::chrono::milliseconds patience)
    {
        timeval const wait {.tv_sec = patience.count() / 1000, .tv_usec = patience.count() % 1000 * 1000};
        ::setsockopt(client_.socket(), SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
        std::array<char, 16384> bytes;
        auto const got = ::recv(client_.socket(), bytes.data(), bytes.size(), 0);
        if (got > 0) held_.append(bytes.data(), static_cast<std::size_t>(got));
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) over_ = true;
        return got > 0;
    }

    Client client_;
    std::string held_ {};
    bool over_ = false;
};

} // namespace web::testing
