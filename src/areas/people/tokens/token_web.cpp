#include "areas/people/account_page.h"
#include "areas/people/prove.h"
#include "areas/people/sign_in_web.h"
#include "areas/people/tokens/make_token.h"
#include "platform/web/request.h"
#include "platform/web/sessions.h"

namespace people {

namespace {

std::vector<web::Session> tokens_of(web::Request& rq)
{
    auto tokens = web::Sessions {rq.reading().tx}.of(*rq.actor().person);
    std::erase_if(tokens, [](web::Session const& session) { return session.bearer != web::Bearer::program; });
    return tokens;
}

web::Response tokens_answer(web::Request& rq, base::Refusal const* refusal, std::string_view made, int status)
{
    return rq.page(tokens_page(tokens_of(rq), rq.machines.clock.now(), rq.fields, refusal, made), status);
}

web::Response list_tokens(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    if (!rq.wants_json) return tokens_answer(rq, nullptr, "", 200);
    auto list = base::Json::array();
    for (auto const& token : tokens_of(rq)) {
        list.push(base::Json::object()
                      .add("id", base::base32_of(token.id))
                      .add("name", token.label)
                      .add("made_at", token.created_at)
                      .add("seen_at", token.seen_at));
    }
    return rq.json(base::Json::object().add("tokens", list));
}

/// Answered at once and not by a redirect or a kept answer: the token stands in this response and nowhere else.
web::Response post_token(web::Request& rq)
{
    if (auto no = unless_fresh(rq, "/you/tokens")) return *std::move(no);
    auto const name = TokenName::from(rq.fields);
    auto const made = !name ? base::Result<std::string> {name.refusal()}
                            : rq.write([&](platform::Context& cx) { return make_token(cx, *name); });
    if (!made && (rq.wants_json || made.refusal().reason != base::Reason::invalid)) return rq.refused(made.refusal());
    if (!made) return tokens_answer(rq, &made.refusal(), "", 422);
    if (rq.wants_json) return rq.json(base::Json::object().add("name", name->name).add("token", *made), 201);
    return tokens_answer(rq, nullptr, *made, 201);
}

web::Response post_end_token(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const token = base::from_base32(rq.capture("token"));
    if (!token) return rq.refused(base::not_found());
    return rq.change(
        [&](platform::Context& cx) -> base::Result<base::Done> {
            web::Sessions {cx.tx}.end(*cx.actor.person, *token);
            return base::Done {};
        },
        [](base::Done) { return html::Url {"/you/tokens"}; },
        [](base::Done) { return base::Json::object().add("ended", true); });
}

} // namespace

void add_token_routes(web::Routes& routes)
{
    using enum web::Who;
    routes.get("/you/tokens", member, web::Limit::read, web::Cache::nobody, list_tokens);
    routes.post("/you/tokens", member, web::Limit::write, web::Csrf::token, post_token);
    routes.post("/you/tokens/{token}/end", member, web::Limit::write, web::Csrf::token, post_end_token);
}

} // namespace people
