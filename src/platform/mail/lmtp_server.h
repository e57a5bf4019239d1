#pragma once

#include "platform/mail/lmtp_talk.h"

#include <chrono>
#include <list>
#include <memory>
#include <string>
#include <thread>

namespace platform {

struct LmtpOptions {
    std::string place; ///< the path of a Unix socket, or ADDRESS:PORT of this machine
    std::string name;  ///< with which we greet
    LmtpLimits limits {};
    std::size_t connections = 4;
    std::chrono::milliseconds silence {60'000}; ///< after so much of it a connection is ended
};

/// Takes mail from the mail server beside us, in one thread of its own. A connection more than it holds waits to be accepted.
class LmtpServer {
public:
    /// Listens at once. Throws std::runtime_error when it cannot, or when the address is not this machine's own.
    LmtpServer(LmtpOptions options, MailTaker taker);
    LmtpServer(LmtpServer const&) = delete;
    ~LmtpServer();

    int port() const { return port_; } ///< 0 on a Unix socket

private:
    struct Connection;
    void loop();
    void accept_one();
    void hear(Connection& connection);
    static void say(Connection& connection);
    void end_silent_ones();

    LmtpOptions options_;
    MailTaker taker_;
    int port_ = 0; // before the listener, which sets it
    int listener_ = -1;
    int ends_ = -1; ///< readable once the server is to stop
    std::list<Connection> connections_;
    std::thread thread_;
};

} // namespace platform
