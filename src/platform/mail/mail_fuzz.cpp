#include "platform/mail/lmtp_talk.h"
#include "platform/mail/message.h"
#include "platform/mail/quoted.h"
#include "platform/mail/text_of_html.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

// Whatever comes in by mail, what is read from it is text within its limits, and a reply is never longer than its mail.

namespace {

using namespace platform;

void hold(bool is_right, char const* words)
{
    if (is_right) return;
    std::fprintf(stderr, "%s\n", words);
    std::abort();
}

bool is_one_line(std::string const& text)
{
    for (char const sign : text)
        if ((sign >= 0 && sign < ' ') || sign == 127) return false;
    return true;
}

bool is_text(std::string const& text)
{
    for (char const sign : text)
        if ((sign >= 0 && sign < ' ' && sign != '\n' && sign != '\t') || sign == 127) return false;
    return true;
}

void check_message(std::string_view input)
{
    auto const message = message_of(input, {.text_bytes = 20'000, .parts = 40});
    if (!message) return;
    hold(message->text.size() <= 20'000 && is_text(message->text), "a text that is none");
    hold(is_one_line(message->subject) && is_one_line(message->message_id), "a head of several lines");
    hold(message->from.size() <= 100 && message->references.size() <= 50, "more than there may be");
    for (auto const& person : message->from)
        hold(is_one_line(person.name + person.address), "a sender of several lines");
    for (auto const& one : message->attachments)
        hold(is_one_line(one.name) && one.name.find('/') == std::string::npos, "a name with a folder");
    static_cast<void>(is_automatic(*message));
}

void check_words(std::string_view input)
{
    auto const own = own_words(input, "network.example");
    hold(own.text.size() <= input.size(), "a reply that is longer than its mail");
    hold(!own.text.starts_with('\n') && !own.text.ends_with('\n'), "empty lines at an end");
    hold(text_of_html(input).size() <= 12 * input.size() + 100, "words longer than their HTML");
}

void check_talk(std::string_view input)
{
    MailTaker const taker {.knows = [](std::string_view to) { return !to.empty(); },
        .take =
            [](ArrivedMail const& mail) {
                hold(mail.bytes.size() <= 500, "a message beyond its limit");
                return Arrival::taken;
            }};
    LmtpTalk talk {"network.example", taker, {.message_bytes = 500, .recipients = 3}};
    auto const answers = talk.hear(input);
    hold(answers.empty() || answers.ends_with("\r\n"), "an answer without an end");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string_view const input {reinterpret_cast<char const*>(bytes), size};
    check_message(input);
    check_words(input);
    check_talk(input);
    return 0;
}
