#include "areas/circles/circle_json.h"

namespace circles {

namespace {

base::Json person_json(Names const& names, Membership const& one)
{
    auto const name = names.find(one.person);
    return base::Json::object()
        .add("person", one.person.text())
        .add("name", name == names.end() ? std::string {} : name->second.name)
        .add("slug", name == names.end() ? std::string {} : name->second.slug)
        .add("standing", standings.of(one.standing))
        .add("duty", duties.of(one.duty))
        .add("words", one.words)
        .add("since", one.since);
}

base::Json people_json(Names const& names, std::vector<Membership> const& people)
{
    auto list = base::Json::array();
    for (auto const& one : people) list.push(person_json(names, one));
    return list;
}

} // namespace

base::Json json_of(Circle const& circle)
{
    std::optional<std::string> need;
    if (circle.need) need = circle.need->text();
    std::optional<std::string> merged_into;
    if (circle.merged_into) merged_into = circle.merged_into->text();
    return base::Json::object()
        .add("id", circle.id.text())
        .add("slug", circle.slug)
        .add("name", circle.name)
        .add("purpose", circle.purpose)
        .add("audience", base::name_of(circle.audience))
        .add("joining", joinings.of(circle.joining))
        .add("subject", circle.subject)
        .add("grade", circle.grade)
        .add("strategy", circle.strategy)
        .add("language", circle.language)
        .add("rhythm", circle.rhythm)
        .add("promises", circle.promises)
        .add("need", need)
        .add("ends_at", circle.ends_at)
        .add("state", states.of(circle.state))
        .add("founded_at", circle.founded_at)
        .add("closed_at", circle.closed_at)
        .add("merged_into", merged_into);
}

base::Json json_of(Listed const& listed)
{
    return json_of(listed.circle).add("members", listed.members).add("standing", standings.of(listed.standing));
}

base::Json json_of(CircleView const& view)
{
    return json_of(view.circle)
        .add("members", view.members)
        .add("standing", standings.of(view.mine.standing))
        .add("less", view.mine.less)
        .add("people", people_json(view.names, view.people))
        .add("asking", people_json(view.names, view.asking));
}

base::Json json_of(Moved const& moved)
{
    return base::Json::object()
        .add("circle", moved.circle.slug)
        .add("person", moved.membership.person.text())
        .add("standing", standings.of(moved.membership.standing))
        .add("duty", duties.of(moved.membership.duty))
        .add("less", moved.membership.less);
}

base::Json json_of(PeopleView const& view)
{
    return base::Json::object().add("people", people_json(view.names, view.people));
}

} // namespace circles
