#include "platform/mail/letter.h"

#include "platform/mail/mail_address.h"
#include "platform/mail/mime_encoding.h"

#include <algorithm>
#include <optional>

namespace platform {

namespace {

constexpr std::size_t longest_word = 900; // a line may have 998 bytes (RFC 5322, 2.1.1)

/// No quoted-printable text contains "=_", so this line is in no body.
constexpr std::string_view boundary = "=_two_ways_to_read_it";

base::Refusal refused(std::string_view code)
{
    return {.code = std::string {code}};
}

bool has_control_sign(std::string_view text)
{
    return std::ranges::any_of(text, [](unsigned char sign) { return sign < ' ' || sign == 127; });
}

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](unsigned char sign) { return sign < 128; });
}

bool is_header_name(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9')
            || sign == '-';
    });
}

/// What must be true of a header that is written as it is.
std::optional<base::Refusal> fault_of_header(std::string_view name, std::string_view value)
{
    if (!is_header_name(name) || has_control_sign(value)) return refused("mail_header_injection");
    if (!is_ascii(value)) return refused("mail_header_not_ascii");
    for (auto const& word : split_at_spaces(value)) {
        if (word.size() > longest_word) return refused("mail_header_too_long");
    }
    return std::nullopt;
}

std::optional<base::Refusal> fault_of(Letter const& letter)
{
    for (auto const* text : {&letter.to, &letter.to_name, &letter.from, &letter.from_name, &letter.subject}) {
        if (has_control_sign(*text)) return refused("mail_header_injection");
    }
    for (auto const* address : {&letter.to, &letter.from}) {
        if (auto const fault = fault_of_address(*address)) return refused(*fault);
    }
    auto const& id = letter.message_id;
    if (id.empty() || id.find_first_of(" <>") != std::string::npos) return refused("mail_header_injection");
    if (auto const fault = fault_of_header("Message-ID", id)) return fault;
    for (auto const& [name, value] : letter.headers) {
        if (auto const fault = fault_of_header(name, value)) return fault;
    }
    return std::nullopt;
}

std::string address_header(std::string_view header, std::string const& name, std::string const& address)
{
    if (name.empty()) return folded_header(header, {address});
    auto words = words_of_phrase(name);
    words.push_back('<' + address + '>');
    return folded_header(header, words);
}

std::string part(std::string_view type, std::string_view body)
{
    return "Content-Type: " + std::string {type}
    + "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted_printable(body);
}

std::string body_of(Letter const& letter)
{
    if (letter.html.empty()) return part("text/plain", letter.text);
    std::string const line = "--" + std::string {boundary};
    return "Content-Type: multipart/alternative;\r\n boundary=\"" + std::string {boundary} + "\"\r\n\r\n" + line
        + "\r\n" + part("text/plain", letter.text) + "\r\n" + line + "\r\n" + part("text/html", letter.html) + "\r\n"
        + line + "--\r\n";
}

} // namespace

base::Result<std::string> mime_of(Letter const& letter, base::Time now)
{
    if (auto const fault = fault_of(letter)) return *fault;
    auto message = address_header("From", letter.from_name, letter.from)
        + address_header("To", letter.to_name, letter.to) + folded_header("Subject", words_of_text(letter.subject))
        + folded_header("Date", {mail_date(now)}) + folded_header("Message-ID", {'<' + letter.message_id + '>'});
    for (auto const& [name, value] : letter.headers) message += folded_header(name, split_at_spaces(value));
    return message + "MIME-Version: 1.0\r\n" + body_of(letter);
}

} // namespace platform
