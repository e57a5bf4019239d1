#include "platform/mail/letter.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

/// CR and LF only together, no line too long for a mail server, and no NUL anywhere.
bool is_fit_for_the_wire(std::string const& message)
{
    std::size_t width = 0;
    for (std::size_t i = 0; i < message.size(); ++i) {
        bool const ends_line = message.compare(i, 2, "\r\n") == 0;
        if (message[i] == '\0' || ++width > 998) return false;
        if ((message[i] == '\r' || message[i] == '\n') && !ends_line) return false;
        if (ends_line) {
            ++i;
            width = 0;
        }
    }
    return true;
}

} // namespace

/// Whatever a letter is filled with, it has the headers we gave it and no others.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string const any {reinterpret_cast<char const*>(bytes), size};
    platform::Letter const letter {.to = "bram@example.org",
        .to_name = any,
        .from = "network@example.org",
        .subject = any,
        .text = any,
        .html = "<p>" + any,
        .message_id = "1@example.org",
        .headers = {{"In-Reply-To", size % 2 == 0 ? any : ""}}};
    auto const message = platform::mime_of(letter, {0});
    if (!message) return 0;
    auto const head = message->substr(0, message->find("\r\n\r\n") + 2);
    int headers = 0;
    for (std::size_t at = 0; at < head.size(); at = head.find("\r\n", at) + 2) headers += head[at] != ' ' ? 1 : 0;
    if (headers != 8 || !is_fit_for_the_wire(*message)) std::abort();
    return 0;
}
