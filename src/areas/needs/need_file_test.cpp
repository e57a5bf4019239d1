#include "app/testing/site.h"
#include "areas/needs/need_file_store.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"
#include "areas/needs/raise_need.h"
#include "platform/files/testing.h"
#include "platform/jobs/file_jobs.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>

using namespace needs;
using app::testing::Browser;
using app::testing::TestSite;

namespace {

constexpr std::string_view pdf = "%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n";

std::string sample(std::string const& name)
{
    return platform::content_of(platform::sample_picture(name));
}

Browser at_the_form(TestSite& site, base::Actor const& actor)
{
    auto browser = site.signed_in(actor);
    browser.open("/needs/new");
    browser.fill("What is hard, in one sentence?", "Half the class cannot see the board.").tick("Mathematics");
    return browser;
}

std::string first_photo_path(std::string const& page)
{
    auto const at = page.find("<img src=\"/needs/");
    if (at == std::string::npos) return {};
    auto const begin = at + 10;
    return page.substr(begin, page.find('"', begin) - begin);
}

NeedId id_in(std::string const& path)
{
    auto const name = path.substr(7, path.find_first_of("-?/", 7) - 7);
    return NeedId::from(name).value();
}

/// A need of Ana's with the sample as its photo and a worksheet.
NeedId need_with_files(TestSite& site, base::Actor const& ana, std::string const& audience,
    std::string const& title = "Half the class cannot see the board.")
{
    auto browser = at_the_form(site, ana);
    browser.fill("What is hard, in one sentence?", title);
    browser.attach("A photo", "DSC_1.jpg", sample("turned.jpg")).tick("No, nobody");
    browser.attach("A worksheet", "Ödev.pdf", pdf).tick(audience);
    REQUIRE(browser.press("Raise it").status == 200);
    site.work(); // the day's reconciliation has been: what goes after this goes by itself
    return id_in(browser.path());
}

/// As if the files had been put two days before the site's clock.
void make_old(TestSite& site)
{
    timespec const then {(site.clock.now().ms / 1000) - 2 * 24 * 3600, 0};
    timespec const times[2] {then, then};
    for (auto const& hash : site.files.list())
        REQUIRE(::utimensat(AT_FDCWD, site.files.path_of(hash).c_str(), times, 0) == 0);
}

} // namespace

TEST_CASE("a photo comes with a need in its sizes, and nothing of what the phone wrote into it is given out")
{
    for (auto& store : platform::testing::both_engines()) {
        CAPTURE(store.name());
        TestSite site {std::move(store)};
        auto const ana = site.joins("ana");
        auto browser = at_the_form(site, ana);

        browser.attach("A photo", "DSC_1.jpg", sample("turned.jpg")).tick("No, nobody");
        auto const page = browser.fill("What is to be seen on it?", "A pale board").press("Raise it");

        CHECK(page.status == 200);
        CHECK(page.shows("alt=\"A pale board\""));
        CHECK(page.shows("property=\"og:image\" content=\"http://localhost/needs/"));
        auto const sizes = site.asks(ana, [&](platform::Reading const& reading) {
            auto const id = id_in(browser.path());
            return NeedFileStore {reading.tx}.photos_of(std::span {&id, 1})[id];
        });
        REQUIRE(sizes.size() == 4);
        for (auto const& size : sizes) {
            auto const path = "/needs/" + id_in(browser.path()).text() + "/photo/" + size.path_name();
            auto const picture = site.stranger().open(path);
            CHECK(picture.status == 200);
            CHECK(picture.header("Content-Type") == content_type_of(size.format));
            CHECK(picture.body.size() == static_cast<std::size_t>(size.file.size));
            CHECK_FALSE(picture.shows("secret"));
            CHECK_FALSE(picture.shows("Exif"));
        }
        CHECK(site.files.list().size() == 4); // and not the original
        CHECK(std::filesystem::is_empty(site.files.arriving_folder()));
    }
}

TEST_CASE("a photo is not taken until somebody has said that no pupil can be recognised")
{
    TestSite site;
    auto const ana = site.joins("ana");

    auto silent = at_the_form(site, ana);
    auto const asked = silent.attach("A photo", "a.jpg", sample("small.jpg")).press("Raise it");
    auto yes = at_the_form(site, ana);
    auto const refused = yes.attach("A photo", "a.jpg", sample("small.jpg")).tick("Yes, somebody").press("Raise it");

    CHECK(asked.status == 422);
    CHECK(asked.shows("Please say whether pupils are recognisable"));
    CHECK(asked.shows("Please choose this file once more"));
    CHECK(refused.status == 422);
    CHECK(refused.shows("Please choose another photo, on which nobody can be recognised."));
    CHECK(refused.shows("Half the class cannot see the board."));
    CHECK(site.files.list().empty());
    CHECK(std::filesystem::is_empty(site.files.arriving_folder()));
}

TEST_CASE("what is no picture is refused at the field, and what is a picture and more loses the more")
{
    TestSite site;
    auto const ana = site.joins("ana");
    std::string const script = "<script>alert(1)</script>";

    for (auto const& bytes : {"<html>" + script, "<svg xmlns='http://www.w3.org/2000/svg'>" + script + "</svg>",
             std::string {pdf}, "\xff\xd8\xff" + script, sample("photo.png").substr(0, 3000)}) {
        auto browser = at_the_form(site, ana);
        auto const page = browser.attach("A photo", "photo.jpg", bytes).tick("No, nobody").press("Raise it");
        CHECK(page.status == 422);
        CHECK(page.shows("id=\"photo-problem\""));
        CHECK(page.shows("Half the class cannot see the board."));
    }
    auto browser = at_the_form(site, ana);
    auto const page = browser.attach("A photo", "p.html", sample("small.jpg") + script + "PK\x03\x04")
                          .tick("No, nobody")
                          .press("Raise it");

    auto const picture = browser.open(first_photo_path(page.body));
    CHECK(picture.header("Content-Type") == "image/jpeg");
    CHECK(picture.header("X-Content-Type-Options") == "nosniff");
    CHECK_FALSE(picture.shows("script"));
}

TEST_CASE("who sees the photo and the worksheet of a need is who sees the need")
{
    TestSite site;
    auto const ana = site.joins("ana");
    auto const bram = site.joins("bram");
    auto const dina = site.joins("dina", base::Role::steward);
    auto const guest = site.joins("gul", base::Role::guest);
    auto const members = need_with_files(site, ana, "Members of this network");
    auto const everyones = need_with_files(site, ana, "Anyone", "Maps are too small to read together.");
    auto drafting = at_the_form(site, ana);
    drafting.attach("A photo", "a.jpg", sample("turned.jpg")).tick("No, nobody");
    drafting.attach("A worksheet", "a.pdf", pdf).press("Keep as a draft");
    auto const draft = id_in(drafting.path());
    struct Line {
        char const* who;
        std::optional<base::Actor> actor;
        NeedId need;
        int status;
    };
    Line const law[] {
        {"the author, her draft's", ana, draft, 200},
        {"a colleague, a draft's", bram, draft, 404},
        {"a steward, a draft's", dina, draft, 404},
        {"a stranger, a draft's", {}, draft, 404},
        {"the author, a members' need's", ana, members, 200},
        {"a colleague, a members' need's", bram, members, 200},
        {"a steward, a members' need's", dina, members, 200},
        {"a guest, a members' need's", guest, members, 404},
        {"a stranger, a members' need's", {}, members, 404},
        {"a colleague, a public need's", bram, everyones, 200},
        {"a stranger, a public need's", {}, everyones, 200},
    };

    for (auto const& line : law) {
        INFO(line.who);
        auto browser = line.actor ? site.signed_in(*line.actor) : site.stranger();
        auto const worksheet = site.asks(ana, [&](platform::Reading const& reading) {
            return NeedFileStore {reading.tx}.worksheets_of({&line.need, 1}, {}, {}).front().id;
        });
        auto const photo
            = browser.open("/needs/" + line.need.text() + "/photo/720.webp"); // 960 high: the phone lay on its side
        CHECK(photo.status == line.status);
        bool const publicly = photo.header("Cache-Control").starts_with("public");
        CHECK(publicly == (line.need == everyones));
        auto const path = "/needs/" + line.need.text() + "/worksheets/" + worksheet.text();
        CHECK(browser.open(path).status == line.status);
        auto const astray = "/needs/" + everyones.text() + "/worksheets/" + worksheet.text();
        CHECK(browser.open(astray).status == (line.need == everyones ? 200 : 404));
    }
}

TEST_CASE("no other name of a photo than its sizes finds anything")
{
    TestSite site;
    auto const need = need_with_files(site, site.joins("ana"), "Anyone");

    for (auto const* name : {"961.webp", "960.png", "0960.webp", "-960.webp", "960", ".webp", "960.webp.html",
             "..%2f..%2fsite.key", "%2e%2e", "99999999999.webp"}) {
        INFO(name);
        CHECK(site.stranger().open("/needs/" + need.text() + "/photo/" + name).status == 404);
    }
}

TEST_CASE("a worksheet comes with an answer, to be saved under its own clean name")
{
    TestSite site;
    auto const need = need_with_files(site, site.joins("ana"), "Anyone");
    auto bram = site.signed_in(site.joins("bram"));
    bram.open("/needs/" + need.text());
    bram.fill("We tried …", "Larger chalk.");

    auto const page = bram.attach("A worksheet", "kesir\u202efdp.exe", pdf).press("Answer");

    CHECK(page.status == 200);
    CHECK(page.shows("kesirfdp.exe.pdf"));
    auto const saved = bram.follow("kesirfdp.exe.pdf");
    CHECK(saved.body == pdf);
    CHECK(saved.header("Content-Type") == "application/pdf");
    CHECK(saved.header("Content-Disposition").starts_with("attachment; filename=\"kesirfdp.exe.pdf\""));
    CHECK(saved.header("Content-Security-Policy").ends_with("sandbox"));
    CHECK(saved.header("X-Content-Type-Options") == "nosniff");
}

TEST_CASE("a worksheet that is no PDF is refused at its field with the answer kept; a hidden answer's is hers alone "
          "who brought it")
{
    TestSite site;
    auto const ana = site.joins("ana");
    auto const need = need_with_files(site, ana, "Anyone");
    auto bram = site.signed_in(site.joins("bram"));
    bram.open("/needs/" + need.text());
    bram.fill("We tried …", "Larger chalk.").attach("A worksheet", "a.pdf", "<html>%PDF-1.7");
    auto const refused = bram.press("Answer");
    bram.attach("A worksheet", "a.pdf", pdf).press("Answer");
    auto const path = bram.follow("a.pdf").status == 200 ? bram.path() : "";
    bram.open("/needs/" + need.text());

    bram.press("Take this answer away");

    CHECK(refused.status == 422);
    CHECK(refused.shows("This is not a PDF."));
    CHECK(refused.shows("Larger chalk."));
    CHECK_FALSE(path.empty());
    CHECK(site.stranger().open(path).status == 404);
    CHECK(site.signed_in(ana).open(path).status == 404);
    CHECK(bram.open(path).header("Cache-Control").find("private") != std::string::npos); // what she exports names it
}

TEST_CASE("when the disk is full the photo is not taken and what was typed is kept")
{
    TestSite site;
    auto browser = at_the_form(site, site.joins("ana"));
    site.spool_folder = "/dev/full"; // nothing can be made in it

    auto const page = browser.attach("A photo", "a.jpg", sample("small.jpg")).tick("No, nobody").press("Raise it");

    CHECK(page.status == 507);
    CHECK(page.shows("Half the class cannot see the board."));
}

TEST_CASE("more than a day's worth of uploads is refused at the field with 413")
{
    TestSite site;
    auto const ana = site.joins("ana");
    auto browser = at_the_form(site, ana);
    (void)site.as(ana, [&](platform::Context& cx) -> base::Result<base::Done> {
        cx.tx.run("insert into upload_days (person_id, day, used) values ($1, $2, $3)", *ana.person,
            cx.clock.now().ms / 86'400'000, 200LL * 1024 * 1024 - 100);
        return base::Done {};
    });

    auto const page = browser.attach("A photo", "a.jpg", sample("small.jpg")).tick("No, nobody").press("Raise it");

    CHECK(page.status == 413);
    CHECK(page.shows("as much as one person may in a day"));
    CHECK(page.shows("Half the class cannot see the board."));
    CHECK(site.files.list().empty());
}

TEST_CASE("another photo takes the place of the first, whose files are gone from the disk a minute later")
{
    TestSite site;
    auto const ana = site.joins("ana");
    auto const need = need_with_files(site, ana, "Anyone");
    auto browser = site.signed_in(ana);
    browser.open("/needs/" + need.text() + "/edit");

    auto const page = browser.attach("Another photo", "b.jpg", sample("small.jpg")).tick("No, nobody").press("Save");
    make_old(site);
    site.clock.advance(std::chrono::minutes {2});
    site.work();

    CHECK(page.shows("width=\"200\""));
    CHECK(site.files.list().size() == 3); // two sizes of the small one, and the worksheet
    CHECK(browser.open(first_photo_path(page.body)).status == 200);
}

TEST_CASE("erasing a need's files removes rows and bytes, but not what another need shows too")
{
    TestSite site;
    auto const ana = site.joins("ana");
    auto const first = need_with_files(site, ana, "Anyone");
    auto const second = need_with_files(site, ana, "Anyone", "Maps are too small to read together.");
    auto const erase = [&](NeedId need) {
        (void)site.as(ana, [&](platform::Context& cx) -> base::Result<base::Done> {
            forget_files_of(cx, need);
            return base::Done {};
        });
        make_old(site);
        site.clock.advance(std::chrono::minutes {2});
        site.work();
    };

    erase(first);
    auto const shared = site.files.list().size();
    erase(second);

    CHECK(shared == 5);
    CHECK(site.files.list().empty());
}

TEST_CASE("once a day files that no row speaks of are removed, when they are old")
{
    TestSite site;
    auto const ana = site.joins("ana");
    need_with_files(site, ana, "Anyone");
    site.files.put_bytes("an old orphan");
    make_old(site);
    site.clock.advance(std::chrono::hours {25});
    site.files.put_bytes("a young orphan");

    site.work();

    CHECK(site.files.list().size() == 6);
    CHECK_FALSE(site.files.open(platform::FileHash::of("an old orphan")));
}
