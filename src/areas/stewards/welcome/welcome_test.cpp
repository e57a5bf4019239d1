#include "app/testing/staffroom.h"
#include "areas/needs/answer_need.h"
#include "areas/needs/raise_need.h"
#include "areas/stewards/keeping.h"
#include "areas/stewards/welcome/first_words.h"
#include "areas/stewards/welcome/welcome_store.h"

using app::testing::Staffroom;
using Words = std::vector<std::string>;

namespace {

constexpr char const* asked = "You were asked to welcome Deniz: nobody has answered yet.";

/// A staffroom whose people have been here for long, a steward, and a newcomer in the circle.
struct Porch {
    explicit Porch(platform::testing::Store store)
        : room {std::move(store)}
    {
        steward = room.site.joins("Dina", base::Role::steward);
        room.site.clock.advance(std::chrono::hours {24 * 70}); // Wednesday, the 3rd of February
        room.site.work();
        for (auto const& member : {room.ana, room.bram, room.can}) room.reads_everything(member);
        deniz = room.site.joins("Deniz");
        room.asks_in(room.ana, "deniz");
        room.comes_in(deniz);
        room.site.work();
        for (auto const& member : {room.ana, room.bram, room.can, deniz}) room.reads_everything(member);
    }

    void days_go_by(int days)
    {
        room.site.clock.advance(std::chrono::hours {24 * days});
        room.site.work();
    }

    void welcomes(std::string const& slug)
    {
        auto browser = room.site.signed_in(steward);
        CHECK(browser.json(web::Method::post, "/steward/welcome", R"({"person": ")" + slug + "\"}").status == 200);
    }

    needs::Need raises()
    {
        auto const need = room.site.as(deniz, [](platform::Context& cx) {
            return needs::raise_need(
                cx, {.title = "Paper is scarce", .subject = "maths", .audience = base::Audience::members}, "en");
        });
        REQUIRE(need);
        room.site.work();
        return *need;
    }

    stewards::WelcomeRate rate()
    {
        return room.site.asks(steward, [](platform::Reading const& reading) {
            auto const now = reading.clock.now();
            return stewards::WelcomeStore {reading.tx}.rate(now - stewards::rate_of, now);
        });
    }

    Staffroom room;
    base::Actor steward {};
    base::Actor deniz {};
};

} // namespace

TEST_CASE("whoever has the fewest newcomers waiting is next, of these who was asked the longest ago")
{
    base::PersonId const ana {1};
    base::PersonId const bram {2};

    CHECK_FALSE(stewards::next_welcomer({}));
    CHECK(stewards::next_welcomer({{ana, 1, {5}}, {bram, 0, {9}}}) == bram);
    CHECK(stewards::next_welcomer({{ana, 0, {9}}, {bram, 0, {5}}}) == bram);
    CHECK(stewards::next_welcomer({{bram, 0, {}}, {ana, 0, {}}}) == ana);
}

TEST_CASE("a newcomer's first words go to a welcomer after two school days, and to the stewards after two more")
{
    for (auto& store : platform::testing::both_engines()) {
        Porch porch {std::move(store)};
        auto& room = porch.room;
        porch.welcomes("bram");
        auto const need = porch.raises();
        porch.days_go_by(1);
        CHECK(room.bell(room.bram) == 0);

        porch.days_go_by(1);

        CHECK(room.told(room.bram) == Words {asked});
        CHECK(room.mails("Bram", asked) == 1);
        CHECK(room.bell(room.can) == 0);
        CHECK(room.bell(porch.deniz) == 0);
        auto steward = room.site.signed_in(porch.steward);
        CHECK_FALSE(steward.open("/steward").shows("Paper is scarce"));
        CHECK(porch.rate().posts == 1);
        CHECK(porch.rate().in_time == 0);
        porch.days_go_by(4); // Friday to Tuesday
        CHECK(steward.open("/steward").shows("“Paper is scarce” has had no answer"));
        CHECK(steward.page().shows("answered within two school days: 0."));
        CHECK(room.mails("Bram", asked) == 1);
    }
}

TEST_CASE("as soon as anybody has answered, nobody is asked to welcome any more")
{
    for (auto& store : platform::testing::both_engines()) {
        Porch porch {std::move(store)};
        auto& room = porch.room;
        porch.welcomes("bram");
        auto const thread = room.begins(porch.deniz, "Is there paper?");
        porch.days_go_by(2);
        CHECK(room.bell(room.bram) == 1);

        room.replies(porch.deniz, thread); // herself is nobody else
        CHECK(room.bell(room.bram) == 1);
        auto const reply = room.replies(room.can, thread);

        CHECK(room.bell(room.bram) == 0);
        CHECK(room.site.as(room.ana, [&](platform::Context& cx) -> base::Result<base::Done> {
            stewards::settle_first_posts(cx, {thread.id, reply.id, {}});
            return base::Done {};
        }));
        porch.days_go_by(10);
        CHECK_FALSE(room.site.signed_in(porch.steward).open("/steward").shows("Is there paper?"));
        CHECK(porch.rate().posts == 1);
        CHECK(porch.rate().in_time == 0);
    }
}

TEST_CASE("an answer within two school days is in time, and neither later words nor old hands are counted")
{
    for (auto& store : platform::testing::both_engines()) {
        Porch porch {std::move(store)};
        auto& room = porch.room;
        porch.welcomes("bram");
        auto const thread = room.begins(porch.deniz, "Is there paper?");
        room.replies(room.can, thread);
        room.begins(porch.deniz, "And pens?");
        room.begins(room.ana, "We have both");

        porch.days_go_by(10);

        CHECK(room.told(room.bram).empty());
        CHECK(porch.rate().posts == 1);
        CHECK(porch.rate().in_time == 1);
    }
}

TEST_CASE("a circle's own welcomer comes before the network's, and nobody is asked whom she has blocked")
{
    for (auto& store : platform::testing::both_engines()) {
        Porch porch {std::move(store)};
        auto& room = porch.room;
        porch.welcomes("bram");
        CHECK(room.site.as(room.ana, [&](platform::Context& cx) -> base::Result<base::Done> {
            circles::MembershipStore members {cx.tx};
            auto can = members.of(room.circle.id, room.can.person);
            can.duty = circles::Duty::welcome;
            members.save(can);
            return base::Done {};
        }));
        room.begins(porch.deniz, "Is there paper?");
        auto const eda = room.site.joins("Eda");
        room.blocks(eda, room.bram);
        CHECK(room.site.as(eda, [](platform::Context& cx) {
            return needs::raise_need(
                cx, {.title = "Chalk", .subject = "maths", .audience = base::Audience::members}, "en");
        }));
        room.site.work();

        porch.days_go_by(2);

        CHECK(room.told(room.can) == Words {asked});
        CHECK(room.bell(room.bram) == 0);
        room.a_moment_later();
        CHECK(room.site.signed_in(porch.steward).open("/steward").shows("“Chalk” has had no answer"));
    }
}

TEST_CASE("the weekend and the holidays of the network's settings give a newcomer's welcomer time")
{
    for (auto& store : platform::testing::both_engines()) {
        Porch porch {std::move(store)};
        auto& room = porch.room;
        porch.welcomes("bram");
        auto emre = room.site.signed_in(room.site.joins("Emre", base::Role::administrator));
        emre.open("/steward/settings");
        emre.fill("The network's name", "Ground").fill("Holidays", "soon").press("Save");
        CHECK(emre.page().shows("Write one day on each line"));
        emre.fill("Holidays", "2027-02-04 2027-02-05").press("Save");
        CHECK(emre.page().shows("Saved."));
        porch.raises();

        porch.days_go_by(4); // Sunday
        CHECK(room.bell(room.bram) == 0);
        porch.days_go_by(2); // the rest of Wednesday, Monday, and as much of Tuesday

        CHECK(room.told(room.bram) == Words {asked});
    }
}

TEST_CASE("the list of welcomers is the stewards': they put a member on it and take her off it")
{
    for (auto& store : platform::testing::both_engines()) {
        Porch porch {std::move(store)};
        auto& room = porch.room;
        auto steward = room.site.signed_in(porch.steward);
        steward.open("/steward");
        steward.follow("Who welcomes newcomers");
        CHECK(steward.page().shows("Nobody yet."));
        steward.fill("The end of her page’s address", "nobody").press("Put on the list");
        CHECK(steward.page().status == 422);

        steward.fill("The end of her page’s address", "can").press("Put on the list");

        CHECK(steward.page().shows("Can"));
        CHECK(steward.json(web::Method::get, "/steward/welcome").body.find("\"slug\":\"can\"") != std::string::npos);
        steward.open("/steward/welcome");
        steward.press("Take off the list");
        CHECK(steward.page().shows("Nobody yet."));
        auto bram = room.site.signed_in(room.bram);
        CHECK(bram.json(web::Method::post, "/steward/welcome", R"({"person": "bram"})").status == 403);
    }
}

TEST_CASE("whoever leaves is noted as nobody's newcomer and nobody's welcomer any more")
{
    for (auto& store : platform::testing::both_engines()) {
        Porch porch {std::move(store)};
        auto& room = porch.room;
        porch.welcomes("bram");
        porch.raises();
        porch.days_go_by(2);

        auto const leaves = [&](base::Actor const& who) {
            CHECK(room.site.as(who, [&](platform::Context& cx) -> base::Result<base::Done> {
                CHECK(stewards::keeper().erase(cx, {.person = *who.person}));
                return base::Done {};
            }));
        };
        auto const first = [&] {
            return room.site.asks(porch.steward, [&](platform::Reading const& reading) {
                return stewards::first_post_of(reading.tx, *porch.deniz.person);
            });
        };
        CHECK(first()->welcomer == *room.bram.person);
        leaves(room.bram);
        CHECK(first()->welcomer == base::PersonId {});
        CHECK_FALSE(room.site.signed_in(porch.steward).open("/steward/welcome").shows("Bram"));
        leaves(porch.deniz);

        CHECK_FALSE(first());
    }
}
