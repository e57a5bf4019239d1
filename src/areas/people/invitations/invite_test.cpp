#include "areas/people/invitations/invite.h"

#include "app/testing/site.h"
#include "areas/people/invitations/door.h"
#include "areas/people/invitations/invitation_links.h"
#include "areas/people/invitations/invitation_store.h"
#include "areas/people/invitations/refuse_mail.h"
#include "areas/people/people.h"

#include <doctest/doctest.h>

using namespace people;
using app::testing::TestSite;

namespace {

base::Result<std::vector<Invitation>> invited_by(
    TestSite& site, base::Actor const& actor, std::vector<std::string> addresses, Joining joining = Joining::open)
{
    return site.as(actor, [&](platform::Context& cx) { return invite(cx, {addresses, "en"}, joining); });
}

base::Result<base::Done> comes(TestSite& site, std::string_view email, Door const& door)
{
    return site.as({}, [&](platform::Context& cx) { return let_in(cx, email, door, site.keys); });
}

bool may_mail(TestSite& site, std::string_view address)
{
    return site.asks({}, [&](platform::Reading const& reading) { return may_be_mailed(reading.tx, address); });
}

} // namespace

TEST_CASE("pasted addresses are found between names, commas and brackets, each once")
{
    auto const pasted
        = addresses_in("Ayşe Demir <ayse@okul.example>, bram@school.example\nayse@okul.example\n\nMurat\n");

    CHECK(pasted.addresses == std::vector<std::string> {"ayse@okul.example", "bram@school.example"});
    CHECK(pasted.wrong == std::vector<std::string> {"Murat"});
}

TEST_CASE("thirty addresses are enough for one go, and each that is none is named")
{
    std::string many;
    for (int i = 0; i < 31; ++i) many += "teacher" + std::to_string(i) + "@school.example\n";
    web::Fields too_many;
    too_many.set("addresses", many);
    web::Fields wrong;
    wrong.set("addresses", "ayse@");

    CHECK(InvitationWish::from(too_many, "en").refusal().problems
        == std::vector<base::Problem> {{"addresses", "too_many"}});
    CHECK(InvitationWish::from(wrong, "en").refusal().problems
        == std::vector<base::Problem> {{"addresses", "not_an_address"}});
}

TEST_CASE("each invited address gets one letter with Join and no thanks")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const dina = site.joins("Dina", base::Role::steward);

        auto const made = invited_by(site, dina, {"ana@school.example", "bram@school.example"});
        auto const again = invited_by(site, dina, {"ana@school.example"});
        site.work();

        REQUIRE(made);
        REQUIRE(again);
        CHECK(made->size() == 2);
        auto const letters = site.letters();
        REQUIRE(letters.size() == 2);
        auto const token = token_of(made->front(), site.keys);
        CHECK(letters.front().find("Dina invites you") != std::string::npos);
        CHECK(letters.front().find("List-Unsubscribe-Post: List-Unsubscribe=One-Click") != std::string::npos);
        CHECK(token.starts_with(made->front().id.text() + "-"));
    }
}

TEST_CASE("whoever is here already gets no letter, and the inviter is not told")
{
    TestSite site;
    auto const dina = site.joins("Dina", base::Role::steward);
    site.joins("Ana");

    auto const made = invited_by(site, dina, {"Ana@school.example"});
    site.work();

    CHECK(made->front().state == InvitationState::open);
    CHECK(site.letters().empty());
}

TEST_CASE("no thanks is honoured for ever, whoever invites again, and can be undone with the same link")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const dina = site.joins("Dina", base::Role::steward);
        auto const made = invited_by(site, dina, {"carla@school.example"});
        auto const token = token_of(made->front(), site.keys);

        auto const refused = site.as({}, [&](platform::Context& cx) { return refuse_mail(cx, token, site.keys); });
        auto const again = invited_by(site, dina, {"CARLA@school.example"});
        site.work();

        REQUIRE(again);
        CHECK(refused->state == InvitationState::refused);
        CHECK(refused->email.empty());
        CHECK_FALSE(may_mail(site, "Carla@School.example"));
        CHECK(site.letters().empty());
        CHECK(site.as({}, [&](platform::Context& cx) { return allow_mail(cx, token, site.keys); }));
        CHECK(may_mail(site, "carla@school.example"));
    }
}

TEST_CASE("a link with one changed sign proves nothing")
{
    TestSite site;
    auto const dina = site.joins("Dina", base::Role::steward);
    auto token = token_of(invited_by(site, dina, {"carla@school.example"})->front(), site.keys);
    token.back() = token.back() == '0' ? '1' : '0';

    auto const refused = site.as({}, [&](platform::Context& cx) { return refuse_mail(cx, token, site.keys); });

    CHECK(refused.refusal().reason == base::Reason::not_found);
}

TEST_CASE("where stewards invite, a new address needs an invitation, a sheet or a link")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const dina = site.joins("Dina", base::Role::steward);
        auto const made = invited_by(site, dina, {"ana@school.example", "bram@school.example"}, Joining::invited);
        auto const bram = token_of(made->back(), site.keys);

        CHECK(comes(site, "carla@school.example", {Joining::open, {}}));
        CHECK(comes(site, "carla@school.example", {Joining::invited, {}}).refusal().code == "by_invitation_only");
        CHECK(comes(site, "ANA@school.example", {Joining::invited, {}}));
        CHECK(comes(site, "bram@home.example", {Joining::vouched, bram}));
        CHECK(comes(site, "emre@home.example", {Joining::vouched, bram}).refusal().code == "by_invitation_only");
    }
}

TEST_CASE("a member invites thirty a day where members vouch, and nobody where stewards invite")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    std::vector<std::string> thirty;
    for (int i = 0; i < 30; ++i) thirty.push_back("teacher" + std::to_string(i) + "@school.example");

    CHECK(invited_by(site, ana, {"a@school.example"}, Joining::invited).refusal().code == "only_stewards_invite");
    CHECK(invited_by(site, ana, thirty, Joining::vouched));
    CHECK(invited_by(site, ana, {"one@more.example"}, Joining::vouched).refusal().code == "too_many_invitations");
    site.clock.advance(std::chrono::hours {25});
    CHECK(invited_by(site, ana, {"one@more.example"}, Joining::vouched));
}

TEST_CASE("the letter writer finds those who have not answered yet, with the way to their page")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const dina = site.joins("Dina", base::Role::steward);
        auto const made = invited_by(site, dina, {"ana@school.example", "bram@school.example"});
        auto const came = comes(site, "ana@school.example", {});

        auto const now = site.clock.now();
        auto const waiting = site.asks({}, [&](platform::Reading const& reading) {
            return waiting_invitations(reading.tx, now - std::chrono::hours {1}, now, 0, 10);
        });

        REQUIRE(came);
        REQUIRE(waiting.size() == 1);
        auto const found = [&](Invitation const& invitation) {
            return site.asks({},
                [&](platform::Reading const& reading) { return invited(reading.tx, site.keys, invitation.id.value); });
        };
        CHECK(waiting.front() == made->back().id.value);
        CHECK_FALSE(found(made->front()).has_value());
        REQUIRE(found(made->back()).has_value());
        CHECK(found(made->back())->email == "bram@school.example");
        CHECK(found(made->back())->inviter == "Dina");
        CHECK(found(made->back())->path == "/invitations/" + token_of(made->back(), site.keys));
    }
}
