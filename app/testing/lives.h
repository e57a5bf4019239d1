#pragma once

#include "app/testing/staffroom.h"
#include "areas/circles/endings/look_after_lives.h"

namespace app::testing {

/// The staff room over weeks: days pass, and the round looks after its circle.
struct Weeks : Staffroom {
    using Staffroom::Staffroom;

    void days_pass(int days)
    {
        site.clock.advance(std::chrono::hours {24} * days);
        look();
    }

    /// One after another, so that every letter has its Friday.
    void each_day(int days)
    {
        for (int day = 0; day < days; ++day) days_pass(1);
    }

    void look()
    {
        CHECK(circles::look_after_lives(site.machines, ""));
        site.work();
    }

    Browser at(base::Actor const& actor, std::string const& path = "")
    {
        auto browser = site.signed_in(actor);
        browser.open("/circles/quiet-starts" + path);
        return browser;
    }

    /// How often somebody was interrupted by a mail of its own.
    std::int64_t interrupted(std::string const& name) const { return mails(name, "Message-ID: <notice-"); }

    /// Ana closes the circle with these words.
    void closes(
        std::string const& came_of = "We begin with a song.", std::string const& failed = "Fridays never worked.")
    {
        auto host = at(ana, "/closing");
        host.fill("What came of it?", came_of).fill("What did not work?", failed).press("Close the circle");
        CHECK(host.page().shows("The circle is closed, and this is its page."));
        site.work();
    }
};

} // namespace app::testing
