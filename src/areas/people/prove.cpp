#include "areas/people/prove.h"

#include "areas/people/use_code.h"
#include "platform/web/sessions.h"

namespace people {

bool is_fresh(web::Request& rq)
{
    if (rq.by_token || !rq.session) return false;
    auto const reading = rq.reading();
    auto const session = web::Sessions {reading.tx}.find(*rq.session);
    return session && reading.clock.now() - session->created_at <= fresh_for;
}

std::optional<web::Response> unless_fresh(web::Request& rq, html::Url const& back)
{
    if (is_fresh(rq)) return std::nullopt;
    if (rq.wants_json) return rq.refused({.reason = base::Reason::not_allowed, .code = "prove_first"});
    return rq.see_other(html::Url {"/you/prove"}.with("next", back.text()));
}

base::Result<Person> prove_by_code(
    platform::Context& cx, std::string_view typed, std::string_view browser_hash, platform::Keys const& keys)
{
    auto person = TRY(use_code(cx, typed, browser_hash, keys));
    if (!cx.actor.is(person.id)) return base::invalid("code", "wrong_or_expired");
    return person;
}

void sign_in_anew(web::Request& rq, platform::Context& cx, base::PersonId person)
{
    if (rq.session) web::Sessions {cx.tx}.end(person, *rq.session);
    rq.sign_in(cx, person);
}

} // namespace people
