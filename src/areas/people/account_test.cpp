#include "app/testing/site.h"
#include "areas/people/addresses/open_way_back.h"
#include "areas/people/passkeys/passkey_store.h"
#include "areas/people/passwords/password.h"
#include "areas/people/person_store.h"
#include "areas/people/tokens/make_token.h"
#include "platform/web/sessions.h"
#include "platform/web/testing_authenticator.h"

#include <doctest/doctest.h>

namespace people {

using app::testing::TestSite;
using namespace std::chrono_literals;

namespace {

std::string between(std::string const& text, std::string_view before, std::string_view after)
{
    auto const begin = text.find(before);
    if (begin == std::string::npos) return {};
    auto const start = begin + before.size();
    return text.substr(start, text.find(after, start) - start);
}

/// What a program hears that calls with this token.
int asks_with(TestSite& site, std::string const& token, std::string const& path)
{
    web::Incoming incoming;
    incoming.target = path;
    incoming.headers = {{"authorization", "Bearer " + token}};
    auto browser = site.stranger();
    return browser.send(std::move(incoming)).status;
}

std::vector<web::Session> sessions_of(TestSite& site, base::Actor const& actor)
{
    return site.asks(
        actor, [&](platform::Reading const& reading) { return web::Sessions {reading.tx}.of(*actor.person); });
}

/// The newest letter, with the lines whole that mail had to break (RFC 2045 section 6.7).
std::string newest_letter(TestSite& site)
{
    site.work();
    auto letter = site.letters().back();
    for (std::string_view const broken : {"=\r\n", "=\n"}) {
        for (auto at = letter.find(broken); at != std::string::npos; at = letter.find(broken))
            letter.erase(at, broken.size());
    }
    return letter;
}

/// The six digits in the newest letter.
std::string digits_mailed(TestSite& site)
{
    auto const letter = newest_letter(site);
    return letter.substr(letter.find("    ") + 4, 6);
}

std::string const good_password = "three blue goats";

void sets_a_password(TestSite& site, base::Actor const& actor)
{
    auto browser = site.signed_in(actor);
    browser.open("/you/password");
    browser.fill("Your password", good_password).press("Set the password");
    REQUIRE(browser.page().shows("Your password is set"));
}

int tries(TestSite& site, std::string const& email, std::string const& password)
{
    auto browser = site.stranger();
    browser.open("/sign-in/password");
    return browser.fill("Your e-mail", email).fill("Your password", password).press("Come in").status;
}

} // namespace

TEST_CASE("a personal token is shown once, acts under /api/v1 alone and ends when its owner ends it")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto browser = site.signed_in(ana);

        browser.open("/you/tokens");
        auto const made = browser.fill("What is it for?", "School timetable").press("Make a token");
        auto const token = between(made.body, R"(id="token" dir="ltr">)", "<");

        REQUIRE(token.size() == 52);
        CHECK_FALSE(browser.open("/you/tokens").shows(token));
        CHECK(asks_with(site, token, "/api/v1/you") == 200);
        CHECK(asks_with(site, token, "/you") == 303);
        browser.open("/you/tokens");
        CHECK(browser.fill("What is it for?", "School timetable").press("Make a token").status == 422);
        CHECK(browser.page().shows("You have a token of this name"));
        browser.open("/you/tokens");
        browser.press("End it");
        CHECK(asks_with(site, token, "/api/v1/you") == 401);
    }
}

TEST_CASE("a program with a token cannot change how its owner signs in")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const token = *site.as(ana, [&](platform::Context& cx) { return make_token(cx, {"Timetable"}); });

    web::Incoming incoming;
    incoming.method = web::Method::post;
    incoming.target = "/api/v1/you/password";
    incoming.headers = {{"authorization", "Bearer " + token}, {"content-type", "application/json"}};
    incoming.body = R"({"password":"three blue goats"})";
    auto browser = site.stranger();
    auto const answer = browser.send(std::move(incoming));

    CHECK(answer.status == 403);
    CHECK(answer.shows("prove_first"));
}

TEST_CASE("a page that is read writes nothing; when it was read is written down a minute later, once")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto browser = site.signed_in(ana);
    auto const began = site.clock.now();
    site.clock.advance(5min);
    auto const before = site.store->counts().jobs;

    browser.open("/you");
    browser.open("/needs");
    auto const after_reading = site.store->counts().jobs;
    auto const unwritten = sessions_of(site, ana).at(0).seen_at;
    site.seen.write_when_due(*site.store);
    auto const written = sessions_of(site, ana).at(0).seen_at;

    CHECK(after_reading == before);
    CHECK(unwritten == began);
    CHECK(written == site.clock.now());
    CHECK(site.store->counts().jobs == before + 1);
    site.clock.advance(30s);
    browser.open("/you");
    CHECK(site.seen.write_when_due(*site.store) == 0);
}

TEST_CASE("a password has ten signs or more and is not one that everybody tries")
{
    CHECK(is_common_password("Password123"));
    CHECK_FALSE(is_common_password(good_password));
    TestSite site;
    auto browser = site.signed_in(site.joins("Ana"));

    browser.open("/you/password");
    browser.fill("Your password", "short").press("Set the password");
    auto const too_short = browser.page();
    browser.fill("Your password", "qwertyuiop").press("Set the password");
    auto const common = browser.page();

    CHECK(too_short.status == 422);
    CHECK(too_short.shows("Ten signs or more"));
    CHECK(common.shows("Everybody tries this one first"));
}

TEST_CASE("a password opens the door in a new session, and setting one ends the other sessions")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto elsewhere = site.signed_in(ana);

        sets_a_password(site, ana);
        auto browser = site.stranger();
        browser.open("/sign-in/password");
        browser.fill("Your e-mail", "ana@SCHOOL.example").fill("Your password", good_password).press("Come in");

        CHECK(browser.open("/you").status == 200);
        CHECK(browser.path() == "/you");
        elsewhere.open("/you");
        CHECK(elsewhere.path() != "/you");
        CHECK(sessions_of(site, ana).size() == 2);
    }
}

TEST_CASE("a wrong password and an unknown address are answered with the same words")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    sets_a_password(site, ana);
    auto const wrong = [&](std::string const& email) {
        auto browser = site.stranger();
        browser.open("/sign-in/password");
        auto body = browser.fill("Your e-mail", email).fill("Your password", "three red goats").press("Come in").body;
        for (auto at = body.find(email); at != std::string::npos; at = body.find(email)) body.erase(at, email.size());
        return body;
    };

    auto const known = wrong("Ana@school.example");
    auto const unknown = wrong("who@school.example");

    CHECK(known == unknown);
    CHECK(known.find("do not belong together") != std::string::npos);
}

TEST_CASE("after five wrong passwords each try waits longer than the one before, and nobody is locked out")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    sets_a_password(site, ana);
    for (auto const& email : {"Ana@school.example", "who@school.example"}) {
        for (int i = 0; i < 5; ++i) CHECK(tries(site, email, "three red goats") == 422);

        CHECK(tries(site, email, good_password) == 429);
    }
    site.clock.advance(2s);
    CHECK(tries(site, "Ana@school.example", good_password) == 200);
    CHECK(wait_after(4) == 0ms);
    CHECK(wait_after(9) == 16s);
    CHECK(wait_after(500) == 15min);
}

TEST_CASE("what changes the way in asks for proof when this browser signed in long ago, and goes on with a new session")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto browser = site.signed_in(ana);
    auto const old_cookie = browser.cookies["__Host-session"];
    site.clock.advance(11min);

    browser.open("/you/password");
    auto const asked = browser.path();
    browser.press("Send me the code");
    browser.fill("Type the code", "000000").press("Go on");
    auto const wrong = browser.page().status;
    browser.fill("Type the code", digits_mailed(site)).press("Go on");

    CHECK(asked == "/you/prove?next=%2Fyou%2Fpassword");
    CHECK(wrong == 422);
    CHECK(browser.path() == "/you/password");
    CHECK(browser.page().shows("Set the password"));
    CHECK(browser.cookies["__Host-session"] != old_cookie);
    CHECK(sessions_of(site, ana).size() == 1);
}

namespace {

/// The browser's half of a passkey: asks for the question and sends what the phone answered.
struct Keyring {
    app::testing::Browser& browser;
    web::testing::Authenticator& phone;
    web::RelyingParty party {"localhost", "http://localhost"};

    std::string question()
    {
        return between(
            browser.json(web::Method::post, "/sign-in/passkey/question", "{}").body, R"("challenge":")", "\"");
    }

    int make()
    {
        auto const challenge = question();
        auto const made = phone.make(party, *web::from_base64url(challenge));
        return browser
            .json(web::Method::post, "/you/passkeys",
                base::Json::object()
                    .add("challenge", challenge)
                    .add("name", "My phone")
                    .add("client_data", web::base64url(made.client_data))
                    .add("attestation", web::base64url(made.attestation))
                    .text())
            .status;
    }

    std::string answer()
    {
        auto const challenge = question();
        auto const made = phone.sign(party, *web::from_base64url(challenge));
        return base::Json::object()
            .add("challenge", challenge)
            .add("credential", web::base64url(phone.credential))
            .add("client_data", web::base64url(made.client_data))
            .add("authenticator_data", web::base64url(made.authenticator_data))
            .add("signature", web::base64url(made.signature))
            .text();
    }

    int enter(std::string const& answer) { return browser.json(web::Method::post, "/sign-in/passkey", answer).status; }
};

} // namespace

TEST_CASE("a passkey made on one's page opens the door, once for each question and only in the browser that was asked")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto at_home = site.signed_in(ana);
        web::testing::Authenticator phone {web::testing::KeyKind::es256};
        Keyring home {at_home, phone};
        auto stranger = site.stranger();
        Keyring door {stranger, phone};

        auto const made = home.make();
        auto const answer = door.answer();
        auto other = site.stranger();
        auto const elsewhere = Keyring {other, phone}.enter(answer);
        auto const first = door.enter(answer);

        CHECK(made == 201);
        CHECK(elsewhere == 422);
        CHECK(first == 200);
        CHECK(stranger.open("/you").status == 200);
        CHECK(stranger.path() == "/you");
        CHECK(door.enter(answer) == 422);
        CHECK(at_home.open("/you/passkeys").shows("My phone"));
        at_home.press("Remove it");
        auto later = site.stranger();
        Keyring again {later, phone};
        CHECK(again.enter(again.answer()) == 422);
    }
}

TEST_CASE("a question for a passkey is forgotten after five minutes")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto browser = site.signed_in(ana);
    web::testing::Authenticator phone {web::testing::KeyKind::eddsa};
    Keyring keyring {browser, phone};
    REQUIRE(keyring.make() == 201);

    auto const answer = keyring.answer();
    site.clock.advance(6min);

    CHECK(keyring.enter(answer) == 422);
}

TEST_CASE("an address changes by a code to the new one, and the old one can put it back with one tap")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto browser = site.signed_in(ana);
        auto const email = [&] {
            return site.asks(ana,
                [&](platform::Reading const& reading) { return PersonStore {reading.tx}.find(*ana.person)->email; });
        };

        browser.open("/you/address");
        browser.fill("Your new address", "ana@new.example").press("Send the code there");
        browser.fill("Type the code", digits_mailed(site)).press("Change my address");
        auto const changed = email();
        auto link = between(newest_letter(site), "http://localhost/this-was-not-me/", "\n");
        while (link.ends_with('\r')) link.pop_back();
        auto old_mailbox = site.stranger();
        old_mailbox.open("/this-was-not-me/" + link);
        auto const before_tap = email();
        old_mailbox.press("This was not me");

        CHECK(changed == "ana@new.example");
        CHECK(before_tap == "ana@new.example");
        CHECK(email() == "Ana@school.example");
        CHECK(sessions_of(site, ana).empty());
    }
}

TEST_CASE("a way back needs an administrator and another steward, opens once, and the person is told")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const dina = site.joins("Dina", base::Role::steward);
        auto const emre = site.joins("Emre", base::Role::administrator);
        auto administrator = site.signed_in(emre);
        auto steward = site.signed_in(dina);

        administrator.open("/people/ways-back");
        administrator.fill("Who lost her mailbox?", "ana")
            .fill("How do you know", "We spoke at school.")
            .press("Ask another steward");
        auto const alone = administrator.page().shows("/way-back/");
        steward.open("/people/ways-back");
        steward.press("I know it is she");
        auto const seen_by_steward = steward.page().shows("/way-back/");
        auto const link = between(administrator.open("/people/ways-back").body, "http://localhost/way-back/", "<");
        site.work();
        auto back = site.stranger();
        back.open("/way-back/" + link);
        back.press("Come in");

        CHECK_FALSE(alone);
        CHECK_FALSE(seen_by_steward);
        CHECK(back.path() == "/you/address");
        CHECK(site.letters().size() == 1);
        CHECK(back.open("/you").shows("opened a way"));
        auto again = site.stranger();
        again.open("/way-back/" + link);
        CHECK(again.press("Come in").status == 404);
    }
}

} // namespace people
