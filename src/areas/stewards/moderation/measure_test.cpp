#include "areas/stewards/moderation/measure.h"
#include "areas/stewards/reports/spam.h"

#include <doctest/doctest.h>

using namespace stewards;
using namespace std::chrono_literals;

namespace {

base::PersonId const ana_id {1};
base::PersonId const bram_id {2};
base::PersonId const dina_id {3};
base::PersonId const emre_id {4};
base::PersonId const filiz_id {5};

base::Actor const stranger {};
base::Actor const ana {.person = ana_id, .role = base::Role::member};
base::Actor const bram {.person = bram_id, .role = base::Role::member};
base::Actor const dina {.person = dina_id, .role = base::Role::steward};
base::Actor const emre {.person = emre_id, .role = base::Role::administrator};
base::Actor const filiz {.person = filiz_id, .role = base::Role::steward};

} // namespace

TEST_CASE("who may see a measure that Dina took about Bram, appeal against it, and decide about the appeal")
{
    Measure const measure {.about = bram_id, .decided_by = dina_id};
    struct Line {
        char const* words;
        base::Actor const& actor;
        bool view;
        bool appeal;
        bool decide;
    };
    Line const lines[] {
        {"a stranger", stranger, false, false, false},
        {"a member", ana, false, false, false},
        {"whom it is about", bram, true, true, false},
        {"the steward who took it", dina, true, false, false},
        {"another steward", filiz, true, false, true},
        {"an administrator", emre, true, false, true},
    };
    for (auto const& line : lines) {
        CAPTURE(line.words);
        CHECK(may(line.actor, MeasureAction::view, measure).allowed == line.view);
        CHECK(may(line.actor, MeasureAction::appeal, measure).allowed == line.appeal);
        CHECK(may(line.actor, AppealAction::decide, measure).allowed == line.decide);
    }
}

TEST_CASE("a steward about whom it is does not decide about her own appeal, whoever took the measure")
{
    Measure const about_filiz {.about = filiz_id, .decided_by = emre_id};

    CHECK_FALSE(may(filiz, AppealAction::decide, about_filiz).allowed);
    CHECK_FALSE(may(emre, AppealAction::decide, about_filiz).allowed);
    CHECK(may(dina, AppealAction::decide, about_filiz).allowed);
}

TEST_CASE("who may ask for a second opinion on a report about Filiz, and who gives it")
{
    Report const report {.about = filiz_id, .reporter = ana_id};
    Opinion const to_emre {.asked_by = dina_id, .asked = emre_id};
    Opinion const to_filiz {.asked_by = dina_id, .asked = filiz_id};
    Opinion const to_herself {.asked_by = dina_id, .asked = dina_id};

    CHECK(may(dina, OpinionAction::ask, to_emre, report).allowed);
    CHECK_FALSE(may(dina, OpinionAction::ask, to_filiz, report).allowed);
    CHECK_FALSE(may(dina, OpinionAction::ask, to_herself, report).allowed);
    CHECK_FALSE(may(filiz, OpinionAction::ask, to_emre, report).allowed);
    CHECK_FALSE(may(ana, OpinionAction::ask, to_emre, report).allowed);
    CHECK(may(emre, OpinionAction::answer, to_emre, report).allowed);
    CHECK_FALSE(may(dina, OpinionAction::answer, to_emre, report).allowed);
}

TEST_CASE("one appeals while a measure holds, for thirty days, and against a suspension as long as it lasts")
{
    base::Time const then {1'779'900'000'000};
    Measure const warning {.kind = MeasureKind::warned, .decided_at = then};
    Measure const limit {.kind = MeasureKind::limited, .decided_at = then, .until = then + 24h * 7};
    Measure const suspension {.kind = MeasureKind::suspended, .decided_at = then};
    auto const over = undone(warning, emre_id, then);

    CHECK(can_be_appealed(warning, then + 24h * 30));
    CHECK(can_be_appealed(warning, then + 24h * 31).refusal().code == "too_late_to_appeal");
    CHECK(can_be_appealed(limit, then + 24h * 8).refusal().code == "measure_over");
    CHECK(can_be_appealed(suspension, then + 24h * 300));
    CHECK(can_be_appealed(*over, then).refusal().code == "measure_over");
    CHECK(undone(*over, emre_id, then).refusal().code == "measure_over");
}

TEST_CASE("likely spam has links or the same words again, and two more signs")
{
    struct Line {
        char const* words;
        SpamFacts facts;
        bool likely;
    };
    Line const lines[] {
        {"nothing", {}, false},
        {"a newcomer's link", {.new_account = true, .links = 1, .reporters = 1}, false},
        {"a newcomer's link, reported twice", {.new_account = true, .links = 1, .reporters = 2}, true},
        {"a newcomer's link, reported as advertising",
            {.new_account = true, .links = 1, .reporters = 1, .as_advertising = true}, true},
        {"the same words again with links", {.links = 2, .same_text = 3, .reporters = 1}, false},
        {"the same words again with links, twice reported", {.links = 2, .same_text = 3, .reporters = 2}, true},
        {"unkind and reported by many, without links", {.new_account = true, .reporters = 9, .as_advertising = true},
            false},
    };
    for (auto const& line : lines) {
        CAPTURE(line.words);
        CHECK(is_likely_spam(spam_signs(line.facts)) == line.likely);
    }
}
