#pragma once

#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace platform {

/// For tests: a mail server on loopback that keeps what it is sent, and answers as it is told.
class TestSmtpServer {
public:
    enum class HangsUp { never, at_a_second_letter };

    /// `replies` overrides the answer to commands that begin so; also "greeting" and "." (the end of a letter). An empty
    /// reply is silence.
    explicit TestSmtpServer(std::map<std::string, std::string> replies = {}, HangsUp hangs_up = HangsUp::never);
    TestSmtpServer(TestSmtpServer const&) = delete;
    ~TestSmtpServer();

    int port() const { return port_; }
    std::vector<std::string> letters() const;
    std::string heard() const; ///< every command, each with LF
    int connections() const;

private:
    struct Talk;
    void accept_all();
    void talk(int connection);
    std::string answer_to(std::string const& command) const;
    std::string reply_to(std::string const& command, std::string const& usual) const;

    std::map<std::string, std::string> replies_;
    HangsUp hangs_up_;
    int listener_ = -1;
    int port_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> letters_;
    std::string heard_;
    std::vector<int> connections_;
    std::vector<std::thread> talks_;
    std::thread acceptor_;
};

} // namespace platform
