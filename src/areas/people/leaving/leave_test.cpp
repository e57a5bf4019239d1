#include "app/testing/site.h"
#include "areas/people/leaving/leave.h"
#include "areas/people/passkeys/passkey_store.h"
#include "areas/people/person_store.h"
#include "platform/files/testing.h"
#include "platform/log/log.h"
#include "platform/storage/testing_remains.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

namespace people {

using app::testing::TestSite;

namespace {

/// A word that nobody else writes, put into every field.
constexpr std::string_view canary = "Zwitscherling";

std::string bytes_under(std::string const& folder)
{
    std::ostringstream bytes;
    for (auto const& entry : std::filesystem::recursive_directory_iterator {folder}) {
        bytes << entry.path().filename().string() << '\n';
        if (entry.is_regular_file()) bytes << std::ifstream {entry.path(), std::ios::binary}.rdbuf();
    }
    return bytes.str();
}

bool holds_canary(std::string text)
{
    std::ranges::transform(
        text, text.begin(), [](unsigned char sign) { return static_cast<char>(std::tolower(sign)); });
    return text.find("zwitscherling") != std::string::npos;
}

std::string const word {canary};
std::string const worksheet = "%PDF-1.7\n% " + word + "\n%%EOF\n";

void raises(app::testing::Browser& browser, std::string const& what)
{
    browser.open("/needs/new");
    browser.fill("What is hard, in one sentence?", what).tick("Mathematics");
}

void sends(app::testing::Browser& browser, std::string_view button)
{
    INFO(button);
    REQUIRE(browser.press(button).status < 300);
}

/// A need's path without what was said about it.
std::string plain(std::string const& path)
{
    return path.substr(0, path.find('?'));
}

/// A circle of others, a question in it with a picture, and a picture that no post shows yet.
void writes_in_a_circle(app::testing::Browser& browser)
{
    REQUIRE(browser.json(web::Method::post, "/circles/late/joining", "{}").status == 200);
    browser.open("/circles/late/talk/new");
    browser.fill("In one sentence", word + " asks").fill("And then?", word + " saw");
    for (auto const* picture : {"small.jpg", "photo.png"}) {
        browser.attach("A picture", word + ".jpg", platform::content_of(platform::sample_picture(picture)))
            .fill("What does it show?", word)
            .tick("No, nobody");
        sends(browser, "Add it to the text");
        if (picture == std::string_view {"small.jpg"}) sends(browser, "Send it to the circle");
        if (browser.path().find("/talk/") != std::string::npos) browser.follow("Edit");
    }
}

/// Writes the canary wherever a page lets it be written.
void writes_everywhere(
    app::testing::Browser& browser, std::string const& need_of_bram, base::Actor const& bram, base::Actor const& dina)
{
    browser.open("/you");
    browser.fill("Your name", word).fill("What can you help with?", word);
    sends(browser, "Save");
    raises(browser, word + " is missing");
    browser.fill("A little more, if you like", "Once " + word + " was here")
        .attach("A worksheet", word + ".pdf", worksheet)
        .attach("A photo", word + ".jpg", platform::content_of(platform::sample_picture("turned.jpg")))
        .fill("What is to be seen on it?", word)
        .tick("No, nobody");
    sends(browser, "Raise it");
    browser.open(need_of_bram);
    browser.fill("We tried …", word + " helps").attach("A worksheet", word + "-2.pdf", worksheet + "2");
    sends(browser, "Answer");
    browser.open("/reports/new?kind=person&id=" + bram.person->text());
    browser.tick("Something else").fill("A few words, if you like", word);
    sends(browser, "Send it to a steward");
    browser.open("/steward/reports");
    browser.fill("Which steward?", dina.person->text()).fill("What you are unsure of", word + "?");
    sends(browser, "Ask for a second opinion");
    browser.open("/steward/reports");
    browser.fill("Warn the person", "warned").fill("Why", word + " is my friend");
    sends(browser, "Decide");
    browser.open("/you/standing");
    browser.fill("Why this was wrong", word + " did nothing");
    sends(browser, "Appeal");
    browser.open("/invitations");
    browser.fill("Whom do you miss here?", word + "-friend@school.example");
    sends(browser, "Invite them");
    browser.open("/you/tokens");
    browser.fill("What is it for?", word);
    sends(browser, "Make a token");
    browser.open("/you/address");
    browser.fill("Your new address", word + "@new.example");
    sends(browser, "Send the code there");
    writes_in_a_circle(browser);
}

/// What stands of her in tables that no form of hers fills: a key of her telephone, a question to two authors, and a "me too" from
/// before she had an account that was never confirmed.
void is_kept_elsewhere(TestSite& site, base::Actor const& her, std::string const& one, std::string const& other)
{
    REQUIRE(site.as(her, [&](platform::Context& cx) -> base::Result<base::Done> {
        PasskeyStore {cx.tx}.add(
            {.id = cx.ids.make<PasskeyId>(), .person = *her.person, .credential = "c", .name = word});
        return base::Done {};
    }));
    auto browser = site.signed_in(her);
    browser.open(one + "/merges/new");
    browser.fill("The other need", "http://localhost" + other).fill("A sentence to both authors", word);
    sends(browser, "Ask both authors");
    browser.json(web::Method::post, "/circles", R"({"name": "Slips", "purpose": "Why?"})");
    browser.open("/circles/slips/closing");
    browser.fill("What came of it?", word).fill("What did not work?", word).fill("Whom do you thank?", word);
    browser.fill("Whom can one ask later?", word);
    sends(browser, "Close the circle");
    auto guest = site.stranger();
    guest.open(one);
    guest.follow("Me too");
    guest.fill("Your first name", word).fill("Your e-mail", word + "@school.example").tick("No, only count me");
    sends(guest, "Count me");
}

/// In a circle of Bram's she has copied an activity and made it her own, holds it, and notes something.
void holds_an_activity(TestSite& site, base::Actor const& her, base::Actor const& bram)
{
    auto host = site.signed_in(bram), browser = site.signed_in(her);
    auto const id_in = [](app::testing::Answer const& answer) {
        REQUIRE(answer.status == 201);
        auto const begin = answer.body.find(R"("id":")") + 6;
        return answer.body.substr(begin, answer.body.find('"', begin) - begin);
    };
    host.json(web::Method::post, "/circles", R"({"name": "Atlas", "purpose": "Where are we?"})");
    browser.json(web::Method::post, "/circles/atlas/joining", "{}");
    auto const copy = "/circles/atlas/activities/"
        + id_in(browser.json(web::Method::post, "/activities/fishbowl/copies", R"({"circle": "atlas"})"));
    browser.json(web::Method::post, copy + "/edit",
        R"({"name": ")" + word + R"(", "title_1": ")" + word + R"(", "minutes_1": 5})");
    auto const run = "/circles/atlas/runs/" + id_in(browser.json(web::Method::post, copy + "/runs", "{}"));
    id_in(browser.json(web::Method::post, run + "/notes", R"({"words": ")" + word + R"("})"));
}

/// Others write of her: a report, and the reason of a suspension that ended.
void is_written_of(TestSite& site, base::Actor const& her, base::Actor const& bram, base::Actor const& dina)
{
    auto browser = site.signed_in(bram);
    browser.open("/reports/new?kind=person&id=" + her.person->text());
    browser.tick("Something else").fill("A few words, if you like", word + " again");
    sends(browser, "Send it to a steward");
    auto steward = site.signed_in(dina);
    steward.open("/steward/reports");
    steward.fill("Warn the person", "warned").fill("Why", word + " knows why");
    sends(steward, "Decide");
    REQUIRE(site.as(dina, [&](platform::Context& cx) { return suspend(cx, *her.person, word + " was rude"); }));
    REQUIRE(site.as(dina, [&](platform::Context& cx) { return let_back(cx, *her.person); }));
}

/// The jobs and listeners have had the minutes that they take, files are as old as the clock says.
void minutes_pass(TestSite& site)
{
    timespec const then {site.clock.now().ms / 1000 - 3600, 0};
    timespec const times[2] {then, then};
    for (auto const& hash : site.files.list()) ::utimensat(AT_FDCWD, site.files.path_of(hash).c_str(), times, 0);
    for (int minute = 0; minute < 3; ++minute) {
        site.work();
        site.clock.advance(std::chrono::minutes {1});
    }
    site.work();
}

std::string logged;

/// Gathers the log while it lives.
struct Listening {
    Listening()
    {
        logged.clear();
        platform::set_log([](std::string_view line) { (logged += line) += '\n'; });
    }
    ~Listening() { platform::set_log(nullptr); }
    Listening(Listening const&) = delete;
};

void leaves(app::testing::Browser& browser, std::string_view choice)
{
    browser.open("/you/leave");
    browser.tick(choice).press("Erase me and leave");
    REQUIRE(browser.page().shows("You have left"));
}

} // namespace

TEST_CASE("who leaves and takes her words along is nowhere any more: in no table, no index, no file, no log")
{
    for (auto& store : platform::testing::both_engines()) {
        Listening const listening;
        TestSite site {std::move(store)};
        auto const her = site.joins(std::string {canary}, base::Role::steward);
        auto const bram = site.joins("Bram"), dina = site.joins("Dina", base::Role::administrator);
        is_written_of(site, her, bram, dina);
        auto other = site.signed_in(bram), third = site.signed_in(dina);
        raises(other, "We have no maps");
        other.press("Raise it");
        raises(third, "Our atlases are from 1990");
        third.press("Raise it");
        auto founder = site.signed_in(bram);
        REQUIRE(founder.json(web::Method::post, "/circles", R"({"name": "Late", "purpose": "Why?"})").status == 201);
        auto browser = site.signed_in(her);
        writes_everywhere(browser, other.path(), bram, dina);
        is_kept_elsewhere(site, her, plain(other.path()), plain(third.path()));
        holds_an_activity(site, her, bram);
        site.work();
        bool const in_tables = holds_canary(platform::testing::values_in(*site.store));
        bool const in_database = holds_canary(platform::testing::bytes_of(site.store));
        bool const in_files = holds_canary(bytes_under(site.files.arriving_folder() + "/.."));
        bool const found = other.open("/search?q=" + word).shows("is missing");

        leaves(browser, "Take them away");
        site.work();
        bool const still_in_bytes = holds_canary(platform::testing::bytes_of(site.store));
        minutes_pass(site);

        INFO(site.store.name());
        CHECK(in_tables);
        CHECK(in_database);
        CHECK(in_files);
        CHECK(still_in_bytes); // the control: without the scrub, what was deleted can be read
        CHECK(found);
        CHECK_FALSE(holds_canary(platform::testing::values_in(*site.store)));
        CHECK_FALSE(holds_canary(platform::testing::bytes_of(site.store)));
        CHECK(site.files.list().empty());
        CHECK_FALSE(holds_canary(bytes_under(site.files.arriving_folder() + "/..")));
        CHECK_FALSE(other.open("/search?q=" + word).shows("is missing"));
        CHECK_FALSE(holds_canary(logged));
        CHECK(logged.find("error") == std::string::npos);
        browser.open("/you");
        CHECK(browser.path() != "/you");
    }
}

TEST_CASE("who leaves her words behind leaves them without a name, and her address is free again")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto browser = site.signed_in(ana);
        browser.open("/needs/new");
        browser.fill("What is hard, in one sentence?", "They come too late").tick("Mathematics").press("Raise it");
        auto const need = browser.path();

        leaves(browser, "Keep them without my name");
        site.work();

        auto stranger = site.stranger();
        CHECK(stranger.open(need).shows("They come too late"));
        CHECK(stranger.page().shows("Somebody who left"));
        CHECK_FALSE(stranger.page().shows("Ana"));
        auto const again = site.joins("Ana");
        CHECK(again.person != ana.person);
    }
}

TEST_CASE("the last administrator cannot leave, and reads what to do first")
{
    TestSite site;
    auto browser = site.signed_in(site.joins("Emre", base::Role::administrator));

    browser.open("/you/leave");
    browser.tick("Take them away").press("Erase me and leave");

    CHECK(browser.page().status == 409);
    CHECK(browser.page().shows("You are the only administrator"));
}

TEST_CASE("after a backup from before was brought back, whoever had left is erased again")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const old = site.folder.path() + "/old.backup";
    site.store->backup_to(old);
    auto browser = site.signed_in(ana);
    leaves(browser, "Take them away");
    site.work();
    auto const known = site.erasures();
    auto bare = platform::testing::bare_sqlite();
    platform::restore_from(*bare, old);
    TestSite restored {std::move(bare)};
    auto const state = [&] {
        return restored.asks(
            ana, [&](platform::Reading const& reading) { return PersonStore {reading.tx}.find(*ana.person)->state; });
    };
    auto const before = state();

    auto const again
        = restored.as({}, [&](platform::Context& cx) -> base::Result<int> { return erase_again(cx, known); });
    restored.work();
    auto const once_more
        = restored.as({}, [&](platform::Context& cx) -> base::Result<int> { return erase_again(cx, known); });

    CHECK(known == std::vector<Leaving> {{*ana.person, Words::take_away, {}}});
    CHECK(before == State::active);
    CHECK(*again == 1);
    CHECK(*once_more == 0);
    CHECK(state() == State::erased);
}

TEST_CASE("everything of mine is in one file and nothing of anybody else's")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const bram = site.joins("Bram");
        auto browser = site.signed_in(ana);
        browser.open("/needs/new");
        browser.fill("What is hard, in one sentence?", "They come too late").tick("Mathematics").press("Raise it");
        auto other = site.signed_in(bram);
        other.open("/needs/new");
        other.fill("What is hard, in one sentence?", "We have no maps").tick("Mathematics").press("Raise it");

        browser.open("/you/export");
        auto const file = browser.press("Give me the file");

        CHECK(file.header("Content-Disposition").find("groundswell-export.json") != std::string::npos);
        CHECK(file.shows("They come too late"));
        CHECK(file.shows("Ana@school.example"));
        CHECK_FALSE(file.shows("We have no maps"));
        CHECK_FALSE(file.shows("Bram"));
        for (auto const& [room, keeper] : app::all_keepers()) CHECK(file.shows("\"" + std::string {room} + "\":"));
        browser.open("/you/export");
        browser.press("Give me the file");
        browser.open("/you/export");
        CHECK(browser.press("Give me the file").status == 429);
    }
}

} // namespace people
