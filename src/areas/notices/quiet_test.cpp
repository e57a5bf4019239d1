#include "app/testing/staffroom.h"

using app::testing::Staffroom;

namespace {

constexpr char const* called = "Bram calls you by name in a circle.";

base::Time after(base::Time moment, notices::Quiet const& quiet)
{
    return notices::after_quiet_hours(*platform::system_zones().find("Europe/Istanbul"), moment, quiet);
}

} // namespace

TEST_CASE("quiet hours are her own: from then to then, and weekends or not")
{
    auto const day = Staffroom::on_day; // the 27th is a Friday
    notices::Quiet const late {.from = 22, .to = 9, .weekends = false};

    CHECK(after(day(25, 21), late) == day(25, 21));
    CHECK(after(day(25, 22), late) == day(26, 9));
    CHECK(after(day(26, 8), late) == day(26, 9));
    CHECK(after(day(28, 12), late) == day(28, 12));
    CHECK(after(day(27, 22), {}) == day(30, 7));
    CHECK(after(day(28, 6), {}) == day(30, 7));
}

TEST_CASE("she says her quiet hours in one form, and a mail waits until they are over")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto can = room.site.signed_in(room.can);
        can.open("/letters");
        can.fill("My quiet hours begin at", "14").fill("and end in the morning at", "9");
        can.tick("Like any other day").press("Keep it so");
        CHECK(can.page().shows("Kept. Mails come so from now on."));
        CHECK(can.json(web::Method::get, "/letters").body.find("\"quiet_weekends\":false") != std::string::npos);
        auto const thread = room.begins(room.ana, "They arrive too late");

        room.site.clock.set(Staffroom::on_day(27, 15));
        room.replies(room.bram, thread, {*room.can.person});

        CHECK(room.bell(room.can) == 1);
        CHECK(room.mails("Can", called) == 0);
        room.site.clock.set(Staffroom::on_day(28, 8));
        room.site.work();
        CHECK(room.mails("Can", called) == 0);
        room.site.clock.set(Staffroom::on_day(28, 10));
        room.site.work();
        CHECK(room.mails("Can", called) == 1);
    }
}
