#include "areas/people/tokens/make_token.h"

#include "platform/web/sessions.h"

#include <algorithm>

namespace people {

base::Result<TokenName> TokenName::from(web::Fields& fields)
{
    TokenName name;
    name.name = fields.line("name", 60, web::Demand::required);
    return fields.or_problems(std::move(name));
}

base::Result<std::string> make_token(platform::Context& cx, TokenName const& name)
{
    if (!cx.actor.is_member()) return base::Refusal {.reason = base::Reason::not_signed_in, .code = "not_signed_in"};
    web::Sessions sessions {cx.tx};
    auto tokens = sessions.of(*cx.actor.person);
    std::erase_if(tokens, [](web::Session const& session) { return session.bearer != web::Bearer::program; });
    if (tokens.size() >= tokens_at_most) return base::invalid("name", "too_many_tokens");
    if (std::ranges::find(tokens, name.name, &web::Session::label) != tokens.end())
        return base::invalid("name", "name_taken");
    return sessions.begin(cx.ids, cx.chance, *cx.actor.person, web::Bearer::program, name.name, cx.clock.now());
}

} // namespace people
