#include "platform/mail/testing.h"

#include <arpa/inet.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace platform {

/// One connection, read by lines.
struct TestSmtpServer::Talk {
    int connection;
    std::string unread {};

    /// False at the end.
    bool take_line(std::string& line)
    {
        for (;;) {
            if (auto const end = unread.find("\r\n"); end != std::string::npos) {
                line = unread.substr(0, end);
                unread.erase(0, end + 2);
                return true;
            }
            char piece[4096];
            auto const n = ::recv(connection, piece, sizeof piece, 0);
            if (n <= 0) return false;
            unread.append(piece, static_cast<std::size_t>(n));
        }
    }

    void say(std::string reply) const
    {
        if (reply.empty()) return;
        reply += "\r\n";
        ::send(connection, reply.data(), reply.size(), MSG_NOSIGNAL);
    }

    bool take_letter(std::string& letter)
    {
        for (std::string line; take_line(line);) {
            if (line == ".") return true;
            letter += line.substr(line.starts_with('.') ? 1 : 0) + "\r\n";
        }
        return false;
    }
};

TestSmtpServer::TestSmtpServer(std::map<std::string, std::string> replies, HangsUp hangs_up)
    : replies_ {std::move(replies)}
    , hangs_up_ {hangs_up}
    , listener_ {::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    sockaddr_in place {};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    auto* const address = reinterpret_cast<sockaddr*>(&place);
    if (::bind(listener_, address, size) != 0 || ::listen(listener_, 16) != 0
        || ::getsockname(listener_, address, &size) != 0) {
        throw std::runtime_error {"no port for the test's mail server"};
    }
    port_ = ntohs(place.sin_port);
    acceptor_ = std::thread {[this] { accept_all(); }};
}

TestSmtpServer::~TestSmtpServer()
{
    ::shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    for (int const connection : connections_) ::shutdown(connection, SHUT_RDWR);
    for (auto& talk : talks_) talk.join();
    for (int const connection : connections_) ::close(connection);
    ::close(listener_);
}

void TestSmtpServer::accept_all()
{
    for (;;) {
        int const connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) return;
        std::lock_guard const lock {mutex_};
        connections_.push_back(connection);
        talks_.emplace_back([this, connection] { talk(connection); });
    }
}

std::string TestSmtpServer::reply_to(std::string const& command, std::string const& usual) const
{
    for (auto const& [beginning, reply] : replies_) {
        if (command.starts_with(beginning)) return reply;
    }
    return usual;
}

std::string TestSmtpServer::answer_to(std::string const& command) const
{
    if (command.starts_with("EHLO")) return reply_to(command, "250-test\r\n250 AUTH PLAIN");
    if (command == "AUTH PLAIN") return "334 ";
    if (command.ends_with('=')) return reply_to("AUTH", "235 welcome");
    return reply_to(command, command == "QUIT" ? "221 bye" : "250 ok");
}

void TestSmtpServer::talk(int connection)
{
    Talk talk {connection};
    talk.say(reply_to("greeting", "220 test"));
    bool first = true;
    for (std::string line; talk.take_line(line);) {
        {
            std::lock_guard const lock {mutex_};
            heard_ += line + '\n';
        }
        if (!first && hangs_up_ == HangsUp::at_a_second_letter) break;
        if (line != "DATA") talk.say(answer_to(line));
        if (line == "QUIT") break;
        if (line != "DATA") continue;
        talk.say("354 go on");
        std::string letter;
        if (!talk.take_letter(letter)) break;
        {
            std::lock_guard const lock {mutex_};
            letters_.push_back(std::move(letter));
        }
        talk.say(reply_to(".", "250 taken"));
        first = false;
    }
    ::shutdown(connection, SHUT_RDWR);
}

std::vector<std::string> TestSmtpServer::letters() const
{
    std::lock_guard const lock {mutex_};
    return letters_;
}

std::string TestSmtpServer::heard() const
{
    std::lock_guard const lock {mutex_};
    return heard_;
}

int TestSmtpServer::connections() const
{
    std::lock_guard const lock {mutex_};
    return static_cast<int>(connections_.size());
}

} // namespace platform
