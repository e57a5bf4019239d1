#include "areas/circles/decisions/ballot.h"

#include "base/json.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace circles {

namespace {

using algorithms::Coming;
using algorithms::Stance;

std::optional<std::size_t> number_in(std::string_view text)
{
    std::size_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc {} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Ballot stance_from(web::Fields& fields)
{
    Ballot ballot;
    ballot.stance = fields.one_of("choice", stances, web::Demand::required).value_or(Stance::agree);
    auto const demand = ballot.stance == Stance::object ? web::Demand::required : web::Demand::optional;
    ballot.reason = fields.text("reason", reason_limit, demand);
    if (ballot.stance != Stance::object) ballot.reason.clear();
    return ballot;
}

Ballot approvals_from(web::Fields& fields, std::size_t options)
{
    Ballot ballot;
    for (auto const& sent : fields.many("option", most_options, 2)) {
        auto const place = number_in(sent);
        if (!place || *place < 1 || *place > options)
            fields.problem("option", "not_one_of_these");
        else
            ballot.chosen.push_back(*place - 1);
    }
    std::ranges::sort(ballot.chosen);
    return ballot;
}

Ballot scores_from(web::Fields& fields, std::size_t options)
{
    Ballot ballot;
    for (std::size_t place = 0; place < options; ++place) {
        auto const score = fields.number(option_field(place), 0, algorithms::highest_score);
        ballot.scores.push_back(score ? std::optional {static_cast<int>(*score)} : std::nullopt);
    }
    return ballot;
}

/// She numbers the options; a number may be left out, none may stand twice.
Ballot ranking_from(web::Fields& fields, std::size_t options)
{
    std::vector<std::pair<std::int64_t, std::size_t>> ranked;
    for (std::size_t place = 0; place < options; ++place) {
        auto const rank = fields.number(option_field(place), 1, static_cast<std::int64_t>(options));
        if (!rank) continue;
        bool const twice = std::ranges::any_of(ranked, [&](auto const& one) { return one.first == *rank; });
        if (twice) fields.problem(option_field(place), "rank_twice");
        ranked.emplace_back(*rank, place);
    }
    std::ranges::sort(ranked);
    Ballot ballot;
    for (auto const& [rank, place] : ranked) ballot.chosen.push_back(place);
    return ballot;
}

Ballot marks_from(web::Fields& fields, std::size_t options)
{
    Ballot ballot;
    for (std::size_t place = 0; place < options; ++place)
        ballot.marks.push_back(fields.one_of(option_field(place), comings).value_or(Coming::no));
    return ballot;
}

base::Json texts_of(Places const& places)
{
    auto list = base::Json::array();
    for (auto const place : places) list.push(std::to_string(place));
    return list;
}

/// The texts of a list in a flat object.
std::vector<std::string_view> texts_in(base::FlatJson const& json, std::string_view name)
{
    std::vector<std::string_view> texts;
    for (auto const& member : json.members) {
        if (member.name == name) texts.emplace_back(member.value);
    }
    return texts;
}

template <class T>
T known(std::optional<T> value)
{
    if (!value) throw std::invalid_argument {"a ballot that cannot be read"};
    return *value;
}

} // namespace

std::string option_field(std::size_t place)
{
    return "option_" + std::to_string(place + 1);
}

base::Result<Ballot> ballot_from(web::Fields& fields, Decision const& decision)
{
    auto const options = decision.options.size();
    switch (decision.kind) {
    case DecisionKind::consent: {
        auto ballot = stance_from(fields);
        return fields.or_problems(std::move(ballot));
    }
    case DecisionKind::approval: {
        auto ballot = approvals_from(fields, options);
        return fields.or_problems(std::move(ballot));
    }
    case DecisionKind::score: {
        auto ballot = scores_from(fields, options);
        return fields.or_problems(std::move(ballot));
    }
    case DecisionKind::ranked_choice: {
        auto ballot = ranking_from(fields, options);
        return fields.or_problems(std::move(ballot));
    }
    case DecisionKind::meeting_time: {
        auto ballot = marks_from(fields, options);
        return fields.or_problems(std::move(ballot));
    }
    }
    return base::not_found();
}

web::Fields fields_of(Ballot const& ballot, DecisionKind kind)
{
    web::Fields fields;
    if (kind == DecisionKind::consent)
        fields.set("choice", std::string {stances.of(ballot.stance)}).set("reason", ballot.reason);
    if (kind == DecisionKind::approval) {
        for (auto const place : ballot.chosen) fields.set("option", std::to_string(place + 1));
    }
    if (kind == DecisionKind::ranked_choice) {
        for (std::size_t rank = 0; rank < ballot.chosen.size(); ++rank)
            fields.set(option_field(ballot.chosen[rank]), std::to_string(rank + 1));
    }
    for (std::size_t place = 0; place < ballot.scores.size(); ++place) {
        if (ballot.scores[place]) fields.set(option_field(place), std::to_string(*ballot.scores[place]));
    }
    for (std::size_t place = 0; place < ballot.marks.size(); ++place)
        fields.set(option_field(place), std::string {comings.of(ballot.marks[place])});
    return fields;
}

std::string text_of(Ballot const& ballot, DecisionKind kind)
{
    auto json = base::Json::object();
    auto list = base::Json::array();
    switch (kind) {
    case DecisionKind::consent:
        return json.add("stance", stances.of(ballot.stance)).add("reason", ballot.reason).text();
    case DecisionKind::approval:
    case DecisionKind::ranked_choice:
        return json.add("chosen", texts_of(ballot.chosen)).text();
    case DecisionKind::score:
        for (auto const& score : ballot.scores) list.push(score ? std::to_string(*score) : std::string {});
        return json.add("scores", list).text();
    case DecisionKind::meeting_time:
        for (auto const mark : ballot.marks) list.push(comings.of(mark));
        return json.add("marks", list).text();
    }
    return json.text();
}

Ballot ballot_in(std::string_view text, DecisionKind kind)
{
    auto const json = base::read_flat_json(text);
    if (!json) throw std::invalid_argument {"a ballot that cannot be read"};
    Ballot ballot;
    if (kind == DecisionKind::consent) {
        ballot.stance = known(stances.named(json->text("stance")));
        ballot.reason = json->text("reason");
    }
    for (auto const place : texts_in(*json, "chosen")) ballot.chosen.push_back(known(number_in(place)));
    for (auto const score : texts_in(*json, "scores")) {
        auto const given = score.empty() ? std::nullopt : std::optional {static_cast<int>(known(number_in(score)))};
        ballot.scores.push_back(given);
    }
    for (auto const mark : texts_in(*json, "marks")) ballot.marks.push_back(known(comings.named(mark)));
    return ballot;
}

} // namespace circles
