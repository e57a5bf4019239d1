#include "platform/mail/lmtp_talk.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace platform;

namespace {

/// Takes whatever is for …@here.example, and keeps it.
struct Inbox {
    MailTaker taker()
    {
        return {.knows = [](std::string_view to) { return to.ends_with("@here.example"); },
            .take =
                [this](ArrivedMail const& mail) {
                    if (mail.recipient.starts_with("full")) return Arrival::later;
                    recipients.push_back(mail.recipient);
                    bytes.push_back(std::string {mail.bytes});
                    return Arrival::taken;
                }};
    }
    std::vector<std::string> recipients;
    std::vector<std::string> bytes;
};

std::string const envelope = "LHLO mail\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<x@here.example>\r\n";

} // namespace

TEST_CASE("a message is taken for each recipient, and each is answered for itself")
{
    Inbox inbox;
    LmtpTalk talk {"network.example", inbox.taker()};

    auto const answers = talk.hear(envelope
        + "RCPT TO:<nobody@elsewhere.example>\r\nRCPT TO:<full@here.example>\r\nDATA\r\nSubject: "
          "x\r\n\r\n..dot\r\nend\r\n.\r\nQUIT\r\n");

    CHECK(inbox.recipients == std::vector<std::string> {"x@here.example"});
    CHECK(inbox.bytes == std::vector<std::string> {"Subject: x\r\n\r\n.dot\r\nend\r\n"});
    CHECK(answers.find("550 5.1.1") != std::string::npos);
    CHECK(answers.ends_with(
        "354 Go on, and end with a dot\r\n250 2.0.0 Taken\r\n451 4.3.0 Try again later\r\n221 2.0.0 Goodbye\r\n"));
    CHECK(talk.is_over());
}

TEST_CASE("a message is the same however the wire cuts it")
{
    std::string const all = envelope + "DATA\r\nSubject: x\r\n\r\nbody\r\n.\r\nNOOP\r\n";
    for (std::size_t size = 1; size < 9; ++size) {
        Inbox inbox;
        LmtpTalk talk {"network.example", inbox.taker()};
        std::string answers;

        for (std::size_t at = 0; at < all.size(); at += size)
            answers += talk.hear(std::string_view {all}.substr(at, size));

        CHECK(inbox.bytes == std::vector<std::string> {"Subject: x\r\n\r\nbody\r\n"});
        CHECK(answers.ends_with("250 2.0.0 Taken\r\n250 2.0.0 Yes\r\n"));
    }
}

TEST_CASE("nobody smuggles in a second message by another end of a line")
{
    for (std::string const odd : {"\n.\n", "\r.\r", "\n.\r\n", "\r\n.\n", "\r\n.\r"}) {
        Inbox inbox;
        LmtpTalk talk {"network.example", inbox.taker()};

        talk.hear(envelope + "DATA\r\nfirst" + odd + "MAIL FROM:<evil@b.example>\r\n.\r\n");

        CHECK(inbox.bytes.size() == 1);
    }
}

TEST_CASE("what is too large is told before and after it was sent, and never kept")
{
    Inbox inbox;
    LmtpTalk talk {"network.example", inbox.taker(), {.message_bytes = 1'000}};

    CHECK(talk.hear("LHLO mail\r\nMAIL FROM:<a@b.example> SIZE=1001\r\n").find("552 5.3.4") != std::string::npos);
    talk.hear(envelope + "RCPT TO:<y@here.example>\r\nDATA\r\n");
    for (int i = 0; i < 1'000; ++i) talk.hear("a line of some letters\r\n");

    CHECK(talk.hear(".\r\n") == "552 5.3.4 That message is too large\r\n552 5.3.4 That message is too large\r\n");
    CHECK(inbox.bytes.empty());
    CHECK(talk.hear("NOOP\r\n") == "250 2.0.0 Yes\r\n");
}

TEST_CASE("commands out of order, without sense or without end are refused")
{
    Inbox inbox;
    LmtpTalk talk {"network.example", inbox.taker(), {.message_bytes = 1'000, .recipients = 2}};

    CHECK(talk.hear("MAIL FROM:<a@b.example>\r\n").starts_with("503"));
    CHECK(talk.hear("EHLO mail\r\n").starts_with("500"));
    talk.hear("LHLO mail\r\n");
    CHECK(talk.hear("RCPT TO:<x@here.example>\r\n").starts_with("503"));
    CHECK(talk.hear("DATA\r\n").starts_with("503"));
    CHECK(talk.hear("MAIL FROM:a@b.example\r\n").starts_with("501"));
    CHECK(talk.hear("mail from:<>\r\n").starts_with("250"));
    CHECK(talk.hear("MAIL FROM:<>\r\n").starts_with("503"));
    for (int i = 0; i < 2; ++i) CHECK(talk.hear("RCPT TO:<x@here.example>\r\n").starts_with("250"));
    CHECK(talk.hear("RCPT TO:<x@here.example>\r\n").starts_with("452"));
    CHECK(talk.hear("RSET\r\n").starts_with("250"));
    CHECK(talk.hear("DATA\r\n").starts_with("503"));
    CHECK(talk.hear(std::string(3'000, 'x')).starts_with("500 5.5.2"));
    CHECK(talk.is_over());
    CHECK(talk.hear("NOOP\r\n").empty());
}
