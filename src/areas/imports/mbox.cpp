#include "areas/imports/mbox.h"

#include "areas/imports/threads.h"
#include "platform/keys/keys.h"
#include "platform/mail/message.h"
#include "platform/mail/quoted.h"

#include <algorithm>

namespace imports {

namespace {

constexpr std::size_t longest_message = 25'000'000;

std::string_view line_at(std::string_view bytes, std::size_t at)
{
    auto const end = bytes.find('\n', at);
    return bytes.substr(at, end == std::string_view::npos ? std::string_view::npos : end - at);
}

bool is_digit(char sign)
{
    return sign >= '0' && sign <= '9';
}

/// "From somebody … 10:11:12 2019": a clock and a year are on no line that a person begins with "From".
bool divides(std::string_view line)
{
    if (!line.starts_with("From ") || line.size() > 300) return false;
    auto const colon = line.find(':', 5);
    if (colon == std::string_view::npos || colon + 2 >= line.size()) return false;
    for (auto at = colon; at != std::string_view::npos; at = line.find(':', at + 1)) {
        if (at > 0 && at + 2 < line.size() && is_digit(line[at - 1]) && is_digit(line[at + 1])
            && is_digit(line[at + 2]))
            return std::ranges::count_if(line, is_digit) >= 8;
    }
    return false;
}

/// Where the next message begins, after `from`; the end when there is none.
std::size_t next_divider(std::string_view bytes, std::size_t from)
{
    for (auto at = bytes.find("\nFrom ", from); at != std::string_view::npos; at = bytes.find("\nFrom ", at + 1)) {
        bool const after_empty
            = at > 0 && (bytes[at - 1] == '\n' || (bytes[at - 1] == '\r' && at > 1 && bytes[at - 2] == '\n'));
        if (after_empty && divides(line_at(bytes, at + 1))) return at + 1;
    }
    return bytes.size();
}

/// The message as it was sent: without the line that divides, and without the ">" that was put before its own "From".
std::string unstuffed(std::string_view bytes)
{
    auto const first = bytes.find('\n');
    bytes.remove_prefix(first == std::string_view::npos ? bytes.size() : first + 1);
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        auto line = bytes.substr(at, line_at(bytes, at).size() + 1);
        at += line.size();
        auto const arrows = line.find_first_not_of('>');
        if (arrows != std::string_view::npos && arrows > 0 && line.substr(arrows).starts_with("From "))
            line.remove_prefix(1);
        out += line;
    }
    return out;
}

std::string text_of(platform::Message const& message)
{
    return presentable(platform::own_words(message.text).text);
}

std::string fault_of(platform::Message const& message, base::Time now)
{
    if (message.from.empty() || message.from.front().address.empty()) return "no_writer";
    if (!message.date || !is_plausible(*message.date, now)) return "no_date";
    if (message.report || message.automation.auto_submitted.starts_with("auto-")) return "by_a_program";
    return text_of(message).empty() ? "no_words" : std::string {};
}

/// A message without an id is known by all its bytes.
std::string key_of(platform::Message const& message, std::string_view bytes)
{
    return message.message_id.empty() ? "bytes:" + platform::sha256_hex(bytes) : message.message_id;
}

class ArchiveReader {
public:
    ArchiveReader(std::string_view bytes, base::Time now)
        : bytes_ {bytes}
        , now_ {now}
    {
    }

    base::Result<Contents> read(std::function<void(std::size_t)> const& passed)
    {
        auto at = bytes_.find_first_not_of("\r\n");
        if (at == std::string_view::npos || !divides(line_at(bytes_, at))) return base::invalid("1", "not_an_mbox");
        while (at < bytes_.size()) {
            auto const end = next_divider(bytes_, at);
            add(at, end - at);
            line_ += std::ranges::count(bytes_.substr(at, end - at), '\n');
            if (contents_.entries.size() > most_messages)
                return base::invalid(std::to_string(line_), "too_many_messages");
            if (passed) passed(end);
            at = end;
        }
        threads_.sort_out(contents_);
        return std::move(contents_);
    }

private:
    void add(std::size_t begin, std::size_t length)
    {
        Entry entry {.place = std::to_string(line_), .begin = begin, .length = length};
        auto const raw = bytes_.substr(begin, length);
        auto const message = length > longest_message
            ? base::Result<platform::Message> {base::Refusal {.code = "message_too_large"}}
            : platform::message_of(unstuffed(raw));
        if (!message) {
            entry.left_out = message.refusal().code;
        } else {
            entry.key = key_of(*message, raw);
            entry.left_out = fault_of(*message, now_);
            entry.title = presentable_title(message->subject);
            entry.who = message->from.empty() ? std::string {} : message->from.front().address;
            entry.at = message->date;
            threads_.add(contents_.entries.size(), *message);
        }
        contents_.entries.push_back(std::move(entry));
    }

    std::string_view bytes_;
    base::Time now_;
    std::int64_t line_ = 1;
    Contents contents_ {};
    Threads threads_ {};
};

} // namespace

base::Result<Contents> read_mbox(std::string_view bytes, base::Time now, std::function<void(std::size_t)> const& passed)
{
    return ArchiveReader {bytes, now}.read(passed);
}

OldWords words_of_message(std::string_view bytes, std::string_view unnamed)
{
    auto const message = platform::message_of(unstuffed(bytes));
    if (!message || message->from.empty()) return {};
    auto const& writer = message->from.front();
    return {.identity = writer.address, .name = presentable_name(writer.name, unnamed), .text = text_of(*message)};
}

} // namespace imports
