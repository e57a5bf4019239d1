#include "areas/circles/decisions/outcome.h"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace circles {

namespace {

using base::Json;
namespace json = boost::json;

constexpr base::Names<algorithms::TieRule, 2> tie_rules {{"earlier_round", "lot"}};
constexpr base::Names<algorithms::Behind, 5> behinds {
    {"nothing", "fewer_can_come", "fewer_yes", "later", "listed_later"}};

std::int64_t number(std::size_t count)
{
    return static_cast<std::int64_t>(count);
}

template <class List, class F>
Json list_of(List const& list, F const& json_of)
{
    auto all = Json::array();
    for (auto const& one : list) all.push(json_of(one));
    return all;
}

std::string option_name(std::size_t place)
{
    return std::to_string(place + 1);
}

Json places_json(Places const& places)
{
    return list_of(places, option_name);
}

/// How many each option has.
Json counts_json(std::vector<std::size_t> const& counts)
{
    auto all = Json::array();
    for (std::size_t place = 0; place < counts.size(); ++place)
        all.push(Json::object().add("option", option_name(place)).add("count", number(counts[place])));
    return all;
}

Json spread_json(algorithms::OptionScores const& scores)
{
    auto all = Json::array();
    for (std::size_t score = 0; score < scores.spread.size(); ++score)
        all.push(Json::object().add("score", number(score)).add("count", number(scores.spread[score])));
    return all;
}

/// The matrix row by row; who is compared with herself is left out.
Json pairs_json(std::vector<std::vector<std::size_t>> const& pairs)
{
    auto all = Json::array();
    for (std::size_t one = 0; one < pairs.size(); ++one) {
        for (std::size_t other = 0; other < pairs.size(); ++other) {
            if (one == other) continue;
            all.push(Json::object()
                         .add("option", option_name(one))
                         .add("above", option_name(other))
                         .add("count", number(pairs[one][other])));
        }
    }
    return all;
}

Json scores_json(algorithms::OptionScores const& scores)
{
    return Json::object()
        .add("sum", number(scores.sum))
        .add("scores", number(scores.scores))
        .add("silent", number(scores.silent))
        .add("spread", spread_json(scores))
        .add("twice_the_median", scores.twice_the_median);
}

Json step_json(algorithms::TieStep const& step)
{
    return Json::object()
        .add("rule", tie_rules.of(step.rule))
        .add("round", number(step.round) + 1)
        .add("left", places_json(step.left));
}

Json round_json(algorithms::RunoffRound const& round)
{
    return Json::object()
        .add("standing", places_json(round.standing))
        .add("votes", counts_json(round.votes))
        .add("exhausted", number(round.exhausted))
        .add("tied", places_json(round.tied))
        .add("tie_steps", list_of(round.tie_steps, step_json))
        .add("out", places_json(round.eliminated));
}

Json slot_json(algorithms::SlotPlace const& slot)
{
    return Json::object()
        .add("option", option_name(slot.slot))
        .add("yes", number(slot.yes))
        .add("if_need_be", number(slot.if_need_be))
        .add("no", number(slot.no))
        .add("behind", behinds.of(slot.behind));
}

std::size_t count_in(json::value const& value)
{
    return value.to_number<std::size_t>();
}

std::size_t place_in(json::value const& value)
{
    std::string_view const text {value.as_string()};
    std::size_t place = 0;
    std::from_chars(text.data(), text.data() + text.size(), place);
    if (place == 0) throw std::invalid_argument {"an outcome with an option that is none"};
    return place - 1;
}

template <class F>
auto all_in(json::value const& list, F const& read)
{
    std::vector<decltype(read(list))> all;
    for (auto const& one : list.as_array()) all.push_back(read(one));
    return all;
}

std::vector<std::size_t> counts_in(json::value const& list)
{
    return all_in(list, [](json::value const& one) { return count_in(one.at("count")); });
}

Places places_in(json::value const& list)
{
    return all_in(list, place_in);
}

template <class Enum, std::size_t n>
Enum named_in(json::value const& value, base::Names<Enum, n> const& names)
{
    auto const named = names.named(std::string_view {value.as_string()});
    if (!named) throw std::invalid_argument {"an outcome with a name that nobody knows"};
    return *named;
}

std::vector<std::vector<std::size_t>> pairs_in(json::value const& list, std::size_t options)
{
    if (options == 0) return {};
    std::vector<std::vector<std::size_t>> pairs(options, std::vector<std::size_t>(options));
    for (auto const& one : list.as_array())
        pairs.at(place_in(one.at("option"))).at(place_in(one.at("above"))) = count_in(one.at("count"));
    return pairs;
}

algorithms::OptionScores scores_in(json::value const& value)
{
    algorithms::OptionScores scores {.sum = count_in(value.at("sum")),
        .scores = count_in(value.at("scores")),
        .silent = count_in(value.at("silent"))};
    auto const spread = counts_in(value.at("spread"));
    if (spread.size() != scores.spread.size()) throw std::invalid_argument {"an outcome with other scores"};
    std::ranges::copy(spread, scores.spread.begin());
    auto const& median = value.at("twice_the_median");
    if (!median.is_null()) scores.twice_the_median = static_cast<int>(count_in(median));
    return scores;
}

algorithms::TieStep step_in(json::value const& value)
{
    return {named_in(value.at("rule"), tie_rules), count_in(value.at("round")) - 1, places_in(value.at("left"))};
}

algorithms::RunoffRound round_in(json::value const& value)
{
    return {.standing = places_in(value.at("standing")),
        .votes = counts_in(value.at("votes")),
        .exhausted = count_in(value.at("exhausted")),
        .tied = places_in(value.at("tied")),
        .tie_steps = all_in(value.at("tie_steps"), step_in),
        .eliminated = places_in(value.at("out"))};
}

algorithms::SlotPlace slot_in(json::value const& value)
{
    return {place_in(value.at("option")), count_in(value.at("yes")), count_in(value.at("if_need_be")),
        count_in(value.at("no")), named_in(value.at("behind"), behinds)};
}

Outcome outcome_of(json::value const& value)
{
    Outcome outcome {.kind = named_in(value.at("kind"), decision_kinds),
        .ending = named_in(value.at("ending"), endings),
        .ballots = count_in(value.at("ballots")),
        .by_mail = count_in(value.at("by_mail")),
        .members = count_in(value.at("members")),
        .quorum = count_in(value.at("quorum")),
        .empty = count_in(value.at("empty")),
        .winners = places_in(value.at("winners")),
        .agree = count_in(value.at("agree")),
        .stand_aside = count_in(value.at("stand_aside")),
        .object = count_in(value.at("object"))};
    outcome.approvals = counts_in(value.at("approvals"));
    outcome.scores = all_in(value.at("scores"), scores_in);
    outcome.highest_means = places_in(value.at("highest_means"));
    if (!value.at("beats_all").is_null()) outcome.beats_all = place_in(value.at("beats_all"));
    outcome.rounds = all_in(value.at("rounds"), round_in);
    outcome.draw = places_in(value.at("draw"));
    outcome.pairs = pairs_in(value.at("pairs"), outcome.draw.size());
    outcome.slots = all_in(value.at("slots"), slot_in);
    outcome.as_good = places_in(value.at("as_good"));
    return outcome;
}

} // namespace

bool Outcome::used_lot() const
{
    return std::ranges::any_of(rounds, [](auto const& round) {
        return std::ranges::any_of(
            round.tie_steps, [](auto const& step) { return step.rule == algorithms::TieRule::lot; });
    });
}

base::Json json_of(Outcome const& outcome)
{
    std::optional<std::string> beats_all;
    if (outcome.beats_all) beats_all = option_name(*outcome.beats_all);
    return Json::object()
        .add("kind", decision_kinds.of(outcome.kind))
        .add("ending", endings.of(outcome.ending))
        .add("ballots", number(outcome.ballots))
        .add("by_mail", number(outcome.by_mail))
        .add("members", number(outcome.members))
        .add("quorum", number(outcome.quorum))
        .add("empty", number(outcome.empty))
        .add("winners", places_json(outcome.winners))
        .add("agree", number(outcome.agree))
        .add("stand_aside", number(outcome.stand_aside))
        .add("object", number(outcome.object))
        .add("approvals", counts_json(outcome.approvals))
        .add("scores", list_of(outcome.scores, scores_json))
        .add("highest_means", places_json(outcome.highest_means))
        .add("pairs", pairs_json(outcome.pairs))
        .add("beats_all", beats_all)
        .add("rounds", list_of(outcome.rounds, round_json))
        .add("draw", places_json(outcome.draw))
        .add("slots", list_of(outcome.slots, slot_json))
        .add("as_good", places_json(outcome.as_good));
}

Outcome outcome_in(std::string_view record)
{
    json::error_code error;
    auto const value = json::parse({record.data(), record.size()}, error);
    if (error) throw std::invalid_argument {"an outcome that cannot be read"};
    return outcome_of(value);
}

} // namespace circles
