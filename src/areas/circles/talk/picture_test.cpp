#include "app/testing/ask.h"
#include "areas/circles/talk/picture.h"
#include "platform/files/testing.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>

using namespace app::testing;
using namespace std::chrono_literals;

namespace {

std::string sample(std::string const& name)
{
    return platform::content_of(platform::sample_picture(name));
}

/// Two circles of Ana and Bram, one that anyone reads and a private one, each with a thread.
struct Wall {
    TestSite site;
    base::Actor ana_actor = site.joins("Ana");
    base::Actor bram_actor = site.joins("Bram");
    Browser ana = site.signed_in(ana_actor);
    Browser bram = site.signed_in(bram_actor);
    std::string open_thread = thread_in("Boards", "everyone");
    std::string private_thread = thread_in("Closed", "circles");

    explicit Wall(platform::testing::Store store = platform::testing::fresh_sqlite())
        : site {std::move(store)}
    {
        REQUIRE(bram.json(web::Method::post, "/circles/boards/joining", "{}").status == 200);
        site.work(); // the day's reconciliation has been: what goes after this goes by itself
    }

    std::string thread_in(std::string const& circle, std::string const& audience)
    {
        auto const made = R"({"name": ")" + circle + R"(", "purpose": "Why?", "audience": ")" + audience + "\"}";
        REQUIRE(ana.json(web::Method::post, "/circles", made).status == 201);
        ana.open(std::string {circle == "Boards" ? "/circles/boards" : "/circles/closed"} + "/talk/new");
        ana.fill("In one sentence", "What is on it?").fill("And then?", "Look.").press("Send it to the circle");
        return ana.path();
    }

    /// Puts a picture into the text of the form that is open.
    static Answer const& add(Browser& browser, std::string const& bytes, std::string_view alt = "A pale board")
    {
        browser.attach("A picture", "DSC_1.jpg", bytes).fill("What does it show?", alt).tick("No, nobody");
        return browser.press("Add it to the text");
    }

    /// A reply with a picture; gives the picture's path.
    std::string replies(Browser& browser, std::string const& thread, std::string const& bytes)
    {
        browser.open(thread);
        browser.fill("Your reply", "On our wall:");
        REQUIRE(add(browser, bytes).status == 200);
        REQUIRE(browser.press("Reply").status == 200);
        return picture_in(browser.page());
    }

    static std::string picture_in(Answer const& page)
    {
        auto const at = page.body.rfind("<img src=\"/circles/");
        if (at == std::string::npos) return {};
        return page.body.substr(at + 10, page.body.find('"', at + 10) - at - 10);
    }

    /// The span passes, jobs run, and files are as old as the clock says.
    void passes(base::Milliseconds span)
    {
        site.clock.advance(span);
        timespec const then {site.clock.now().ms / 1000 - 3600, 0};
        timespec const times[2] {then, then};
        for (auto const& hash : site.files.list()) ::utimensat(AT_FDCWD, site.files.path_of(hash).c_str(), times, 0);
        site.work();
        site.clock.advance(2min);
        site.work();
    }

    std::int64_t rows(platform::Sql count)
    {
        return site.asks(ana_actor, [&](platform::Reading const& reading) { return reading.tx.number(count); });
    }
};

std::string hash_of(std::string const& path)
{
    auto const begin = path.find("/pictures/") + 10;
    return path.substr(begin, 64);
}

/// What the script of an open form sends, and what a program sends.
Answer brings(Wall& wall, Browser& browser, std::string const& path, std::string const& alt, bool script)
{
    Ask request {.method = web::Method::post, .path = path};
    request.more.emplace_back("x-csrf-token", field_of_form(browser, "csrf"));
    if (script) request.more.emplace_back("hx-request", "true");
    auto incoming = request.incoming();
    incoming.parts = {{"picture_alt", alt}, {"recognisable", "no"}};
    if (script) incoming.parts.emplace_back("csrf", field_of_form(browser, "csrf"));
    auto const bytes = sample("small.jpg");
    incoming.uploads.push_back({.field = "picture",
        .file_name = "a.jpg",
        .path = platform::file_in(wall.site.folder, "sent", bytes),
        .size = static_cast<std::int64_t>(bytes.size())});
    return browser.send(std::move(incoming));
}

} // namespace

TEST_CASE("a picture is put into a reply without a script, described, and seen by whoever reads the circle")
{
    for (auto& store : platform::testing::both_engines()) {
        Wall wall {std::move(store)};
        auto& bram = wall.bram;
        bram.open(wall.open_thread);

        bram.fill("Your reply", "On our **wall**:");
        auto const added = Wall::add(bram, sample("turned.jpg"), "A [pale] board");
        auto const twice = Wall::add(bram, sample("small.jpg"), "The same from near");
        bram.press("Reply");

        CHECK(added.shows("On our **wall**:\n\n![A \\[pale\\] board](file:"));
        CHECK(twice.shows("![A \\[pale\\] board](file:"));
        CHECK(twice.shows("![The same from near](file:"));
        CHECK(bram.page().shows("alt=\"A [pale] board\" width=\""));
        CHECK(bram.page().shows("alt=\"The same from near\" width=\"200\" height=\""));
        auto const picture = wall.site.stranger().open(Wall::picture_in(bram.page()));
        CHECK(picture.status == 200);
        CHECK(picture.header("Content-Type") == "image/webp");
        CHECK(picture.header("Cache-Control").find("public") != std::string::npos);
        CHECK(picture.header("X-Content-Type-Options") == "nosniff");
        for (auto const& hash : wall.site.files.list()) {
            auto const bytes = platform::content_of(wall.site.files.path_of(hash));
            CHECK(bytes.find("secret") == std::string::npos);
            CHECK(bytes.find("Exif") == std::string::npos);
        }
        CHECK(std::filesystem::is_empty(wall.site.files.arriving_folder()));
    }
}

TEST_CASE("a new thread and other words take pictures too, and keep all that was typed")
{
    Wall wall;
    auto& ana = wall.ana;
    ana.open("/circles/boards/talk/new");
    ana.tick("What did not work").fill("In one sentence", "Chalk").fill("And then?", "We saw");

    auto const added = Wall::add(ana, sample("small.jpg"));
    ana.press("Send it to the circle");
    auto const begun = ana.page();
    ana.follow("Edit");
    auto elsewhere = wall.site.signed_in(wall.ana_actor);
    elsewhere.open(ana.path());
    Wall::add(ana, sample("photo.png"), "Another");
    elsewhere.fill("Other words", "Meanwhile").press("Keep it so");
    auto const late = ana.press("Keep it so");

    CHECK(added.shows("value=\"Chalk\""));
    CHECK(begun.shows("What did not work"));
    CHECK(begun.shows("alt=\"A pale board\""));
    CHECK(late.status == 409); // what she had read is what the form said, also after a picture came
    CHECK(late.shows("![Another](file:"));
}

TEST_CASE("a picture is not taken before it is described and somebody has said that nobody can be recognised")
{
    Wall wall;
    auto& bram = wall.bram;
    auto const tried = [&](auto const& fill_in) {
        bram.open(wall.open_thread);
        bram.fill("Your reply", "Half a thought");
        fill_in();
        return bram.press("Add it to the text");
    };
    auto const picture = sample("small.jpg");

    auto const none = tried([&] { bram.fill("What does it show?", "A board").tick("No, nobody"); });
    auto const silent = tried([&] { bram.attach("A picture", "a.jpg", picture); });
    auto const pupils = tried([&] {
        bram.attach("A picture", "a.jpg", picture).fill("What does it show?", "A board").tick("Yes, somebody");
    });
    bram.open(wall.open_thread);
    bram.fill("Your reply", "Half a thought").attach("A picture", "a.jpg", picture);
    auto const forgot = bram.press("Reply");

    for (auto const& page : {none, silent, pupils, forgot}) {
        CHECK(page.status == 422);
        CHECK(page.shows(">\nHalf a thought</textarea>"));
        CHECK(page.shows("<details open>"));
    }
    CHECK(none.shows("Please choose a picture."));
    CHECK(silent.shows("Please say in a few words what the picture shows."));
    CHECK(silent.shows("Please say whether pupils are recognisable"));
    CHECK(silent.shows("Please choose this file once more"));
    CHECK(pupils.shows("Please choose another photo, on which nobody can be recognised."));
    CHECK(pupils.shows("value=\"A board\""));
    CHECK(forgot.shows("This picture is not in your text yet."));
    CHECK(wall.site.files.list().empty());
    CHECK(wall.rows("select count(*) from posts where text like '%Half%'") == 0);
}

TEST_CASE("who adds a picture in a thread that was closed meanwhile keeps her words, and in a long one finds her form")
{
    Wall wall;
    auto& bram = wall.bram;
    for (int i = 0; i < 55; ++i) {
        wall.site.clock.advance(30s);
        bram.json(web::Method::post, wall.open_thread + "/replies", R"({"text": "Once."})");
    }
    bram.open(wall.open_thread);
    bram.follow("More replies");
    bram.fill("Your reply", "Half a thought");
    auto const in_long = Wall::add(bram, sample("small.jpg"));
    wall.ana.open(wall.open_thread);
    wall.ana.follow("More replies");
    wall.ana.press("Close this thread for replies");
    auto const closed = Wall::add(bram, sample("photo.png"));

    CHECK(in_long.shows(">\nHalf a thought\n\n![A pale board](file:"));
    CHECK(closed.status == 409);
    CHECK(closed.shows("Half a thought"));
    CHECK(wall.rows("select count(*) from circle_pictures") == 1);
}

TEST_CASE("what is no picture, and more than a day's worth of them, is refused with the words kept")
{
    Wall wall;
    auto& bram = wall.bram;
    std::string const script = "<script>alert(1)</script>";
    for (auto const& bytes : {"<html>" + script, "<svg xmlns='http://www.w3.org/2000/svg'>" + script + "</svg>",
             "\xff\xd8\xff" + script, sample("photo.png").substr(0, 3000)}) {
        bram.open(wall.open_thread);
        bram.fill("Your reply", "Half a thought");
        auto const page = Wall::add(bram, bytes);
        CHECK(page.status == 422);
        CHECK(page.shows("id=\"picture-problem\""));
        CHECK(page.shows("Half a thought"));
    }
    (void)wall.site.as(wall.bram_actor, [&](platform::Context& cx) -> base::Result<base::Done> {
        cx.tx.run("update upload_days set used = $2 where person_id = $1", *wall.bram_actor.person,
            200LL * 1024 * 1024 - 100);
        return base::Done {};
    });

    bram.fill("Your reply", "Half a thought");
    auto const page = Wall::add(bram, sample("small.jpg"));

    CHECK(page.status == 413);
    CHECK(page.shows("as much as one person may in a day"));
    CHECK(page.shows("Half a thought"));
    CHECK(wall.site.files.list().empty());
}

TEST_CASE("a picture of a private circle is nobody else's, and its hash in a post of another circle is only its words")
{
    for (auto& store : platform::testing::both_engines()) {
        Wall wall {std::move(store)};
        auto const path = wall.replies(wall.ana, wall.private_thread, sample("small.jpg"));
        auto const hash = hash_of(path);
        auto& bram = wall.bram;
        bram.open(wall.open_thread);

        bram.fill("Your reply", "Look ![what I found](file:" + hash + ") there").press("Reply");

        CHECK(wall.ana.open(path).status == 200);
        CHECK(wall.ana.page().header("Cache-Control").find("private") != std::string::npos);
        CHECK(bram.page().shows("Look what I found there"));
        CHECK(Wall::picture_in(bram.page()).empty());
        auto elsewhere = path;
        elsewhere.replace(9, 6, "boards");
        auto stranger = wall.site.stranger();
        auto steward = wall.site.signed_in(wall.site.joins("Dina", base::Role::steward));
        for (auto* browser : {&bram, &stranger, &steward}) {
            CHECK(browser->open(path).status == 404);
            CHECK(browser->open(elsewhere).status == 404);
            CHECK(browser->open("/api/v1" + path).status == 404);
        }
        CHECK(wall.rows("select count(*) from post_pictures") == 1);
    }
}

TEST_CASE("a picture that no post shows is seen by who brought it alone, and goes after a day unless a draft names it")
{
    for (auto& store : platform::testing::both_engines()) {
        Wall wall {std::move(store)};
        auto& bram = wall.bram;
        bram.open(wall.open_thread);
        bram.fill("Your reply", "Soon");
        auto const text = Wall::add(bram, sample("small.jpg")).body;
        auto const markdown = text.substr(text.find("![A pale"), 64 + 22);
        auto const draft = wall.open_thread + "/draft";
        auto const kept = bram.json(web::Method::post, draft, R"({"text": ")" + markdown + "\"}");
        auto const path = "/circles/boards/pictures/" + markdown.substr(21, 64) + "/200.webp";
        auto const files = [&] { return wall.site.files.list().size(); };
        auto const at_first = files();

        CHECK(kept.status == 200);
        CHECK(bram.open(path).status == 200);
        CHECK(wall.ana.open(path).status == 404);
        wall.passes(25h);
        CHECK(files() == at_first);
        bram.json(web::Method::post, draft, R"({"text": ""})");
        wall.passes(2h);

        CHECK(at_first == 2);
        CHECK(files() == 0);
        CHECK(bram.open(path).status == 404);
        CHECK(wall.rows("select count(*) from circle_pictures") == 0);
        CHECK(wall.rows("select count(*) from circle_picture_people") == 0);
    }
}

TEST_CASE("with a post that is taken away its picture is out of sight, comes back with it, and is gone when it cannot")
{
    for (auto& store : platform::testing::both_engines()) {
        Wall wall {std::move(store)};
        auto& [site, ana_actor, bram_actor, ana, bram, open_thread, private_thread] = wall;
        auto const path = wall.replies(bram, open_thread, sample("small.jpg"));
        ana.open(open_thread);
        ana.fill("Your reply", "> ![A pale board](file:" + hash_of(path) + ")\n\nI like it.").press("Reply");
        REQUIRE(ana.page().shows("<blockquote dir=\"auto\"><figure><img"));
        wall.passes(25h);
        auto stranger = site.stranger();
        REQUIRE(stranger.open(path).status == 200);

        bram.open(open_thread);
        bram.press("Take away");
        auto const away = stranger.open(path).status;
        bram.press("Bring it back");
        auto const back = stranger.open(path).status;
        wall.passes(1h);
        auto const still = stranger.open(path).status;
        bram.open(open_thread);
        bram.press("Take away");
        wall.passes(11min);

        CHECK(away == 404);
        CHECK(back == 200);
        CHECK(still == 200);
        CHECK(site.files.list().empty());
        CHECK(stranger.open(path).status == 404);
        CHECK(Wall::picture_in(ana.open(open_thread)).empty());
        CHECK(ana.page().shows("A pale board")); // who quotes it keeps what is to be seen on it
        CHECK(ana.page().shows("I like it."));
        CHECK(wall.rows("select count(*) from circle_pictures") == 0);
        wall.passes(25h);
        CHECK(wall.rows("select count(*) from post_pictures") == 0);
    }
}

TEST_CASE("a picture that was changed away is kept as long as the history that names it")
{
    for (auto& store : platform::testing::both_engines()) {
        Wall wall {std::move(store)};
        auto& bram = wall.bram;
        auto const path = wall.replies(bram, wall.open_thread, sample("small.jpg"));
        bram.follow("Edit");
        bram.fill("Other words", "Without it.").press("Keep it so");

        wall.passes(49h);

        CHECK(Wall::picture_in(bram.page()).empty());
        CHECK(bram.open(path).status == 200);
        bram.open(wall.open_thread);
        bram.press("Take away");
        wall.passes(11min);
        CHECK(wall.site.files.list().empty());
    }
}

TEST_CASE(
    "where only words go, a picture is what is to be seen on it: excerpts, searches; a feed has its whole address")
{
    Wall wall;
    auto& ana = wall.ana;
    ana.open("/circles/boards/talk/new");
    ana.fill("In one sentence", "Chalk").fill("And then?", "");
    Wall::add(ana, sample("small.jpg"), "A quagga in chalk");
    ana.press("Send it to the circle");
    auto const thread = ana.path();
    wall.site.work();

    auto stranger = wall.site.stranger();

    CHECK(stranger.open("/circles/boards/talk").shows("A quagga in chalk"));
    CHECK_FALSE(stranger.page().shows("file:"));
    CHECK(stranger.open("/search?q=quagga").shows("in chalk"));
    CHECK_FALSE(stranger.page().shows("file:"));
    CHECK(stranger.open(thread + "/atom").shows("&lt;img src=&quot;http://localhost/circles/boards/pictures/"));
    CHECK(stranger.open("/circles/boards/atom").shows("A quagga in chalk"));
}

TEST_CASE("a script brings a picture by itself and gets the words for the form, a program gets JSON")
{
    Wall wall;
    auto& bram = wall.bram;

    auto const piece = brings(wall, bram, "/circles/boards/pictures", "A \"board\"", true);
    auto const refused = brings(wall, bram, "/circles/boards/pictures", "", true);
    auto const json = brings(wall, bram, "/api/v1/circles/boards/pictures", "A board", false);
    auto const closed = brings(wall, bram, "/api/v1/circles/closed/pictures", "A board", false);

    CHECK(piece.status == 200);
    CHECK(piece.body.starts_with("<div data-markdown=\"![A &quot;board&quot;](file:"));
    CHECK(refused.status == 422);
    CHECK(refused.body.starts_with("<div data-picture=\"/circles/boards/pictures\""));
    CHECK(refused.shows("Please say in a few words what the picture shows."));
    CHECK_FALSE(refused.shows("choose this file once more")); // the page has it still
    CHECK(json.status == 201);
    CHECK(json.shows("\"markdown\":\"![A board](file:"));
    CHECK(closed.status == 404);
    CHECK(wall.rows("select count(*) from circle_pictures") == 1); // the same picture is one
}

TEST_CASE("whoever leaves takes her pictures along, also from where they are quoted, but not who brought the same")
{
    for (auto& store : platform::testing::both_engines()) {
        Wall wall {std::move(store)};
        auto& [site, ana_actor, bram_actor, ana, bram, open_thread, private_thread] = wall;
        auto const hers = wall.replies(bram, open_thread, sample("small.jpg"));
        auto const both = wall.replies(bram, open_thread, sample("photo.png"));
        ana.open(open_thread);
        ana.fill("Your reply", "![Hers](file:" + hash_of(hers) + ")").press("Reply");
        REQUIRE(wall.replies(ana, open_thread, sample("photo.png")) == both);
        bram.open("/you/export");
        auto const file = bram.press("Give me the file");

        bram.open("/you/leave");
        bram.tick("Take them away").press("Erase me and leave");
        wall.passes(1min);

        CHECK(file.shows(hash_of(hers)));
        CHECK(file.shows(hash_of(both)));
        CHECK(ana.open(hers).status == 404);
        CHECK(ana.open(both).status == 200);
        CHECK(ana.open(open_thread).shows("Hers"));
        CHECK_FALSE(ana.page().shows(hash_of(hers)));
        CHECK(ana.page().shows(hash_of(both)));
        CHECK(wall.rows("select count(*) from circle_pictures") == 1);
        CHECK(wall.rows("select count(*) from circle_picture_people") == 1);
    }
}

TEST_CASE("the page of a picture takes a size that fits, and its words stay words whatever signs are in them")
{
    using circles::Picture;
    using platform::RenditionFormat;
    Picture const picture = Picture::of({{RenditionFormat::webp, 320, 240, {platform::FileHash::of("s"), 1}},
        {RenditionFormat::jpeg, 960, 720, {platform::FileHash::of("j"), 1}},
        {RenditionFormat::webp, 960, 720, {platform::FileHash::of("m"), 1}},
        {RenditionFormat::webp, 1600, 1200, {platform::FileHash::of("l"), 1}}});

    auto const markdown = circles::markdown_of(picture, R"(a*b]( [x] \ <i> &amp; `c` _d_)");

    CHECK(picture.hash == platform::FileHash::of("l").text());
    CHECK(circles::shown_size(picture.sizes).path_name() == "960.webp");
    CHECK(platform::plain_text(markdown, 200) == R"(a*b]( [x] \ <i> &amp; `c` _d_)");
    CHECK(platform::pictures_in(markdown) == std::vector<std::string> {picture.hash});
    CHECK(circles::with_picture("So. \n", markdown) == "So.\n\n" + markdown + "\n\n");
    CHECK(circles::with_picture("", "x") == "x\n\n");
    auto const hash = picture.hash;
    CHECK(circles::with_short_names("a ![b](file:" + hash + ") file: c")
        == "a ![b](file:" + hash.substr(0, 8) + "…) file: c");
    circles::PictureSizes const sizes {{hash, {{RenditionFormat::webp, 720, 960, {}}}}};
    auto const shown = circles::shown_picture("late", sizes, "file:" + hash);
    REQUIRE(shown);
    CHECK(shown->width == 384); // in the page's own pixels
    CHECK(shown->height == 512);
    CHECK_FALSE(circles::shown_picture("late", sizes, "/circles/late/pictures/" + hash));
}
