#include "areas/circles/endings/legacy_json.h"

#include "areas/circles/circle_json.h"
#include "areas/circles/decisions/decision_json.h"

namespace circles {

namespace {

base::Json words_json(Circle const& circle, Legacy const& legacy)
{
    return base::Json::object()
        .add("circle", json_of(circle))
        .add("came_of", legacy.came_of)
        .add("did_not_work", legacy.did_not_work)
        .add("whom_to_ask", legacy.whom_to_ask)
        .add("thanks", legacy.thanks)
        .add("corrected_at", legacy.corrected_at);
}

base::Json threads_json(std::vector<Thread> const& threads)
{
    auto list = base::Json::array();
    for (auto const& thread : threads)
        list.push(base::Json::object().add("thread", thread.id.text()).add("title", thread.title));
    return list;
}

base::Json people_there_json(LegacyView const& view)
{
    auto list = base::Json::array();
    for (auto const& one : view.people) {
        auto const name = view.names.find(one.person);
        if (name == view.names.end()) continue;
        list.push(base::Json::object()
                      .add("person", one.person.text())
                      .add("name", name->second.name)
                      .add("standing", standings.of(one.standing))
                      .add("duty", duties.of(one.duty)));
    }
    return list;
}

} // namespace

base::Json json_of(Left const& left)
{
    return words_json(left.circle, left.legacy);
}

base::Json json_of(LegacyView const& view)
{
    auto decisions = base::Json::array();
    for (auto const& decision : view.decisions)
        decisions.push(base::Json::object().add("decision", decision.id.text()).add("question", decision.question));
    return words_json(view.circle, view.legacy)
        .add("members", view.members)
        .add("people", people_there_json(view))
        .add("worked", threads_json(view.worked))
        .add("failed", threads_json(view.failed))
        .add("answered", threads_json(view.answered))
        .add("decisions", decisions);
}

} // namespace circles
