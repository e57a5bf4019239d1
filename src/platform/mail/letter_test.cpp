#include "platform/mail/letter.h"
#include "platform/mail/mime_encoding.h"

#include <doctest/doctest.h>

#include <sodium.h>

using namespace platform;
using namespace std::string_literals;

namespace {

constexpr base::Time morning {1'768'381'205'999}; // 2026-01-14T09:00:05.999Z

Letter a_letter()
{
    return {.to = "bram@example.org",
        .from = "network@example.org",
        .subject = "A need",
        .text = "Hello\n",
        .message_id = "1@example.org"};
}

std::vector<std::string> lines_of(std::string const& message)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < message.size();) {
        auto const end = message.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        lines.push_back(message.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}

/// As a mail program reads it: the header unfolded, its encoded words put together.
std::string read_header(std::string const& message, std::string const& name)
{
    std::string value;
    bool inside = false;
    for (auto const& line : lines_of(message.substr(0, message.find("\r\n\r\n") + 2))) {
        if (inside && !line.starts_with(' ')) break;
        if (inside) value += line;
        if (line.starts_with(name + ": ")) {
            value = line.substr(name.size() + 2);
            inside = true;
        }
    }
    std::string read;
    for (auto const& word : split_at_spaces(value)) {
        if (!word.starts_with("=?UTF-8?B?") || !word.ends_with("?=")) {
            read += (read.empty() ? "" : " ") + word;
            continue;
        }
        std::string bytes(100, '\0');
        std::size_t size = 0;
        REQUIRE(sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), word.data() + 10,
                    word.size() - 12, nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL)
            == 0);
        read += bytes.substr(0, size);
    }
    return read;
}

std::string read_quoted_printable(std::string const& quoted)
{
    std::string read;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
        if (quoted[i] != '=') {
            read += quoted[i];
        } else {
            if (quoted[i + 1] != '\r') read += char(std::stoi(quoted.substr(i + 1, 2), nullptr, 16));
            i += 2;
        }
    }
    return read;
}

bool is_well_formed_utf8(std::string const& text)
{
    for (std::size_t i = 0; i < text.size();) {
        auto const lead = static_cast<unsigned char>(text[i]);
        std::size_t const length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
        if (length == 0 || i + length > text.size()) return false;
        for (std::size_t n = 1; n < length; ++n) {
            if ((static_cast<unsigned char>(text[i + n]) & 0xc0) != 0x80) return false;
        }
        i += length;
    }
    return true;
}

} // namespace

TEST_CASE("a plain letter is written as the standards show it")
{
    auto letter = a_letter();
    letter.from_name = "Groundswell";
    letter.headers = {{"Auto-Submitted", "auto-generated"}};

    CHECK(*mime_of(letter, morning)
        == "From: \"Groundswell\" <network@example.org>\r\n"
           "To: bram@example.org\r\n"
           "Subject: A need\r\n"
           "Date: Wed, 14 Jan 2026 09:00:05 +0000\r\n"
           "Message-ID: <1@example.org>\r\n"
           "Auto-Submitted: auto-generated\r\n"
           "MIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n"
           "\r\n"
           "Hello\r\n");
}

TEST_CASE("a letter with a page in it carries both, the plain text first")
{
    auto letter = a_letter();
    letter.html = "<p>Hello</p>\n";

    auto const message = *mime_of(letter, morning);

    auto const line = "--=_two_ways_to_read_it\r\n"s;
    auto const text = message.find(line + "Content-Type: text/plain");
    auto const html = message.find(line + "Content-Type: text/html");
    CHECK(message.find("multipart/alternative;\r\n boundary=\"=_two_ways_to_read_it\"") != std::string::npos);
    CHECK(text < html);
    CHECK(html != std::string::npos);
    CHECK(message.ends_with("--=_two_ways_to_read_it--\r\n"));
}

TEST_CASE("a body cannot pretend to be the line between two bodies")
{
    auto letter = a_letter();
    letter.text = "--=_two_ways_to_read_it\n";
    letter.html = "<p>--=_two_ways_to_read_it--</p>";

    auto const message = *mime_of(letter, morning);

    CHECK(message.find("--=3D_two_ways_to_read_it\r\n") != std::string::npos);
    CHECK(message.find("<p>--=3D_two_ways_to_read_it--</p>") != std::string::npos);
}

TEST_CASE("a long Turkish subject and name come through, in lines of at most 76 signs")
{
    std::string const subject
        = "Öğrencilerimin çoğu deneyi evde tekrarlayamıyor; şu küçük ışık şişesi için ucuz bir yol "
          "bilen var mı? İlçemizde iğne ucu kadar mıknatıs bile yok";
    auto letter = a_letter();
    letter.subject = subject;
    letter.to_name = "Şükrü Çağrı Öztürkoğulları, İnönü Ortaokulu Fen Bilimleri Öğretmeni";

    auto const message = *mime_of(letter, morning);

    CHECK(read_header(message, "Subject") == subject);
    CHECK(read_header(message, "To") == letter.to_name + " <bram@example.org>");
    for (auto const& line : lines_of(message)) CHECK(line.size() <= 76);
}

TEST_CASE("no encoded word cuts a letter in two")
{
    for (auto const* sign : {"ş", "م", "学", "🌊"}) {
        for (int lead = 0; lead < 6; ++lead) {
            std::string text(static_cast<std::size_t>(lead), 'x');
            for (int n = 0; n < 60; ++n) text += sign;
            CAPTURE(text);

            auto const words = words_of_text(text);

            std::string whole;
            for (auto const& word : words) {
                auto const read = read_header("Subject: " + word + "\r\n\r\n", "Subject");
                CHECK(is_well_formed_utf8(read));
                whole += read;
            }
            CHECK(whole == text);
        }
    }
}

TEST_CASE("a subject that looks encoded, or is strangely spaced, comes through as it is")
{
    for (auto const* subject : {"=?UTF-8?B?eA==?=", "two  spaces", " before", "after ", "", "a\"quote\\"}) {
        auto letter = a_letter();
        letter.subject = subject;
        CAPTURE(letter.subject);

        CHECK(read_header(*mime_of(letter, morning), "Subject") == letter.subject);
    }
}

TEST_CASE("a name with quotation marks stays one name")
{
    auto letter = a_letter();
    letter.to_name = R"(Bram "the \ helper" <x@y.zz>, B.)";

    CHECK(
        read_header(*mime_of(letter, morning), "To") == R"("Bram \"the \\ helper\" <x@y.zz>, B." <bram@example.org>)");
}

TEST_CASE("a body comes through whatever it holds, in lines of at most 76 signs")
{
    std::string every_byte;
    for (int byte = 0; byte < 256; ++byte) {
        if (byte != '\r' && byte != '\n') every_byte += char(byte);
    }
    for (auto const& body : {every_byte, std::string(5000, 'x'), std::string(5000, ' ') + "x", "trailing \nand\t\n"s,
             "a=b =3D\n\n\n.\n..\nFrom here\n"s, "ğ"s, std::string(75, 'x') + "ş", std::string(76, 'x')}) {
        auto const quoted = quoted_printable(body);

        std::string expected;
        for (char const sign : body + (body.ends_with('\n') ? "" : "\n")) {
            if (sign == '\n') expected += '\r';
            expected += sign;
        }
        CHECK(read_quoted_printable(quoted) == expected);
        for (auto const& line : lines_of(quoted)) {
            CHECK(line.size() <= 76);
            CHECK_FALSE(line.ends_with(' '));
            CHECK_FALSE(line.ends_with('\t'));
        }
    }
    CHECK(quoted_printable("a\r\nb\rc\nd") == "a\r\nb\r\nc\r\nd\r\n");
    CHECK(quoted_printable("") == "");
}

TEST_CASE("no header can be smuggled into a letter through any of its fields")
{
    for (auto const& poison : {"\r\nBcc: x@example.org"s, "\nBcc: x@example.org"s, "\rBcc: x@example.org"s, "\0"s,
             "\r\n\r\nbody"s, "\r\n folded"s, "\t"s, "\x7f"s, "\x1b[2J"s}) {
        CAPTURE(poison);
        auto const code_when = [](auto const& spoil) {
            auto letter = a_letter();
            spoil(letter);
            auto const message = mime_of(letter, morning);
            return message ? "written" : message.refusal().code;
        };

        CHECK(code_when([&](Letter& letter) { letter.to += poison; }) == "mail_header_injection");
        CHECK(code_when([&](Letter& letter) { letter.from += poison; }) == "mail_header_injection");
        CHECK(code_when([&](Letter& letter) { letter.to_name = "Bram" + poison; }) == "mail_header_injection");
        CHECK(code_when([&](Letter& letter) { letter.from_name = "ş" + poison; }) == "mail_header_injection");
        CHECK(code_when([&](Letter& letter) { letter.subject += poison; }) == "mail_header_injection");
        CHECK(code_when([&](Letter& letter) { letter.message_id += poison; }) == "mail_header_injection");
        CHECK(code_when([&](Letter& letter) {
            letter.headers = {{"In-Reply-To", "<1@a>" + poison}};
        }) == "mail_header_injection");
        CHECK(code_when([&](Letter& letter) { letter.headers = {{"X" + poison, "1"}}; }) == "mail_header_injection");
        CHECK(code_when([&](Letter& letter) { letter.text += poison; }) == "written");
    }
    auto letter = a_letter();
    letter.subject = "%0d%0aBcc: x@example.org \u2028 \u0085"; // only looks like it
    CHECK(mime_of(letter, morning)->find("\nBcc") == std::string::npos);
}

TEST_CASE("a header that cannot be written is refused, not bent")
{
    auto const code_with = [](std::string const& name, std::string const& value) {
        auto letter = a_letter();
        letter.headers = {{name, value}};
        auto const message = mime_of(letter, morning);
        return message ? "written" : message.refusal().code;
    };

    CHECK(code_with("List-Id", "öğretmen <needs.example.org>") == "mail_header_not_ascii");
    CHECK(
        code_with("List-Unsubscribe", "<https://example.org/" + std::string(900, 'x') + ">") == "mail_header_too_long");
    CHECK(code_with("", "x") == "mail_header_injection");
    CHECK(code_with("Bcc: x@example.org, Cc", "x") == "mail_header_injection");
    CHECK(code_with("List-Unsubscribe", "<https://example.org/" + std::string(200, 'x') + ">") == "written");
}

TEST_CASE("dates are written in English and UTC")
{
    CHECK(mail_date({0}) == "Thu, 01 Jan 1970 00:00:00 +0000");
    CHECK(mail_date({951'827'696'000}) == "Tue, 29 Feb 2000 12:34:56 +0000");
}
