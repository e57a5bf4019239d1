#include "areas/stewards/reports/report.h"

#include <doctest/doctest.h>

using namespace stewards;

namespace {

base::PersonId const bram_id {2};
base::PersonId const dina_id {4};
base::Time const now {1'779'900'000'000};

} // namespace

TEST_CASE("a report is decided once")
{
    Report const report {.id = {1}, .kind = Kind::reply, .about = bram_id};

    auto const first = decided(report, Outcome::hidden, dina_id, "A pupil is named.", now);
    auto const second = decided(*first, Outcome::left, dina_id, "", now);

    CHECK(first->outcome == Outcome::hidden);
    CHECK(first->decided_by == dina_id);
    CHECK(second.refusal().code == "report_already_decided");
}

TEST_CASE("what somebody wrote can be hidden, a person cannot, and deciding to wait is no decision")
{
    Report const need {.id = {1}, .kind = Kind::need, .about = bram_id};
    Report const person {.id = {1}, .kind = Kind::person, .about = bram_id};

    CHECK(decided(need, Outcome::hidden, dina_id, "", now));
    CHECK(decided(person, Outcome::hidden, dina_id, "", now).refusal().reason == base::Reason::invalid);
    CHECK(decided(person, Outcome::open, dina_id, "", now).refusal().reason == base::Reason::invalid);
    CHECK(decided(person, Outcome::left, dina_id, "", now));
}

TEST_CASE("who may report and who decides")
{
    base::Actor const ana {.person = base::PersonId {1}, .role = base::Role::member};
    base::Actor const bram {.person = bram_id, .role = base::Role::steward};
    base::Actor const carla {};
    base::Actor const dina {.person = dina_id, .role = base::Role::steward};
    Report const report {.about = bram_id};

    CHECK(may_report(ana, bram_id).allowed);
    CHECK_FALSE(may_report(bram, bram_id).allowed);
    CHECK_FALSE(may_report(carla, bram_id).allowed);
    CHECK(may(dina, ReportAction::decide, report).allowed);
    CHECK_FALSE(may(bram, ReportAction::decide, report).allowed); // it is about him
    CHECK_FALSE(may(ana, ReportAction::decide, report).allowed);
}
