#include "platform/mail/lmtp_server.h"

#include "platform/mail/mail_folder.h"
#include "platform/storage/temporary_folder.h"

#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <array>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace platform;

namespace {

struct Post {
    MailTaker taker()
    {
        return {.knows = [](std::string_view to) { return to.ends_with("@here.example"); },
            .take =
                [this](ArrivedMail const& mail) {
                    std::lock_guard const lock {mutex};
                    recipients.push_back(mail.recipient);
                    return mail.recipient.starts_with("later") ? Arrival::later : Arrival::taken;
                }};
    }
    std::vector<std::string> taken()
    {
        std::lock_guard const lock {mutex};
        return recipients;
    }
    std::mutex mutex;
    std::vector<std::string> recipients;
};

/// A mail server beside us.
class Caller {
public:
    explicit Caller(int port)
        : socket_ {::socket(AF_INET, SOCK_STREAM, 0)}
    {
        sockaddr_in there {};
        there.sin_family = AF_INET;
        there.sin_port = htons(static_cast<std::uint16_t>(port));
        ::inet_pton(AF_INET, "127.0.0.1", &there.sin_addr);
        REQUIRE(::connect(socket_, reinterpret_cast<sockaddr const*>(&there), sizeof there) == 0);
    }
    explicit Caller(std::string const& path)
        : socket_ {::socket(AF_UNIX, SOCK_STREAM, 0)}
    {
        sockaddr_un there {};
        there.sun_family = AF_UNIX;
        path.copy(there.sun_path, path.size());
        REQUIRE(::connect(socket_, reinterpret_cast<sockaddr const*>(&there), sizeof there) == 0);
    }
    Caller(Caller const&) = delete;
    ~Caller() { ::close(socket_); }

    void say(std::string_view words)
    {
        REQUIRE(::send(socket_, words.data(), words.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(words.size()));
    }

    /// Everything until these words have come, or nothing comes any more.
    std::string hear(std::string_view until)
    {
        std::string heard;
        std::array<char, 4096> room {};
        while (heard.find(until) == std::string::npos) {
            auto const count = ::recv(socket_, room.data(), room.size(), 0);
            if (count <= 0) break;
            heard.append(room.data(), static_cast<std::size_t>(count));
        }
        return heard;
    }

private:
    int socket_;
};

constexpr auto whole_mail = "LHLO mail\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<x@here.example>\r\nDATA\r\nSubject: "
                            "x\r\n\r\nbody\r\n.\r\nQUIT\r\n";

void put(std::string const& path, std::string const& text)
{
    std::ofstream {path, std::ios::binary} << text;
}

std::size_t files_in(std::string const& folder)
{
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator {folder}, std::filesystem::directory_iterator {}));
}

} // namespace

TEST_CASE("a mail server hands over through a port of this machine, several at once")
{
    Post post;
    LmtpServer const server {{.place = "127.0.0.1:0", .name = "network.example"}, post.taker()};
    Caller slow {server.port()};
    CHECK(slow.hear("LMTP") == "220 network.example LMTP\r\n");
    slow.say("LHLO mail\r\nMAIL FROM:<a@b.example>\r\n");

    for (int i = 0; i < 10; ++i) {
        Caller caller {server.port()};
        caller.say(whole_mail);
        CHECK(caller.hear("221").find("250 2.0.0 Taken") != std::string::npos);
    }

    CHECK(post.taken().size() == 10);
    slow.say("QUIT\r\n");
    CHECK(slow.hear("221").find("250-network.example") != std::string::npos);
}

TEST_CASE("a mail server hands over through a socket in a folder, which is gone afterwards")
{
    TemporaryFolder const folder;
    auto const path = folder.path() + "/mail.socket";
    Post post;
    {
        LmtpServer const server {{.place = path, .name = "network.example"}, post.taker()};
        Caller caller {path};
        caller.say(whole_mail);
        CHECK(caller.hear("221").find("250 2.0.0 Taken") != std::string::npos);
    }

    CHECK(post.taken() == std::vector<std::string> {"x@here.example"});
    CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("whoever says nothing is sent away, and makes room for whoever waits")
{
    Post post;
    LmtpServer const server {{.place = "127.0.0.1:0",
                                 .name = "network.example",
                                 .connections = 1,
                                 .silence = std::chrono::milliseconds {50}},
        post.taker()};
    Caller silent {server.port()};
    CHECK(silent.hear("LMTP").starts_with("220"));

    Caller caller {server.port()};
    caller.say(whole_mail);

    CHECK(caller.hear("221").find("250 2.0.0 Taken") != std::string::npos);
    CHECK(silent.hear("never").empty());
}

TEST_CASE("mail is never taken from the open network")
{
    Post post;
    for (auto const* place : {"0.0.0.0:24", "192.0.2.1:24", "localhost:24", "127.0.0.1", "127.0.0.1:x", ""}) {
        CAPTURE(std::string {place});
        CHECK_THROWS_AS((LmtpServer {{.place = place, .name = "network.example"}, post.taker()}), std::runtime_error);
    }
}

TEST_CASE("files are taken out of a folder once, and what is nobody's is put aside")
{
    TemporaryFolder const folder;
    Post post;
    MailFolder mails {folder.path() + "/mail", post.taker()};
    auto const fresh = folder.path() + "/mail/new";
    put(fresh + "/1", "To: Ana <ana@elsewhere.example>, x@here.example\n\nwords\n");
    put(fresh + "/2", "Delivered-To: y@here.example\nTo: list@elsewhere.example\n\nwords\n");
    put(fresh + "/3", "To: ana@elsewhere.example\n\nwords\n");
    put(fresh + "/4", "");
    put(fresh + "/5", "To: later@here.example\n\nwords\n");
    std::filesystem::create_symlink("/etc/hostname", fresh + "/6");

    CHECK(mails.take_some(20) == 4);

    CHECK(post.taken() == std::vector<std::string> {"x@here.example", "y@here.example", "later@here.example"});
    CHECK(files_in(folder.path() + "/mail/refused") == 2);
    CHECK(std::filesystem::exists(fresh + "/5"));
    CHECK(mails.take_some(20) == 0);
}
