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

base::Json json_of(base::Actor const& actor, Person const& person)
{
    auto json = base::Json::object();
    json.add("id", person.id.text())
        .add("slug", person.slug)
        .add("name", person.name)
        .add("role", base::name_of(person.role));
    if (may_see(actor, Part::subjects, person)) json.add("subjects", list_of(person.subjects));
    if (may_see(actor, Part::grades, person)) json.add("grades", list_of(person.grades));
    if (may_see(actor, Part::setting, person)) json.add("setting", person.setting);
    if (may_see(actor, Part::place, person)) json.add("place", person.place);
    if (may_see(actor, Part::help, person)) json.add("help", person.help);
    json.add("joined_at", person.joined_at);
    if (actor.is(person.id)) json.add("email", person.email).add("language", person.language);
    return json;
}

} // namespace people
