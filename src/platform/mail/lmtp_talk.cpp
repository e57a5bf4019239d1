#include "platform/mail/lmtp_talk.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace platform {

namespace {

constexpr std::size_t longest_line = 2'000;
constexpr std::string_view end_of_message = "\r\n.\r\n";

std::string upper(std::string_view text)
{
    std::string large {text};
    std::ranges::transform(large, large.begin(),
        [](char sign) { return sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 32) : sign; });
    return large;
}

/// What stands in the angle brackets at the beginning, and what follows them.
struct Path {
    std::string address;
    std::string_view rest;
};
std::optional<Path> path_in(std::string_view text)
{
    while (text.starts_with(' ')) text.remove_prefix(1);
    auto const end = text.find('>');
    if (!text.starts_with('<') || end == std::string_view::npos || end > 320) return std::nullopt;
    return Path {std::string {text.substr(1, end - 1)}, text.substr(end + 1)};
}

std::size_t announced_size(std::string_view rest)
{
    auto const large = upper(rest);
    auto const at = large.find(" SIZE=");
    std::size_t size = 0;
    if (at != std::string::npos) std::from_chars(large.data() + at + 6, large.data() + large.size(), size);
    return size;
}

/// Lines that begin with a dot were given one more (RFC 5321, 4.5.2).
std::string without_stuffing(std::string_view message)
{
    std::string plain;
    plain.reserve(message.size());
    for (std::size_t at = 0; at < message.size();) {
        if (message[at] == '.') ++at;
        auto const end = std::min(message.find("\r\n", at), message.size() - 2);
        plain.append(message.substr(at, end + 2 - at));
        at = end + 2;
    }
    return plain;
}

std::string_view answer_to(Arrival arrival)
{
    switch (arrival) {
    case Arrival::taken:
        return "250 2.0.0 Taken\r\n";
    case Arrival::nobody_there:
        return "550 5.1.1 No such address here\r\n";
    case Arrival::refused:
        return "554 5.6.0 This message cannot be read\r\n";
    case Arrival::later:
        break;
    }
    return "451 4.3.0 Try again later\r\n";
}

} // namespace

LmtpTalk::LmtpTalk(std::string name, MailTaker taker, LmtpLimits limits)
    : name_ {std::move(name)}
    , taker_ {std::move(taker)}
    , limits_ {limits}
{
}

std::string LmtpTalk::greeting() const
{
    return "220 " + name_ + " LMTP\r\n";
}

std::string LmtpTalk::hear(std::string_view bytes)
{
    std::string answers;
    while (!bytes.empty() && !is_over_) {
        auto const piece = bytes.substr(0, 16'384); // so that one large piece does not wait in two places
        bytes.remove_prefix(piece.size());
        wire_ += piece;
        answers += hear_commands();
    }
    return answers;
}

std::string LmtpTalk::hear_commands()
{
    std::string answers;
    while (!is_over_) {
        if (is_in_message_) {
            if (!hear_message()) break;
            answers += deliver();
            continue;
        }
        auto const end = wire_.find('\n');
        if (end == std::string::npos) {
            if (wire_.size() <= longest_line) break;
            is_over_ = true;
            return answers + "500 5.5.2 That line is too long\r\n";
        }
        auto line = wire_.substr(0, end);
        wire_.erase(0, end + 1);
        if (line.ends_with('\r')) line.pop_back();
        answers += obey(line);
    }
    return answers;
}

std::string LmtpTalk::obey(std::string_view line)
{
    auto const command = upper(line.substr(0, std::min<std::size_t>(line.find(' '), line.find(':'))));
    auto const starts = [&](std::string_view words) { return upper(line.substr(0, words.size())) == words; };
    if (command == "LHLO") {
        reset();
        was_greeted_ = true;
        return "250-" + name_ + "\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250 SIZE "
            + std::to_string(limits_.message_bytes) + "\r\n";
    }
    if (command == "QUIT") return is_over_ = true, "221 2.0.0 Goodbye\r\n";
    if (command == "NOOP") return "250 2.0.0 Yes\r\n";
    if (command == "RSET") return reset(), "250 2.0.0 Forgotten\r\n";
    if (command == "VRFY") return "252 2.5.0 Try and see\r\n";
    if (starts("MAIL FROM:")) return mail_from(line.substr(10));
    if (starts("RCPT TO:")) return recipient(line.substr(8));
    if (command == "DATA") return begin_data();
    return "500 5.5.1 LMTP knows no such command\r\n";
}

std::string LmtpTalk::mail_from(std::string_view rest)
{
    if (!was_greeted_ || has_sender_) return "503 5.5.1 Not now\r\n";
    auto const path = path_in(rest);
    if (!path) return "501 5.1.7 Write MAIL FROM:<address>\r\n";
    if (announced_size(path->rest) > limits_.message_bytes) return "552 5.3.4 That message is too large\r\n";
    sender_ = path->address;
    has_sender_ = true;
    return "250 2.1.0 Yes\r\n";
}

std::string LmtpTalk::recipient(std::string_view rest)
{
    if (!has_sender_) return "503 5.5.1 MAIL first\r\n";
    auto const path = path_in(rest);
    if (!path) return "501 5.1.3 Write RCPT TO:<address>\r\n";
    if (recipients_.size() >= limits_.recipients) return "452 4.5.3 Too many at once\r\n";
    if (!taker_.knows(path->address)) return std::string {answer_to(Arrival::nobody_there)};
    recipients_.push_back(path->address);
    return "250 2.1.5 Yes\r\n";
}

std::string LmtpTalk::begin_data()
{
    if (recipients_.empty()) return "503 5.5.1 For whom?\r\n";
    is_in_message_ = true;
    is_too_large_ = false;
    message_ = "\r\n"; // so that a message that ends at once ends like any other
    return "354 Go on, and end with a dot\r\n";
}

/// True when the message has ended; what follows it stays on the wire.
bool LmtpTalk::hear_message()
{
    auto const known = message_.size();
    message_ += wire_;
    wire_.clear();
    auto const from = known < end_of_message.size() ? 0 : known - end_of_message.size() + 1;
    auto const end = message_.find(end_of_message, from);
    if (end != std::string::npos) {
        wire_ = message_.substr(end + end_of_message.size());
        message_.resize(end + 2);
        return true;
    }
    if (message_.size() > limits_.message_bytes) {
        is_too_large_ = true;
        message_.erase(0, message_.size() - end_of_message.size());
    }
    return false;
}

std::string LmtpTalk::deliver()
{
    bool const is_too_large = is_too_large_ || message_.size() > limits_.message_bytes;
    auto const plain = is_too_large ? std::string {} : without_stuffing(std::string_view {message_}.substr(2));
    std::string answers;
    for (auto const& recipient : recipients_) {
        if (is_too_large)
            answers += "552 5.3.4 That message is too large\r\n";
        else
            answers += answer_to(taker_.take({plain, recipient, sender_}));
    }
    reset();
    return answers;
}

void LmtpTalk::reset()
{
    message_.clear();
    message_.shrink_to_fit();
    recipients_.clear();
    sender_.clear();
    has_sender_ = false;
    is_in_message_ = false;
}

} // namespace platform
