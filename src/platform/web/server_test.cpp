#include "platform/web/testing_client.h"
#include "platform/web/testing_site.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

#include <sys/resource.h>

namespace web {

using std::chrono::milliseconds;
using testing::Client;
using testing::get;
using testing::post;
using testing::Site;

namespace {

std::string form(std::string const& file_bytes)
{
    return "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nLight\r\n"
           "--B\r\nContent-Disposition: form-data; name=\"plan\"; filename=\"hall.pdf\"\r\n\r\n"
        + file_bytes + "\r\n--B\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--B--\r\n";
}

std::string const form_type = "Content-Type: multipart/form-data; boundary=B\r\n";

} // namespace

TEST_CASE("one connection serves request after request")
{
    Site site;
    Client client {site.port()};

    auto const first = client.ask(get("/one"));
    auto const second = client.ask(post("/two", "words"));

    CHECK(first.status == 200);
    CHECK(first.body == "/one ");
    CHECK(first.header("Date").ends_with(" GMT"));
    CHECK(first.header("Connection").empty());
    CHECK(second.body == "/two words");
    CHECK(site.server->counts().accepted == 1);
    CHECK(site.server->counts().requests == 2);
}

TEST_CASE("requests sent in a heap are answered in their order")
{
    Site site {{.running = 4}};
    Client client {site.port()};
    std::string heap;
    for (int i = 0; i < 300; ++i)
        heap += i % 3 == 0 ? post("/" + std::to_string(i), "body") : get("/" + std::to_string(i));

    client.send(heap);

    for (int i = 0; i < 300; ++i) {
        CHECK(client.answer().body == "/" + std::to_string(i) + (i % 3 == 0 ? " body" : " "));
    }
}

TEST_CASE("HEAD tells the length and sends no body")
{
    Site site;
    Client client {site.port()};

    client.send("HEAD /one HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const head = client.answer(true);
    auto const next = client.ask(get("/next"));

    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") == "5");
    CHECK(next.body == "/next ");
}

TEST_CASE("who asks for a close gets one, and HTTP/1.0 always does")
{
    Site site;
    Client polite {site.port()};
    Client old {site.port()};

    auto const first = polite.ask(get("/", "Connection: close\r\n"));
    auto const second = old.ask("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");

    CHECK(first.header("Connection") == "close");
    CHECK(polite.is_closed());
    CHECK(second.header("Connection") == "close");
    CHECK(old.is_closed());
}

TEST_CASE("a body over the limit is 413 and a close, whether announced or in chunks")
{
    Site site;
    Client announced {site.port()};
    Client chunked {site.port()};

    auto const first = announced.ask(post("/", std::string(1001, 'x')));
    auto const second = chunked.ask("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n200\r\n"
        + std::string(512, 'x') + "\r\n200\r\n" + std::string(512, 'x'));

    CHECK(first.status == 413);
    CHECK(announced.is_closed());
    CHECK(second.status == 413);
    CHECK(chunked.is_closed());
    CHECK(site.echo.answered == 0);
}

TEST_CASE("a client that is still sending a refused body can read the refusal")
{
    Site site;
    Client client {site.port()};

    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n");
    client.send(std::string(500'000, 'x'));
    auto const answer = client.answer();

    CHECK(answer.status == 413);
}

TEST_CASE("a client that waits for leave to send its body gets it, unless the body is refused")
{
    Site site;
    Client welcome {site.port()};
    Client refused {site.port()};

    welcome.send("POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    auto const leave = welcome.answer();
    auto const answer = welcome.ask("hello");
    refused.send("POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5000\r\n\r\n");

    CHECK(leave.status == 100);
    CHECK(answer.body == "/a hello");
    CHECK(refused.answer().status == 413);
}

TEST_CASE("a mistake of the application is a 500, and the connection goes on")
{
    Site site;
    Client client {site.port()};

    auto const broken = client.ask(get("/break"));
    auto const split = client.ask(get("/split"));
    auto const next = client.ask(get("/next"));

    CHECK(broken.status == 500);
    CHECK(split.status == 500);
    CHECK(split.head.find("stolen") == std::string::npos);
    CHECK(next.status == 200);
}

TEST_CASE("answers come from memory, from a file in part, or are nothing at all")
{
    Site site;
    std::ofstream {site.folder() + "/plain"} << "ab" << std::string(3'000'000, 'c');
    Client client {site.port()};

    CHECK(client.ask(get("/asset")).body == "kept in memory");
    CHECK(client.ask(get("/file")).body == std::string(3'000'000, 'c'));
    CHECK(client.ask(get("/missing")).status == 500);
    CHECK(client.ask(get("/nothing")).head.find("Content-Length") == std::string::npos);
    CHECK(client.ask(get("/big")).body.size() == 8 << 20);
    CHECK(client.ask(get("/next")).body == "/next ");
}

TEST_CASE("an upload is streamed to a private file, which is gone when nobody takes it")
{
    Site site;
    Client client {site.port()};
    auto const bytes = std::string(2'000'000, 'f');

    auto const answer = client.ask(post("/upload", form(bytes), "Cookie: ana\r\n" + form_type));
    auto const next = client.ask(get("/next"));

    CHECK(answer.status == 200);
    CHECK(answer.body == "title=Light;plan[hall.pdf]=2000000;");
    CHECK(next.status == 200);
    CHECK(site.spool_is_empty());
}

TEST_CASE("an upload is authorised before its first byte is read")
{
    Site site;
    Client stranger {site.port()};
    Client ana {site.port()};
    auto const body = form("small");
    auto const head = "POST /upload HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n" + form_type
        + "Content-Length: " + std::to_string(body.size()) + "\r\n";

    auto const refused = stranger.ask(head + "\r\n");
    auto const leave = ana.ask(head + "Cookie: ana\r\n\r\n");
    auto const answer = ana.ask(body);

    CHECK(refused.status == 403);
    CHECK(stranger.is_closed());
    CHECK(leave.status == 100);
    CHECK(answer.body == "title=Light;plan[hall.pdf]=5;");
    CHECK(site.echo.admitted == 2);
    CHECK(site.echo.answered == 1);
}

TEST_CASE("an upload that breaks off, breaks the rules or grows too large leaves no file behind")
{
    Site site;
    auto const lines = "Cookie: ana\r\n" + form_type;
    auto const whole = form(std::string(100'000, 'f'));
    {
        Client broken_off {site.port()};
        broken_off.send(post("/upload", whole, lines).substr(0, 50'000));
    }
    Client no_end {site.port()};
    Client too_large {site.port()};
    Client not_a_form {site.port()};

    CHECK(no_end.ask(post("/upload", whole.substr(0, whole.size() - 6), lines)).status == 400);
    CHECK(too_large.ask("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n" + lines + "\r\n").status
        == 413);
    CHECK(not_a_form.ask(post("/upload", "a=b", "Cookie: ana\r\n")).status == 415);
    CHECK(site.echo.answered == 0);
    site.server->drain();
    CHECK(site.spool_is_empty());
}

TEST_CASE("a full queue is said at once, with the time to come again")
{
    Site site {{.workers = 1, .running = 1, .queue = 1}};
    Client running {site.port()};
    Client waiting {site.port()};
    Client late {site.port()};
    running.send(get("/wait"));
    site.echo.entered.wait();
    waiting.send(get("/second"));
    while (site.server->counts().accepted < 3) std::this_thread::yield();
    Client prober {site.port()}; // its request comes after the second one, for one thread reads them in order

    auto refused = prober.ask(get("/third"));
    while (refused.status != 503) refused = prober.ask(get("/third"));
    auto const again = late.ask(get("/fourth"));
    site.echo.may_leave.count_down();

    CHECK(refused.status == 503);
    CHECK(refused.header("Retry-After") == "1");
    CHECK(again.status == 503);
    CHECK(running.answer().status == 200);
    CHECK(waiting.answer().status == 200);
    CHECK(prober.ask(get("/later")).status == 200);
    CHECK(site.server->counts().queue_full >= 2);
}

TEST_CASE("slow clients are cut: in the header, in the body, in an upload that stands still, in reading, in silence")
{
    Site site {{.header_deadline = milliseconds {500},
        .body_deadline = milliseconds {500},
        .write_deadline = milliseconds {500},
        .idle_deadline = milliseconds {500}}};
    Client silent {site.port()};
    Client header {site.port()};
    Client body {site.port()};
    Client upload {site.port()};
    Client reader {site.port(), 4096};

    header.send("GET / HTTP/1.1\r\nHost: ");
    body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
    upload.send(post("/upload", form(std::string(100'000, 'x')), "Cookie: ana\r\n" + form_type).substr(0, 3000));
    reader.send(get("/big"));
    Client idle {site.port()}; // its silence counts from here on
    CHECK(idle.ask(get("/")).status == 200);

    CHECK(silent.is_closed());
    CHECK(header.answer().status == 408);
    CHECK(header.is_closed());
    CHECK(body.answer().status == 408);
    CHECK(upload.answer().status == 408);
    CHECK(idle.is_closed());
    while (site.server->counts().timed_out < 4) std::this_thread::yield();
    CHECK(reader.answer().body.size() < 8 << 20);
    CHECK(site.echo.answered == 2);
}

TEST_CASE("a thousand idle connections cost others nothing")
{
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    std::size_t const many = limit.rlim_cur > 2200 ? 1000 : 100;
    Site site;
    std::vector<Client> idle;

    for (std::size_t i = 0; i < many; ++i) {
        idle.emplace_back(site.port());
        REQUIRE(idle.back().ask(get("/")).status == 200);
    }
    Client other {site.port()};
    for (int i = 0; i < 100; ++i) REQUIRE(other.ask(get("/")).status == 200);

    CHECK(site.server->counts().open == static_cast<std::int64_t>(many) + 1);
    CHECK(idle.front().ask(get("/still-here")).status == 200);
    CHECK(idle.back().ask(get("/still-here")).status == 200);
}

TEST_CASE("when connections run out the one idle for longest makes room")
{
    Site site {{.connections = 3}};
    Client first {site.port()};
    Client second {site.port()};
    Client third {site.port()};
    first.ask(get("/"));
    second.ask(get("/"));
    third.ask(get("/"));
    first.ask(get("/again"));

    Client fourth {site.port()};

    CHECK(fourth.ask(get("/")).status == 200);
    CHECK(second.is_closed());
    CHECK(first.ask(get("/")).status == 200);
    CHECK(site.server->counts().open == 3);
}

TEST_CASE("one address has only so many connections")
{
    Site site {{.connections_per_address = 2}};
    Client first {site.port()};
    Client second {site.port()};
    first.ask(get("/"));
    second.ask(get("/"));

    Client third {site.port()};

    CHECK(third.is_closed());
    CHECK(first.ask(get("/")).status == 200);
}

TEST_CASE("forwarded addresses are believed from trusted proxies only")
{
    Site trusting {{.trusted_proxies = {"127.0.0.0/8", "10.0.0.0/8"}}};
    Site careful;
    auto const lines = "X-Forwarded-For: 192.0.2.1, 203.0.113.9, 10.1.1.1\r\nX-Forwarded-Proto: https\r\n";
    Client behind_proxy {trusting.port()};
    Client liar {careful.port()};

    CHECK(behind_proxy.ask(get("/who", lines)).body == "203.0.113.9 secure");
    CHECK(liar.ask(get("/who", lines)).body == "127.0.0.1 open");
    CHECK(liar.ask(get("/headers", lines)).body.empty());
    CHECK_THROWS(Site {{.trusted_proxies = {"everybody"}}});
}

TEST_CASE("draining lets a running request finish, sends idle clients home and takes no new ones")
{
    Site site;
    Client idle {site.port()};
    Client running {site.port()};
    int const port = site.port();
    idle.ask(get("/"));
    running.send(get("/wait"));
    site.echo.entered.wait();

    std::thread drain {[&] { site.server->drain(); }};
    CHECK(idle.is_closed());
    CHECK_THROWS(Client {port});
    site.echo.may_leave.count_down();
    auto const answer = running.answer();
    drain.join();

    CHECK(answer.status == 200);
    CHECK(answer.header("Connection") == "close");
    CHECK(site.server->counts().open == 0);
}

TEST_CASE("draining does not wait longer than its patience")
{
    Site site;
    Client slow {site.port()};
    slow.send("GET / HTTP/1.1\r\n");
    Client other {site.port()};
    other.ask(get("/"));

    site.server->drain(milliseconds {50});

    CHECK(slow.is_closed());
    CHECK(site.server->counts().open == 0);
}

} // namespace web
