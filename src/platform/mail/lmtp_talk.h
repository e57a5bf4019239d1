#pragma once

#include "platform/mail/arrived.h"

#include <string>
#include <string_view>
#include <vector>

namespace platform {

struct LmtpLimits {
    std::size_t message_bytes = 15'000'000;
    std::size_t recipients = 50;
};

/// Our side of one LMTP connection (RFC 2033, which is RFC 5321 with an answer for each recipient), without its socket. Only
/// CR LF "." CR LF ends a message, so that nobody smuggles in a second one. Holds at most one message and one line.
class LmtpTalk {
public:
    LmtpTalk(std::string name, MailTaker taker, LmtpLimits limits = {});

    std::string greeting() const;
    /// Takes what came over the wire; gives what goes back.
    std::string hear(std::string_view bytes);
    bool is_over() const { return is_over_; }

private:
    std::string hear_commands();
    std::string obey(std::string_view line);
    std::string mail_from(std::string_view rest);
    std::string recipient(std::string_view rest);
    std::string begin_data();
    bool hear_message();
    std::string deliver();
    void reset();

    std::string name_;
    MailTaker taker_;
    LmtpLimits limits_;
    std::string wire_;
    std::string message_;
    std::string sender_;
    std::vector<std::string> recipients_;
    bool was_greeted_ = false;
    bool has_sender_ = false;
    bool is_in_message_ = false;
    bool is_too_large_ = false;
    bool is_over_ = false;
};

} // namespace platform
