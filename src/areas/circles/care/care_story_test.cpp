#include "app/testing/staffroom.h"
#include "areas/circles/care/look_after.h"
#include "areas/circles/merging/propose.h"
#include "areas/people/leaving/leave.h"
#include "platform/storage/testing_remains.h"

#include <doctest/doctest.h>

using namespace circles;
using app::testing::Staffroom;

namespace {

Care looked_after(Staffroom& room)
{
    return room.site
        .asks(room.ana, [&](platform::Reading const& reading) { return view_care(reading, room.circle.slug, "en"); })
        ->care;
}

std::vector<std::string> names(std::vector<Companion> const& companions)
{
    std::vector<std::string> found;
    for (auto const& one : companions) found.push_back(one.name);
    return found;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("a host sees whom nobody has greeted, until somebody answers her or a host writes to her")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        CHECK(names(looked_after(room).newcomers) == Names {"Bram", "Can"});

        auto const thread = room.begins(room.bram, "Hello from Kars");
        room.replies(room.can, thread);
        auto ana = room.site.signed_in(room.ana);
        ana.open("/circles/quiet-starts/care");
        CHECK_FALSE(ana.page().shows("came in today"));
        ana.fill("A few words to Can", "Tell us about your first week");
        CHECK(ana.press("Send it to Can").shows("She will read it."));
        room.site.work();

        CHECK(looked_after(room).newcomers.empty());
        CHECK(room.told(room.can).back() == "Ana, a host of your circle, writes to you.");
        auto can = room.site.signed_in(room.can);
        can.open("/notices");
        CHECK(can.press("Read it").status == 200);
        CHECK(room.mails("Can", "Tell us about your first week") == 1);
    }
}

TEST_CASE("a person is written to once a week from one circle, and not at all by whom she has blocked")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const writes = [&](base::Actor const& who) {
            return room.site.as(room.ana, [&](platform::Context& cx) {
                return write_note(cx, "quiet-starts", {.person = *who.person, .words = "How are you?"});
            });
        };
        room.blocks(room.can, room.ana);

        REQUIRE(writes(room.bram));
        CHECK(writes(room.bram).refusal().code == "written_to_this_week");
        REQUIRE(writes(room.can));
        room.site.work();
        CHECK(room.told(room.bram).size() == 1);
        CHECK(room.told(room.can).empty());
        room.site.clock.advance(between_notes);

        CHECK(writes(room.bram));
        CHECK(writes(room.ana).refusal().problems.front().code == "not_one_of_these");
        CHECK(room.site
                  .as(room.bram,
                      [&](platform::Context& cx) {
                          return write_note(cx, "quiet-starts", {.person = *room.can.person, .words = "x"});
                      })
                  .refusal()
                  .reason
            == base::Reason::not_found);
    }
}

TEST_CASE("a duty that is handed over ends one turn and begins another, and the page says whose turn it was")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const gives = [&](base::Actor const& who, Duty duty) {
            REQUIRE(room.site.as(room.ana, [&](platform::Context& cx) {
                return give_place(cx, "quiet-starts", *who.person, {.host = false, .duty = duty});
            }));
        };
        gives(room.bram, Duty::notes);
        room.site.clock.advance(std::chrono::hours {24 * 30});
        room.replies(room.can, room.begins(room.bram, "Monday"));

        auto ana = room.site.signed_in(room.ana);
        CHECK(ana.open("/circles/quiet-starts/care").shows("Can has not had this yet. Ask her?"));
        ana.press("Can has said yes");
        gives(room.bram, Duty::none);

        auto const care = looked_after(room);
        auto const& notes = care.rounds.front();
        REQUIRE(notes.now.size() == 1);
        CHECK(notes.now.front().person == *room.can.person);
        REQUIRE(notes.before.size() == 1);
        CHECK(notes.before.front().person == *room.bram.person);
        CHECK_FALSE(notes.is_due);
    }
}

TEST_CASE("who has gone quiet is seen by hosts alone, and by nobody's read marks")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const thread = room.begins(room.ana, "Monday");
        room.site.clock.advance(unheard_after);
        auto const post = room.replies(room.bram, thread);
        REQUIRE(room.site.as(room.ana, [&](platform::Context& cx) { return thank(cx, post.id); }));
        auto can = room.site.signed_in(room.can);
        can.open("/circles/quiet-starts/talk/" + thread.path_name()); // reading leaves no sign here

        CHECK(names(looked_after(room).quiet) == Names {"Can"});
        for (auto const& who : {room.bram, room.can, room.site.joins("Dina", base::Role::steward)})
            CHECK(room.site.signed_in(who).open("/circles/quiet-starts/care").status == 404);
    }
}

TEST_CASE("who is erased leaves no duty, no note, no proposal in words and no vote to be given")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        REQUIRE(room.site.as(room.ana, [&](platform::Context& cx) {
            return give_place(cx, "quiet-starts", *room.bram.person, {.host = true, .duty = Duty::notes});
        }));
        REQUIRE(room.site.as(room.bram, [&](platform::Context& cx) {
            return write_note(cx, "quiet-starts", {.person = *room.can.person, .words = "Zwitscherling asks"});
        }));
        auto const other = *room.site.as(room.can, [&](platform::Context& cx) {
            return start_circle(cx, {.name = "Late", .purpose = "How?", .audience = base::Audience::members}, "en");
        });
        REQUIRE(room.site.as(room.bram, [&](platform::Context& cx) {
            return propose_merging(cx, "quiet-starts",
                {.other = other.slug, .name = "Zwitscherling", .purpose = "How?", .why = "Zwitscherling again"});
        }));
        auto const export_of = [&] {
            auto bram = room.site.signed_in(room.bram);
            bram.open("/you/export");
            return bram.press("Give me the file").body;
        };
        auto const told = export_of();
        CHECK(told.find("Zwitscherling asks") != std::string::npos);
        CHECK(told.find("Zwitscherling again") != std::string::npos);
        CHECK(platform::testing::values_in(*room.site.store).find("Zwitscherling") != std::string::npos);

        REQUIRE(
            room.site.as(room.bram, [](platform::Context& cx) { return people::leave(cx, people::Words::take_away); }));
        for (int i = 0; i < 4; ++i) room.site.work();

        CHECK(platform::testing::values_in(*room.site.store).find("Zwitscherling") == std::string::npos);
        CHECK(looked_after(room).rounds.front().now.empty());
    }
}
