#include "areas/stewards/members/members_web.h"

#include "areas/people/people.h"
#include "areas/stewards/members/members_page.h"
#include "areas/stewards/moderation/take_measure.h"
#include "areas/stewards/read_brief.h"
#include "base/names.h"
#include "platform/web/paging.h"
#include "platform/web/request.h"

namespace stewards {

namespace {

constexpr int members_at_once = 50;
constexpr base::Names<base::Role, 4> roles {{"guest", "member", "steward", "administrator"}};

base::Json json_of(people::Person const& person, std::string_view reason, std::string_view answer)
{
    return base::Json::object()
        .add("id", person.id.text())
        .add("name", person.name)
        .add("slug", person.slug)
        .add("role", base::name_of(person.role))
        .add("state", people::name_of(person.state))
        .add("suspended_because", reason)
        .add("answer", answer);
}

web::Response show_brief(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const brief = read_brief(rq.reading());
    if (!brief) return rq.refused(brief.refusal());
    return rq.wants_json ? rq.json(json_of(*brief)) : rq.page(brief_page(*brief, rq.visitor.name));
}

/// Who of these is still limited.
TrustAmong trust_among(platform::Reading const& reading, people::FoundPeople const& found)
{
    std::vector<base::PersonId> ids;
    for (auto const& one : found.people) ids.push_back(one.person.id);
    return {platform::trusts_of(reading.tx, ids), platform::trust_rules(reading.tx), reading.clock.now()};
}

web::Response list_members(web::Request& rq)
{
    auto const words = rq.fields.line("q", 100);
    people::PeopleWish wish {.words = words, .limit = members_at_once};
    wish.before = rq.fields.id<base::PersonId>("before").value_or(wish.before);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const found = people::people_named(rq.reading(), wish);
    if (!rq.wants_json) return rq.page(members_page(rq.actor(), found, words, trust_among(rq.reading(), found)));
    auto list = base::Json::array();
    for (auto const& one : found.people) list.push(json_of(one.person, one.suspended_because, one.answer));
    std::optional<std::string> next;
    if (found.next) next = web::next_page(rq, {{"before", found.next->text()}});
    return rq.json(base::Json::object().add("members", list).add("next", next));
}

html::Url to_member(people::Person const& person)
{
    return html::Url {"/steward/members"}.with("q", person.name);
}

base::Json changed_json(people::Person const& person)
{
    return json_of(person, "", "");
}

web::Response post_role(web::Request& rq)
{
    auto const id = rq.id<base::PersonId>("person");
    if (!id) return rq.refused(id.refusal());
    auto const role = rq.fields.or_problems(rq.fields.one_of("role", roles, web::Demand::required));
    if (!role) return rq.refused(role.refusal());
    return rq.change(
        [&](platform::Context& cx) { return people::give_role(cx, *id, **role); }, to_member, changed_json);
}

web::Response post_suspension(web::Request& rq)
{
    auto const id = rq.id<base::PersonId>("person");
    if (!id) return rq.refused(id.refusal());
    auto const reason = rq.fields.or_problems(rq.fields.line("reason", 300, web::Demand::required));
    if (!reason) return rq.refused(reason.refusal());
    return rq.change(
        [&](platform::Context& cx) -> base::Result<people::Person> {
            TRY(suspend_member(cx, *id, *reason));
            return people::person_of(cx.tx, *id);
        },
        to_member, changed_json);
}

web::Response post_suspension_end(web::Request& rq)
{
    auto const id = rq.id<base::PersonId>("person");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change(
        [&](platform::Context& cx) -> base::Result<people::Person> {
            TRY(let_member_back(cx, *id));
            return people::person_of(cx.tx, *id);
        },
        to_member, changed_json);
}

web::Response post_trust(web::Request& rq)
{
    auto const id = rq.id<base::PersonId>("person");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change(
        [&](platform::Context& cx) -> base::Result<people::Person> {
            TRY(trust_member(cx, *id));
            return people::person_of(cx.tx, *id);
        },
        to_member, changed_json);
}

} // namespace

void add_members_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Limit;
    routes.get("/steward", steward, Limit::read, Cache::nobody, show_brief);
    routes.get("/steward/members", steward, Limit::search, Cache::nobody, list_members);
    routes.post("/steward/members/{person}/role", administrator, Limit::write, Csrf::token, post_role);
    routes.post("/steward/members/{person}/suspension", steward, Limit::write, Csrf::token, post_suspension);
    routes.post("/steward/members/{person}/trust", steward, Limit::write, Csrf::token, post_trust);
    routes.post("/steward/members/{person}/suspension/end", steward, Limit::write, Csrf::token, post_suspension_end);
}

} // namespace stewards
