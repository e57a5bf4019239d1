#include "areas/people/blocks/block_web.h"

#include "areas/people/blocks/block.h"
#include "areas/people/blocks/block_page.h"
#include "areas/people/blocks/block_store.h"
#include "areas/people/people.h"
#include "areas/people/person_json.h"
#include "areas/people/person_store.h"
#include "platform/web/request.h"

#include <algorithm>

namespace people {

namespace {

template <base::Result<Person> (*use_case)(platform::Context&, base::PersonId)>
web::Response post_block(web::Request& rq)
{
    auto const person = PersonStore {rq.reading().tx}.with_slug(rq.capture("person"));
    if (!person) return rq.refused(person.refusal());
    auto const asked = rq.fields.or_problems(person->id);
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return use_case(cx, *asked); },
        [](Person const& person) {
            return html::Url::to({"people", person.slug});
        },
        [&](Person const& person) { return json_of(rq.actor(), person); });
}

web::Response list_blocked(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    auto const ids = BlockStore {reading.tx}.of(*rq.actor().person);
    std::vector<base::PersonId> const list {ids.begin(), ids.end()};
    std::vector<Person> blocked;
    for (auto& [id, person] : people_of(reading.tx, list)) blocked.push_back(std::move(person));
    std::ranges::sort(blocked, {}, [](Person const& person) { return person.id; });
    if (!rq.wants_json) return rq.page(blocked_page(blocked));
    auto json = base::Json::array();
    for (auto const& person : blocked) json.push(json_of(rq.actor(), person));
    return rq.json(base::Json::object().add("blocked", json));
}

} // namespace

void add_block_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Limit;
    routes.post("/people/{person}/block", member, Limit::write, Csrf::token, post_block<block>);
    routes.post("/people/{person}/block/undo", member, Limit::write, Csrf::token, post_block<unblock>);
    routes.get("/you/blocked", member, Limit::read, Cache::nobody, list_blocked);
}

} // namespace people
