#include "areas/people/person_json.h"

#include "areas/people/may.h"

namespace people {

namespace {

base::Json list_of(std::vector<std::string> const& codes)
{
    auto list = base::Json::array();
    for (auto const& code : codes) list.push(code);
    return list;
}

} // namespace

base::Json json_of(base::Actor const& actor, Person const& person, Together together)
{
    auto json = base::Json::object();
    auto const shown = [&](Part part) { return may_see(actor, part, person, together); };
    json.add("id", person.id.text()).add("slug", person.slug).add("name", person.name);
    if (actor.is_member() || actor.is(person.id)) json.add("role", base::name_of(person.role));
    if (shown(Part::subjects)) json.add("subjects", list_of(person.subjects));
    if (shown(Part::grades)) json.add("grades", list_of(person.grades));
    if (shown(Part::setting)) json.add("setting", person.setting);
    if (shown(Part::languages)) json.add("languages", list_of(person.languages));
    if (shown(Part::place)) json.add("place", person.place);
    if (shown(Part::help)) json.add("help", person.help);
    if (actor.is_member() || actor.is(person.id)) json.add("joined_at", person.joined_at);
    if (actor.is(person.id)) json.add("email", person.email).add("language", person.language).add("zone", person.zone);
    return json;
}

} // namespace people
