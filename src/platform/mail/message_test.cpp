#include "platform/mail/message.h"

#include "platform/mail/letter.h"

#include <doctest/doctest.h>

#include <ctime>
#include <string>

using namespace platform;

namespace {

std::string with_heads(std::string const& rest)
{
    return "From: Ana Demir <ana@example.org>\nTo: reply+x@network.example\nSubject: Re: Fractions\n"
           "Date: Mon, 23 Nov 2026 09:15:00 +0300\nMessage-ID: <1@example.org>\n"
        + rest;
}

Message read(std::string const& bytes)
{
    auto const message = message_of(bytes);
    REQUIRE(message);
    return *message;
}

std::string refused(std::string const& bytes, MessageLimits const& limits = {})
{
    auto const message = message_of(bytes, limits);
    return message ? "" : message.refusal().code;
}

/// A part with a border around it, as often as told, each in the one before.
std::string nested(int times)
{
    std::string text = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n";
    for (int i = 0; i < times; ++i)
        text += "--b" + std::to_string(i) + "\nContent-Type: multipart/mixed; boundary=b" + std::to_string(i + 1)
            + "\n\n";
    return with_heads(text + "--b" + std::to_string(times) + "\n\nwords\n");
}

} // namespace

TEST_CASE("a plain message is read as its heads and its words")
{
    auto const message = read(with_heads("In-Reply-To: <a@b.example>\nReferences: <0@b.example>\n <a@b.example>\nCc: "
                                         "=?utf-8?q?Ay=C5=9Fe?= <ayse@example.org>\n"
                                         "\nGünaydın,\r\nyes.\n"));

    CHECK(message.from == std::vector<MailPerson> {{"Ana Demir", "ana@example.org"}});
    CHECK(message.to == std::vector<MailPerson> {{"", "reply+x@network.example"}});
    CHECK(message.cc == std::vector<MailPerson> {{"Ayşe", "ayse@example.org"}});
    CHECK(message.subject == "Re: Fractions");
    CHECK(message.date == base::Time {1'795'414'500'000});
    CHECK(message.message_id == "1@example.org");
    CHECK(message.in_reply_to == "a@b.example");
    CHECK(message.references == std::vector<std::string> {"0@b.example", "a@b.example"});
    CHECK(message.text == "Günaydın,\nyes.\n");
    CHECK_FALSE(message.was_html);
    CHECK_FALSE(is_automatic(message));
}

TEST_CASE("words arrive as they were written, in whatever charset and encoding")
{
    struct Row {
        std::string heads;
        std::string body;
        std::string words;
    };
    for (auto const& row :
        std::initializer_list<Row> {{"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n",
                                        "R8O8bmF5ZMSxbg==", "Günaydın"},
            {"Content-Type: text/plain; charset=iso-8859-9\nContent-Transfer-Encoding: quoted-printable\n",
                "G=FCnayd=FDn", "Günaydın"},
            {"Content-Type: text/plain; charset=\"Windows-1254\"\nContent-Transfer-Encoding: 8bit\n", "\xFE\xF0", "şğ"},
            {"Content-Type: text/plain; charset=iso-8859-1\n", "\x93quoted\x94", "“quoted”"},
            {"Content-Type: text/plain; charset=windows-1256\n", "\xE3\xD1\xCD\xC8\xC7", "مرحبا"},
            {"Content-Type: text/plain; charset=us-ascii\n", "Günaydın", "Günaydın"},
            {"Content-Type: text/plain; charset=no-such-thing\n", "caf\xE9", "café"},
            {"Content-Type: text/plain; charset=\"UTF-16//IGNORE\"\n", "plain", "plain"}, {"", "na\xEFve", "naïve"},
            {"Content-Type: text/plain; charset=utf-8\n", "bad \xFF byte, \x07 bell",
                "bad \xEF\xBF\xBD byte,  bell"}}) {
        CAPTURE(row.heads);
        CHECK(read(with_heads("MIME-Version: 1.0\n" + row.heads + "\n" + row.body)).text == row.words);
    }
}

TEST_CASE("of two ways to read a message the plain one is taken, of HTML alone the words")
{
    auto const both = "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: "
                      "text/plain\n\nplain\n"
                      "--x\nContent-Type: text/html\n\n<p>rich\n--x--\n";
    auto const html
        = "MIME-Version: 1.0\nContent-Type: text/html; "
          "charset=utf-8\n\n<html><head><title>t</title><style>p{}</style></head>"
          "<body><div>Yes &amp; no,&nbsp;<b>thanks</b>&#33;</div><ul><li>one<li>two</ul><script>alert(1)</script>"
          "<a href=\"https://a.example/x?a=1&amp;b=2\">there</a>"
          "<div>On Mon Bram "
          "wrote:</div><blockquote><p>What?</p><blockquote>Older</blockquote></blockquote></body></html>";

    CHECK(read(with_heads(both)).text == "plain");
    auto const rich = read(with_heads(html));
    CHECK(rich.was_html);
    CHECK(rich.text
        == "Yes & no, thanks!\n\n- one\n- two\n\nthere <https://a.example/x?a=1&b=2>\nOn Mon Bram wrote:\n\n> "
           "What?\n>\n>> Older");
}

TEST_CASE("what came along is named and measured, and is no word")
{
    auto const message = read(with_heads(
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nLook.\n"
        "--x\nContent-Type: image/JPEG; name=\"C:\\\\pictures\\\\s\xC4\xB1n\xC4\xB1"
        "f.jpg\"\nContent-Transfer-Encoding: base64\n\nAAEC\n"
        "--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''n%C3%B6tr.txt\n\nnotes\n"
        "--x\nContent-Type: message/rfc822\n\nSubject: inner\n\nhidden\n--x\n\nMore.\n--x--\n"));

    CHECK(message.text == "Look.\n\nMore.");
    CHECK(message.attachments
        == std::vector<MailAttachment> {
            {"sınıf.jpg", "image/jpeg", 3}, {"nötr.txt", "text/plain", 5}, {"inner", "message/rfc822", 0}});
}

TEST_CASE("a report of a mail server says whom it could not reach, and why")
{
    auto const message = read(
        "From: MAILER-DAEMON@mail.example\nTo: bounce+x@network.example\nSubject: Undelivered\nReturn-Path: "
        "<>\nMIME-Version: 1.0\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n\nI am sorry.\n"
        "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example\n\n"
        "Final-Recipient: rfc822; ana@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such "
        "user\n\n"
        "Final-Recipient: rfc822;<bram@example.org>\nAction: delayed\nStatus: 4.4.1 (timed out)\n\n"
        "--x\nContent-Type: message/rfc822\n\nMessage-ID: <77@network.example>\nSubject: Friday\n\nOld words\n--x--\n");

    REQUIRE(message.report);
    REQUIRE(message.report->outcomes.size() == 2);
    CHECK(message.report->outcomes[0].address == "ana@example.org");
    CHECK(message.report->outcomes[0].action == "failed");
    CHECK(message.report->outcomes[0].status == "5.1.1");
    CHECK(message.report->outcomes[1].address == "bram@example.org");
    CHECK(message.report->outcomes[1].action == "delayed");
    CHECK(message.report->outcomes[1].status == "4.4.1");
    CHECK(message.report->original_message_id == "77@network.example");
    CHECK(is_automatic(message));
}

TEST_CASE("what a program wrote is known by its heads")
{
    for (std::string const head :
        {"Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; x=y", "Precedence: bulk", "Precedence: List",
            "List-Id: <teachers.example.org>", "X-Auto-Response-Suppress: All", "Return-Path: <>"}) {
        CAPTURE(head);
        CHECK(is_automatic(read(with_heads(head + "\n\nI am away."))));
    }
    for (std::string const head :
        {"Auto-Submitted: no", "Precedence: first-class", "Return-Path: <ana@example.org>", "X-Loop: a@b.example"}) {
        CAPTURE(head);
        CHECK_FALSE(is_automatic(read(with_heads(head + "\n\nI am here."))));
    }
}

TEST_CASE("what is too much is refused before it is taken apart")
{
    CHECK(refused(with_heads("\n" + std::string(2'000, 'a')), {.bytes = 1'000}) == "message_too_large");
    CHECK(refused("Subject: " + std::string(300'000, 'a') + "\n\nwords") == "message_too_large");
    CHECK(refused(nested(40)) == "message_too_deep");
    CHECK(refused(nested(4)).empty());
    std::string many = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n";
    for (int i = 0; i < 300; ++i) many += "--b\n\na\n";
    CHECK(refused(with_heads(many)) == "message_too_many_parts");
    for (int i = 0; i < 60'000; ++i) many += "--b\n\na\n";
    CHECK(refused(with_heads(many)) == "message_too_many_parts");
    CHECK(read(with_heads("\n" + std::string(2'000'000, 'a'))).text.size() == 1'000'000);
}

TEST_CASE("what is no message at all is told so")
{
    CHECK(refused("") == "message_unreadable");
    CHECK(refused("\n") == "message_unreadable");
    CHECK(refused("From ") == "message_unreadable");
    CHECK(read("From ana@example.org Mon Nov 23 09:15:00 2026\nSubject: x\n\nwords").subject == "x");
}

TEST_CASE("a head cannot smuggle in lines, nor a name break out of its brackets")
{
    auto const message = read("From: =?utf-8?q?Ana=0D=0ABcc=3A=20x@example.org?= <a@b.example>\nSubject: "
                              "=?utf-8?b?YQ0KQmNjOiB4?=\nMessage-ID: <a b>c>\n\n");

    CHECK(message.from.front().name == "Ana Bcc: x@example.org");
    CHECK(message.subject == "a Bcc: x");
    CHECK(message.message_id.find_first_of("<> ") == std::string::npos);
}

TEST_CASE("a letter of our own is read back as it was written")
{
    Letter const letter {.to = "bram@example.org",
        .to_name = "Bram Smıt",
        .from = "network@example.org",
        .from_name = "Ağ",
        .subject = "Kesirler ve " + std::string(90, 'x'),
        .text = "Günaydın,\n\nbir soru.\n",
        .html = "<p>Günaydın</p>",
        .message_id = "9@example.org"};

    auto const message = read(*mime_of(letter, {1'795'414'500'000}));

    CHECK(message.to == std::vector<MailPerson> {{"Bram Smıt", "bram@example.org"}});
    CHECK(message.from == std::vector<MailPerson> {{"Ağ", "network@example.org"}});
    CHECK(message.subject == letter.subject);
    CHECK(message.text == letter.text);
    CHECK(message.date == base::Time {1'795'414'500'000});
}

TEST_CASE("a hostile message is read in time that grows with its length")
{
    for (std::string const piece : {"--b\n", "=?utf-8?q?a?= ", "a, ", "a:b\n", "<a \"", "&#x", "<div>", "<blockquote>",
             "<a href='http://x'>", "<script>", "=", "(", "\"", "\xFF", "--", " \n"}) {
        for (std::string const start : {"Subject: ", "From: ", "References: ",
                 "Content-Type: multipart/mixed; boundary=b\n\n", "Content-Type: text/html\n\n", "Content-Type: "}) {
            CAPTURE(start + piece);
            std::string text = start;
            while (text.size() < 50'000) text += piece;

            auto const began = std::clock();
            static_cast<void>(message_of(text));
            auto const took = std::clock() - began;

            CHECK(took < 5 * CLOCKS_PER_SEC);
        }
    }
}
