#include "app/testing/site.h"
#include "areas/needs/answer_need.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"
#include "areas/notices/choose_letters.h"
#include "areas/notices/keeping.h"
#include "areas/notices/letter_link.h"
#include "areas/notices/letter_store.h"
#include "areas/notices/notice_store.h"
#include "areas/notices/notices.h"
#include "areas/notices/plan_letters.h"
#include "areas/notices/send_mail.h"
#include "areas/people/blocks/block.h"
#include "areas/people/edit_profile.h"

#include <doctest/doctest.h>

#include <algorithm>

using app::testing::TestSite;
using namespace std::chrono_literals;

namespace {

base::Time on_day(int day, int hour, int minute = 0)
{
    auto const& zone = *platform::system_zones().find("Europe/Istanbul");
    return platform::time_of(zone, {.year = 2026, .month = 11, .day = day, .hour = hour, .minute = minute});
}

base::Time const wednesday = on_day(25, 10);
base::Time const friday = on_day(27, 17);

needs::Need raised(TestSite& site, base::Actor const& who, std::string const& title)
{
    site.clock.advance(1s);
    needs::NeedWords words {.title = title};
    words.subject = "science";
    return *site.as(who, [&](platform::Context& cx) { return needs::raise_need(cx, words, "en"); });
}

needs::Reply answered(
    TestSite& site, base::Actor const& who, needs::Need const& need, std::string const& text = "We tried.")
{
    site.clock.advance(1s);
    return *site.as(who, [&](platform::Context& cx) { return needs::answer_need(cx, need.id, {text, ""}); });
}

void me_too(TestSite& site, base::Actor const& who, needs::Need const& need)
{
    CHECK(site.as(who, [&](platform::Context& cx) { return needs::say_me_too(cx, need.id, {}); }));
}

void wants(TestSite& site, base::Actor const& who, notices::Wishes const& wishes)
{
    CHECK(site.as(who,
        [&](platform::Context& cx) { return notices::choose_letters(cx, *who.person, wishes, "Europe/Istanbul"); }));
}

void teaches_science(TestSite& site, base::Actor const& who, std::string const& name)
{
    people::Profile profile {.name = name};
    profile.subjects = {"science"};
    CHECK(site.as(who, [&](platform::Context& cx) { return people::edit_profile(cx, profile); }));
}

std::int64_t letters_to(TestSite const& site, std::string const& address)
{
    return std::ranges::count_if(site.letters(), [&](std::string const& letter) {
        return letter.find("<" + address + ">") != std::string::npos
            && letter.find("Message-ID: <letter-") != std::string::npos;
    });
}

std::int64_t mails(TestSite const& site, std::string const& words)
{
    return std::ranges::count_if(
        site.letters(), [&](std::string const& letter) { return letter.find(words) != std::string::npos; });
}

void blocks(TestSite& site, base::Actor const& who, base::Actor const& whom)
{
    CHECK(site.as(who, [&](platform::Context& cx) { return people::block(cx, *whom.person); }));
}

void unblocks(TestSite& site, base::Actor const& who, base::Actor const& whom)
{
    CHECK(site.as(who, [&](platform::Context& cx) { return people::unblock(cx, *whom.person); }));
}

std::int64_t mails_to_ana(TestSite const& site, std::string const& words)
{
    return std::ranges::count_if(site.letters(), [&](std::string const& letter) {
        return letter.find("<Ana@school.example>") != std::string::npos && letter.find(words) != std::string::npos;
    });
}

std::vector<std::string> waiting_for(TestSite& site, base::Actor const& who)
{
    return site.asks(who, [](platform::Reading const& reading) {
        std::vector<std::string> words;
        for (auto const& one : notices::waiting(reading, 9)) words.push_back(one.words);
        return words;
    });
}

std::string header_of(std::string const& letter, std::string const& name)
{
    auto const begin = letter.find("\r\n" + name + ": ") + 4 + name.size();
    std::string value = letter.substr(begin, letter.find("\r\n", begin) - begin);
    auto at = letter.find("\r\n", begin);
    while (at != std::string::npos && letter[at + 2] == ' ') {
        auto const end = letter.find("\r\n", at + 2);
        value += letter.substr(at + 3, end - at - 3);
        at = end;
    }
    return value;
}

/// Ana in her class, Bram who answers; both joined on a Wednesday.
struct School {
    explicit School(platform::testing::Store store = platform::testing::fresh_sqlite())
        : site {std::move(store)}
    {
        site.clock.set(wednesday);
        ana = site.joins("Ana");
        bram = site.joins("Bram");
        site.work();
    }
    TestSite site;
    base::Actor ana {};
    base::Actor bram {};
};

} // namespace

TEST_CASE("whoever raised a need is told once that somebody answered, until she has read it")
{
    for (auto& store : platform::testing::both_engines()) {
        School school {std::move(store)};
        auto& site = school.site;
        auto const need = raised(site, school.ana, "They arrive too late");

        answered(site, school.bram, need);
        site.work();
        answered(site, school.bram, need);
        answered(site, school.ana, need);
        site.work();

        auto const waiting
            = site.asks(school.ana, [](platform::Reading const& reading) { return notices::waiting(reading, 5); });
        REQUIRE(waiting.size() == 1);
        CHECK(waiting.front().words == "Bram answered your need, and one more answer came.");
        CHECK(mails(site, "Message-ID: <notice-") == 1);
        CHECK(site.asks(school.ana, [&](platform::Reading const& reading) {
            return notices::unread(reading.tx, *school.ana.person);
        }) == 1);
        CHECK(site.asks(school.bram, [&](platform::Reading const& reading) {
            return notices::unread(reading.tx, *school.bram.person);
        }) == 0);
    }
}

TEST_CASE("what somebody does whom she has blocked comes to her by no notice, no mail and no letter")
{
    for (auto& store : platform::testing::both_engines()) {
        School school {std::move(store)};
        auto& site = school.site;
        teaches_science(site, school.ana, "Ana");
        auto const need = raised(site, school.ana, "They arrive too late");
        auto const cem = site.joins("Cem");
        auto const shared = raised(site, cem, "No balance weighs under a gram");
        me_too(site, school.ana, shared);
        raised(site, cem, "A balance is missing");
        blocks(site, school.ana, school.bram);

        answered(site, school.bram, need, "You again!");
        answered(site, school.bram, shared, "And here!");
        raised(site, school.bram, "A magnet is missing");
        site.work();
        for (auto const week : {0, 168}) {
            site.clock.set(friday + std::chrono::hours {week});
            site.work();
        }

        CHECK(waiting_for(site, school.ana).empty());
        CHECK(mails_to_ana(site, "You again!") == 0);
        CHECK(letters_to(site, "Ana@school.example") == 1);
        CHECK(mails_to_ana(site, "A balance is missing") == 1); // Cem's need lies near her
        CHECK(mails_to_ana(site, "magnet") == 0);
        CHECK(mails_to_ana(site, "Needs that are yours too") == 0);
        CHECK(mails_to_ana(site, "Bram") == 0);
    }
}

TEST_CASE("an answer goes out of sight with a block and comes back with its undo; answers of others stay counted")
{
    for (auto& store : platform::testing::both_engines()) {
        School school {std::move(store)};
        auto& site = school.site;
        auto const need = raised(site, school.ana, "They arrive too late");
        auto const cem = site.joins("Cem");
        answered(site, school.bram, need);
        auto const second = answered(site, cem, need);
        site.work();
        std::vector<std::string> const two {"Bram answered your need, and one more answer came."};
        CHECK(waiting_for(site, school.ana) == two);

        blocks(site, school.ana, school.bram);
        site.work();
        CHECK(waiting_for(site, school.ana) == std::vector<std::string> {"Cem answered your need."});
        CHECK(site.as(cem, [&](platform::Context& cx) { return needs::hide_reply(cx, second.id); }));
        site.work();
        CHECK(waiting_for(site, school.ana).empty());
        unblocks(site, school.ana, school.bram);
        site.work();

        CHECK(waiting_for(site, school.ana) == std::vector<std::string> {"Bram answered your need."});
        CHECK(mails(site, "Message-ID: <notice-") == 1);
    }
}

TEST_CASE("reading a notice is a press of a button; opening the list changes nothing")
{
    School school;
    auto& site = school.site;
    auto const need = raised(site, school.ana, "They arrive too late");
    answered(site, school.bram, need);
    site.work();
    auto browser = site.signed_in(school.ana);

    CHECK(browser.open("/notices").shows("Bram answered your need."));
    CHECK(browser.open("/notices").shows("One thing waits for you"));
    CHECK(browser.open("/").shows("Bram answered your need."));
    browser.press("Read it");

    CHECK(browser.path().starts_with("/needs/"));
    CHECK_FALSE(browser.open("/").shows("Bram answered your need."));
    CHECK(browser.open("/notices").shows("Look at it again"));
    answered(site, school.bram, need);
    site.work();
    CHECK(mails(site, "Message-ID: <notice-") == 2);
}

TEST_CASE("somebody else's notice is not found")
{
    School school;
    auto& site = school.site;
    answered(site, school.bram, raised(site, school.ana, "They arrive too late"));
    site.work();
    auto const list = site.signed_in(school.ana).json(web::Method::get, "/notices");
    auto const begin = list.body.find("\"id\":\"") + 6;
    auto const id = list.body.substr(begin, list.body.find('"', begin) - begin);

    CHECK(site.signed_in(school.ana).json(web::Method::get, "/notices/" + id).status == 200);
    CHECK(site.signed_in(school.bram).json(web::Method::get, "/notices/" + id).status == 404);
    CHECK(site.signed_in(school.bram).json(web::Method::post, "/notices/" + id + "/reading", "{}").status == 404);
}

TEST_CASE("an answer that was hidden before it was read waits for nobody")
{
    School school;
    auto& site = school.site;
    auto const reply = answered(site, school.bram, raised(site, school.ana, "They arrive too late"));
    site.work();

    CHECK(site.as(school.bram, [&](platform::Context& cx) { return needs::hide_reply(cx, reply.id); }));
    site.work();

    CHECK(site.asks(school.ana, [&](platform::Reading const& reading) {
        return notices::unread(reading.tx, *school.ana.person);
    }) == 0);
}

TEST_CASE("a mail that interrupts waits for the morning of a working day")
{
    School school;
    auto& site = school.site;
    site.clock.set(on_day(27, 20));
    site.work();
    answered(site, school.bram, raised(site, school.ana, "They arrive too late"));

    site.work();
    site.clock.set(on_day(29, 12));
    site.work();

    CHECK(mails(site, "Message-ID: <notice-") == 0);
    site.clock.set(on_day(30, 7));
    site.work();
    CHECK(mails(site, "Message-ID: <notice-") == 1);
}

TEST_CASE("what was read in the quiet hours is not mailed in the morning")
{
    School school;
    auto& site = school.site;
    site.clock.set(on_day(25, 21));
    answered(site, school.bram, raised(site, school.ana, "They arrive too late"));
    site.work();
    auto browser = site.signed_in(school.ana);
    browser.open("/");
    browser.press("Read it");

    site.clock.set(on_day(26, 7));
    site.work();

    CHECK(mails(site, "Message-ID: <notice-") == 0);
}

TEST_CASE("the letter comes on Friday at five, with three things in their order, and not before")
{
    for (auto& store : platform::testing::both_engines()) {
        School school {std::move(store)};
        auto& site = school.site;
        teaches_science(site, school.ana, "Ana");
        auto const mine = raised(site, school.ana, "They arrive too late");
        auto const shared = raised(site, school.bram, "No balance weighs under a gram");
        raised(site, school.bram, "A magnet is missing");
        me_too(site, school.ana, shared);
        answered(site, school.bram, mine);
        answered(site, site.joins("Cem"), shared);
        site.clock.set(friday - 10min);
        site.work();
        CHECK(letters_to(site, "Ana@school.example") == 0);

        site.clock.set(friday);
        site.work();

        REQUIRE(letters_to(site, "Ana@school.example") == 1);
        auto const letter = site.asks(school.ana, [&](platform::Reading const& reading) {
            return notices::LetterStore {reading.tx}.of(*school.ana.person, 5).front();
        });
        REQUIRE(letter.items.size() == 3);
        CHECK(letter.items[0].kind == notices::Item::Kind::waiting);
        CHECK(letter.items[1].kind == notices::Item::Kind::answers);
        CHECK(letter.items[1].count == 1);
        CHECK(letter.items[2].kind == notices::Item::Kind::near);
        CHECK(letter.planned_for == friday);
        site.clock.advance(168h);
        site.work();
        CHECK(letters_to(site, "Ana@school.example") == 1); // what was told is not told again, and nothing is new
    }
}

TEST_CASE("one thing waits a week and then goes; where nothing is new no letter comes")
{
    School school;
    auto& site = school.site;
    auto const shared = raised(site, school.bram, "No balance weighs under a gram");
    me_too(site, school.ana, shared);
    answered(site, site.joins("Cem"), shared);

    site.clock.set(friday);
    site.work();
    CHECK(letters_to(site, "Ana@school.example") == 0);
    site.clock.set(friday + 168h - 10min);
    site.work();
    CHECK(letters_to(site, "Ana@school.example") == 0);
    site.clock.set(friday + 168h);
    site.work();

    CHECK(letters_to(site, "Ana@school.example") == 1);
    CHECK(letters_to(site, "Cem@school.example") == 0);
}

TEST_CASE("a crash between any two steps sends nobody two letters")
{
    School school;
    auto& site = school.site;
    wants(site, school.ana, {.often = people::Letter::weekly});
    auto const shared = raised(site, school.bram, "No balance weighs under a gram");
    me_too(site, school.ana, shared);
    answered(site, school.bram, shared);
    answered(site, site.joins("Cem"), shared);
    site.clock.set(friday);
    site.work();
    site.clock.set(friday + 168h);
    site.work();
    REQUIRE(letters_to(site, "Ana@school.example") == 1);
    auto const letter = site.asks(school.ana, [&](platform::Reading const& reading) {
        return notices::LetterStore {reading.tx}.of(*school.ana.person, 5).front();
    });

    auto const payload = base::Json::object().add("letter", letter.id.text()).text();
    CHECK(notices::send_letter(site.machines, payload));
    CHECK(notices::plan_letters(site.machines, ""));
    CHECK(notices::plan_letters(site.machines, ""));
    site.work();

    CHECK(letters_to(site, "Ana@school.example") == 1);
    auto const twice = site.as(school.ana, [&](platform::Context& cx) -> base::Result<bool> {
        auto again = letter;
        again.id = cx.ids.make<notices::LetterId>();
        return notices::LetterStore {cx.tx}.add(again);
    });
    CHECK_FALSE(*twice);
}

TEST_CASE("off means off, for members and for guests")
{
    School school;
    auto& site = school.site;
    auto const guest = site.joins("Gül", base::Role::guest);
    auto const need = raised(site, school.ana, "They arrive too late");
    me_too(site, guest, need);
    notices::Wishes const off {.often = people::Letter::never, .hour = 17, .at_once = false};
    wants(site, school.ana, off);
    wants(site, guest, off);

    answered(site, school.bram, need);
    site.work();
    for (auto moment = friday; moment < friday + 5 * 168h; moment = moment + 168h) {
        site.clock.set(moment);
        site.work();
    }

    CHECK(mails(site, "Message-ID: <notice-") == 0);
    CHECK(letters_to(site, "Ana@school.example") == 0);
    CHECK(letters_to(site, "Gül@school.example") == 0);
}

TEST_CASE("a mail program stops all mail with one press, without anybody signed in")
{
    School school;
    auto& site = school.site;
    auto const need = raised(site, school.ana, "They arrive too late");
    answered(site, school.bram, need);
    site.work();
    REQUIRE(mails(site, "Message-ID: <notice-") == 1);
    auto const mail = site.letters().front();
    CHECK(header_of(mail, "List-Unsubscribe-Post") == "List-Unsubscribe=One-Click");
    auto const link = header_of(mail, "List-Unsubscribe");
    auto const path = link.substr(link.find("/letter/"), link.size() - link.find("/letter/") - 1);
    auto stranger = site.stranger();

    CHECK(stranger.open(path).shows("No more letters?"));
    auto const wishes = [&] {
        return *site.asks(school.ana,
            [&](platform::Reading const& reading) { return notices::wishes_of(reading.tx, *school.ana.person); });
    };
    CHECK(wishes().often == people::Letter::weekly); // opening the link changed nothing
    web::Incoming press;
    press.method = web::Method::post;
    press.target = path;
    press.headers = {{"content-type", "application/x-www-form-urlencoded"}};
    press.body = "List-Unsubscribe=One-Click";
    auto const answer = stranger.send(std::move(press));

    CHECK(answer.status == 200);
    CHECK(wishes().often == people::Letter::never);
    CHECK_FALSE(wishes().at_once);
}

TEST_CASE("the links of a letter open one page with one button, and a made-up link opens nothing")
{
    School school;
    auto& site = school.site;
    auto const monthly = notices::letter_link(site.keys, notices::Choice::monthly, *school.ana.person);
    auto stranger = site.stranger();

    stranger.open(std::string {monthly.text()});
    CHECK(stranger.press("Monthly instead").shows("Your letter comes monthly now."));
    CHECK(stranger.press("Weekly again").shows("Your letter comes weekly now."));

    auto const proof = std::string {monthly.text()}.substr(std::string_view {"/letter/monthly/"}.size());
    CHECK(stranger.open("/letter/stop/" + proof).status == 404);
    CHECK(stranger.open("/letter/monthly/" + school.bram.person->text() + proof.substr(proof.find('.'))).status == 404);
    CHECK(stranger.open("/letter/monthly/nothing").status == 404);
}

TEST_CASE("a name or a title cannot write a header of a mail or markup of its page")
{
    School school;
    auto& site = school.site;
    auto const mallory = site.joins("<b>Mal</b>\r\nBcc: all@school.example");
    auto const need = raised(site, school.ana, "<script>late</script>");
    answered(site, mallory, need, "First\n.\n<img src=x>");

    site.work();

    REQUIRE(mails(site, "Message-ID: <notice-") == 1);
    auto const mail = site.letters().front();
    auto const heads = mail.substr(0, mail.find("\r\n\r\n"));
    CHECK(heads.find("\r\nBcc:") == std::string::npos);
    auto const html = mail.substr(mail.find("text/html"));
    CHECK(html.find("<script>late") == std::string::npos);
    CHECK(html.find("<img src") == std::string::npos);
    CHECK(html.find("<b>Mal") == std::string::npos);
}

TEST_CASE("the letter stands on the site for its reader alone, and its settings on one screen")
{
    School school;
    auto& site = school.site;
    auto const shared = raised(site, school.bram, "No balance weighs under a gram");
    me_too(site, school.ana, shared);
    answered(site, site.joins("Cem"), shared);
    for (auto const week : {0, 168}) {
        site.clock.set(friday + std::chrono::hours {week});
        site.work();
    }
    auto browser = site.signed_in(school.ana);

    browser.open("/letters");
    CHECK(browser.follow("4 December").shows("That is everything."));
    CHECK(browser.page().shows("No balance weighs under a gram"));
    CHECK(site.signed_in(school.bram).open(browser.path()).status == 404);
    CHECK(site.stranger().open(browser.path()).body.find("No balance") == std::string::npos);
    browser.open("/letters");
    browser.fill("One letter a month", "monthly").fill("At what hour?", "8");
    CHECK(browser.press("Keep it so").shows("Mails come so from now on."));
    auto const kept = browser.json(web::Method::get, "/letters").body;
    CHECK(kept.find("\"often\":\"monthly\",\"hour\":8,\"at_once\":true") != std::string::npos);
    CHECK(browser.json(web::Method::post, "/letters", R"({"often": "hourly", "hour": 3})").status == 422);
}

TEST_CASE("whoever asks to be forgotten leaves no notice, plan or letter behind")
{
    School school;
    auto& site = school.site;
    answered(site, school.bram, raised(site, school.ana, "They arrive too late"));
    site.work();

    CHECK(site.as(school.ana, [&](platform::Context& cx) -> base::Result<base::Done> {
        while (!notices::keeper().erase(cx, {.person = *school.ana.person})) { }
        return base::Done {};
    }));
    site.work();

    site.asks(school.ana, [&](platform::Reading const& reading) {
        CHECK(notices::unread(reading.tx, *school.ana.person) == 0);
        CHECK_FALSE(notices::LetterStore {reading.tx}.plan_of(*school.ana.person).has_value());
        return 0;
    });
}
