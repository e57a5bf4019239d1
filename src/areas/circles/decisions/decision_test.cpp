#include "areas/circles/decisions/answer_link.h"
#include "areas/circles/decisions/ballot.h"
#include "areas/circles/decisions/moment.h"

#include <doctest/doctest.h>

#include <map>

using namespace circles;
using namespace std::chrono_literals;

namespace {

constexpr base::Time noon {1'779'900'000'000};

Decision decision_of(DecisionKind kind, std::vector<std::string> const& options = {})
{
    Decision decision {.id = {9}, .kind = kind, .quorum = 1, .closes_at = noon + 24h};
    for (auto const& words : options) decision.options.push_back({words, {}});
    base::SeededChance chance {7};
    decision.draw = drawn_order(chance, options.size());
    return decision;
}

std::string problem_of(base::Result<base::Done> const& result)
{
    if (result || result.refusal().problems.empty()) return {};
    auto const& [field, code] = result.refusal().problems.front();
    return field + " " + code;
}

Ballot ranked(Places chosen)
{
    return {.chosen = std::move(chosen)};
}

} // namespace

TEST_CASE("a question is open for an hour at least and sixty days at most")
{
    auto decision = decision_of(DecisionKind::consent);
    auto const after = [&](base::Milliseconds time) {
        decision.closes_at = noon + time;
        return problem_of(is_fair(decision, 5, noon));
    };

    CHECK(after(59min) == "closes deadline_too_soon");
    CHECK(after(1h) == "");
    CHECK(after(60 * 24h) == "");
    CHECK(after(60 * 24h + 1min) == "closes deadline_too_late");
}

TEST_CASE("a choice has two to twenty options, each once, and no more must answer than there are members")
{
    auto const problem = [](std::vector<std::string> const& options, std::int64_t quorum) {
        auto decision = decision_of(DecisionKind::approval, options);
        decision.quorum = quorum;
        return problem_of(is_fair(decision, 5, noon));
    };

    CHECK(problem({"A", "B"}, 5) == "");
    CHECK(problem({"A"}, 5) == "options too_few_options");
    CHECK(problem(std::vector<std::string>(21, "A"), 5) == "options too_many_options");
    CHECK(problem({"A", "B", "A"}, 5) == "options option_twice");
    CHECK(problem({"A", "B"}, 6) == "quorum more_than_members");
}

TEST_CASE("answers come in until the deadline, even when nobody has come to count yet")
{
    auto decision = decision_of(DecisionKind::consent);

    CHECK(takes_answers(decision, decision.closes_at - 1ms));
    CHECK(takes_answers(decision, decision.closes_at).refusal().code == "decision_over");
    decision.state = DecisionState::withdrawn;
    CHECK(takes_answers(decision, noon).refusal().code == "decision_withdrawn");
}

TEST_CASE("the words of a question stay as soon as somebody has answered")
{
    auto const decision = decision_of(DecisionKind::consent);

    CHECK(may_change_words(decision, 0, noon));
    CHECK(may_change_words(decision, 1, noon).refusal().code == "decision_has_answers");
    CHECK(may_change_words(decision, 0, decision.closes_at).refusal().code == "decision_over");
}

TEST_CASE("a decision is withdrawn, never closed early with a count")
{
    auto const decision = withdrawn(decision_of(DecisionKind::consent), noon);

    REQUIRE(decision);
    CHECK(decision->state == DecisionState::withdrawn);
    CHECK_FALSE(decision->outcome);
    CHECK(withdrawn(*decision, noon).refusal().code == "decision_withdrawn");
}

TEST_CASE("a lot puts the options in every order about equally often")
{
    base::SeededChance chance {42};
    std::map<Places, int> times;

    for (int i = 0; i < 6'000; ++i) ++times[drawn_order(chance, 3)];

    CHECK(times.size() == 6);
    for (auto const& [order, count] : times) {
        CHECK(count > 850);
        CHECK(count < 1'150);
    }
}

TEST_CASE("a ballot with one place given twice is refused at the second option, and so is a score of six")
{
    web::Fields fields;
    fields.set("option_1", "1").set("option_2", "").set("option_3", "1");

    auto const twice = ballot_from(fields, decision_of(DecisionKind::ranked_choice, {"A", "B", "C"}));
    fields = {};
    fields.set("option_1", "6");
    auto const six = ballot_from(fields, decision_of(DecisionKind::score, {"A", "B"}));

    CHECK(twice.refusal().problems == std::vector<base::Problem> {{"option_3", "rank_twice"}});
    CHECK(six.refusal().problems == std::vector<base::Problem> {{"option_1", "too_large"}});
}

TEST_CASE("who objects says what harm she sees; who agrees need say nothing")
{
    web::Fields objection;
    objection.set("choice", "object");
    web::Fields agreement;
    agreement.set("choice", "agree").set("reason", "Because.");

    CHECK(ballot_from(objection, decision_of(DecisionKind::consent)).refusal().problems
        == std::vector<base::Problem> {{"reason", "missing"}});
    auto const agreed = ballot_from(agreement, decision_of(DecisionKind::consent));
    REQUIRE(agreed);
    CHECK(agreed->reason.empty());
}

TEST_CASE("every ballot reads back as it was kept, and fills in its form as it was typed")
{
    using algorithms::Coming;
    using algorithms::Stance;
    struct Kept {
        DecisionKind kind;
        Ballot ballot;
    };
    Kept const all[] {{DecisionKind::consent, {.stance = Stance::object, .reason = "A “line”\nand one more"}},
        {DecisionKind::approval, {.chosen = {0, 2}}}, {DecisionKind::approval, {}},
        {DecisionKind::ranked_choice, {.chosen = {2, 0, 1}}}, {DecisionKind::score, {.scores = {5, std::nullopt, 0}}},
        {DecisionKind::meeting_time, {.marks = {Coming::yes, Coming::no, Coming::if_need_be}}}};

    for (auto const& kept : all) {
        INFO(decision_kinds.of(kept.kind));
        auto const& [kind, ballot] = kept;
        CHECK(ballot_in(text_of(ballot, kind), kind) == ballot);
        auto fields = fields_of(ballot, kind);
        CHECK(*ballot_from(fields, decision_of(kind, {"A", "B", "C"})) == ballot);
    }
    CHECK_THROWS_AS(ballot_in("no ballot", DecisionKind::approval), std::invalid_argument);
}

TEST_CASE("an outcome reads back as it was recorded, with both tables, ties and the drawn order")
{
    auto const decision = decision_of(DecisionKind::ranked_choice, {"A", "B", "C"});
    // Round and round: A beats B, B beats C, C beats A, and C and B tie for going out.
    std::vector<Ballot> const ballots {ranked({0, 1, 2}), ranked({0, 1, 2}), ranked({1, 2, 0}), ranked({2, 0, 1})};

    auto const outcome = counted(decision, ballots, 1, 9);

    CHECK_FALSE(outcome.beats_all);
    CHECK(outcome.used_lot());
    CHECK(outcome.draw == decision.draw);
    CHECK(outcome_in(json_of(outcome).text()) == outcome);
    CHECK_THROWS_AS(outcome_in("{}"), std::exception);
}

TEST_CASE("scores, approvals and times read back as they were recorded")
{
    using algorithms::Coming;
    auto times = decision_of(DecisionKind::meeting_time, {"", ""});
    times.options[0].starts_at = noon;
    times.options[1].starts_at = noon + 1h;
    Outcome const outcomes[] {counted(decision_of(DecisionKind::score, {"A", "B"}),
                                  {{.scores = {5, std::nullopt}}, {.scores = {2, 4}}}, 0, 3),
        counted(decision_of(DecisionKind::approval, {"A", "B"}), {{.chosen = {1}}, {}}, 0, 3),
        counted(
            times, {{.marks = {Coming::yes, Coming::yes}}, {.marks = {Coming::if_need_be, Coming::if_need_be}}}, 2, 3),
        counted(decision_of(DecisionKind::consent), {{.stance = algorithms::Stance::stand_aside}}, 0, 3)};

    for (auto const& outcome : outcomes) {
        INFO(decision_kinds.of(outcome.kind));
        CHECK(outcome_in(json_of(outcome).text()) == outcome);
    }
    CHECK(outcomes[2].as_good == Places {1});
}

TEST_CASE("what came of it: decided, a tie, an objection, too few, nothing")
{
    auto const choice = decision_of(DecisionKind::approval, {"A", "B"});
    auto few = choice;
    few.quorum = 3;
    auto consent = decision_of(DecisionKind::consent);
    consent.quorum = 9;

    CHECK(counted(choice, {{.chosen = {0}}}, 0, 3).ending == Ending::decided);
    CHECK(counted(choice, {{.chosen = {0}}, {.chosen = {1}}}, 0, 3).ending == Ending::tied);
    CHECK(counted(choice, {{}, {}}, 0, 3).ending == Ending::nothing);
    CHECK(counted(few, {{.chosen = {0}}}, 0, 3).ending == Ending::too_few);
    CHECK(counted(choice, {}, 0, 3).ending == Ending::too_few);
    CHECK(counted(consent, {{.stance = algorithms::Stance::object}}, 0, 9).ending == Ending::objected);
}

TEST_CASE("a time is read on the writer's own wall clock, and in UTC when it says so")
{
    auto const* const istanbul = platform::system_zones().find("Europe/Istanbul");
    REQUIRE(istanbul != nullptr);

    auto const local = moment_from("2026-12-03T16:30", *istanbul);
    auto const universal = moment_from("2026-12-03T13:30:00.000Z", *istanbul);

    REQUIRE(local);
    CHECK(local == universal);
    CHECK(moment_from("2026-12-03 16:30", *istanbul) == local);
    CHECK(moment_text(*local, *istanbul) == "2026-12-03T16:30");
    for (auto const* wrong :
        {"", "tomorrow", "2026-12-03", "2026-13-03T16:30", "2026-12-03T24:00", "2026-12-03T16:30+03"})
        CHECK_FALSE(moment_from(wrong, *istanbul));
}

TEST_CASE("a link answers one question for one person, and cannot be made up")
{
    auto const keys = platform::Keys::of("0123456789abcdef0123456789abcdef");
    DecisionId const decision {9};
    base::PersonId const ana {1};
    auto const path = std::string {answer_link(keys, decision, ana).text()};
    auto const proof = path.substr(path.rfind('/') + 1);

    CHECK(person_of_link(keys, decision, proof) == ana);
    CHECK_FALSE(person_of_link(keys, {10}, proof));
    CHECK_FALSE(person_of_link(keys, decision, base::PersonId {2}.text() + proof.substr(proof.find('.'))));
    CHECK_FALSE(person_of_link(keys, decision, "made-up"));
}

TEST_CASE("a mail has one link for each choice where a choice is a whole answer")
{
    auto const keys = platform::Keys::of("0123456789abcdef0123456789abcdef");
    auto const links = [&](DecisionKind kind) { return answer_links(keys, decision_of(kind, {"A", "B"}), {1}); };

    CHECK(links(DecisionKind::consent).size() == 3);
    CHECK(links(DecisionKind::consent).front().url.text().ends_with("?choice=agree"));
    CHECK(links(DecisionKind::approval)[1].words == "B");
    CHECK(links(DecisionKind::approval)[1].url.text().ends_with("?choice=2"));
    CHECK(links(DecisionKind::ranked_choice).size() == 1);
    CHECK(links(DecisionKind::score).size() == 1);
}
