#include "areas/circles/decisions/decision_json.h"

namespace circles {

namespace {

base::Json options_json(Decision const& decision)
{
    auto list = base::Json::array();
    for (std::size_t place = 0; place < decision.options.size(); ++place) {
        auto const& option = decision.options[place];
        list.push(base::Json::object()
                      .add("option", std::to_string(place + 1))
                      .add("words", option.words)
                      .add("starts_at", option.starts_at));
    }
    return list;
}

base::Json option_names(Places const& places)
{
    auto list = base::Json::array();
    for (auto const place : places) list.push(std::to_string(place + 1));
    return list;
}

} // namespace

base::Json json_of(Decision const& decision)
{
    std::optional<base::Json> outcome;
    if (decision.outcome) outcome = json_of(*decision.outcome);
    return base::Json::object()
        .add("id", decision.id.text())
        .add("thread", decision.thread.text())
        .add("author", decision.author.text())
        .add("kind", decision_kinds.of(decision.kind))
        .add("question", decision.question)
        .add("proposal", decision.proposal)
        .add("options", options_json(decision))
        .add("anonymous", decision.anonymous)
        .add("quorum", decision.quorum)
        .add("draw", option_names(decision.draw))
        .add("edits", decision.edits)
        .add("state", decision_states.of(decision.state))
        .add("asked_at", decision.asked_at)
        .add("closes_at", decision.closes_at)
        .add("ended_at", decision.ended_at)
        .add("outcome", outcome);
}

base::Json json_of(Ballot const& ballot, DecisionKind kind)
{
    auto json = base::Json::object();
    auto const fields = fields_of(ballot, kind);
    auto ticked = base::Json::array();
    for (auto const& [name, value] : fields.all()) {
        if (name == "option")
            ticked.push(value);
        else
            json.add(name, value);
    }
    return kind == DecisionKind::approval ? json.add("option", ticked) : json;
}

base::Json json_of(ShownDecision const& shown)
{
    auto const& outcome = shown.decision.outcome;
    auto const answered = outcome ? static_cast<std::int64_t>(outcome->ballots) : shown.answered;
    return json_of(shown.decision).add("answered", answered).add("answered_by_you", shown.mine);
}

base::Json json_of(DecisionView const& view)
{
    auto const kind = view.shown.decision.kind;
    std::optional<base::Json> answer;
    if (view.answer) answer = json_of(*view.answer, kind);
    auto answers = base::Json::array();
    for (auto const& one : view.answers)
        answers.push(base::Json::object().add("name", one.name).add("ballot", json_of(one.ballot, kind)));
    return json_of(view.shown).add("circle", view.circle.slug).add("answer", answer).add("answers", answers);
}

base::Json json_of(DecisionList const& list)
{
    auto decisions = base::Json::array();
    for (auto const& shown : list.decisions) decisions.push(json_of(shown));
    return base::Json::object().add("decisions", decisions);
}

} // namespace circles
