#include "platform/web/refused_page.h"

#include "html/pieces.h"
#include "html/words.h"
#include "platform/web/request.h"

namespace web {

namespace {

using html::Html;
using html::render;
using html::tr;

bool is_kept(std::string_view name, Request const& request)
{
    return name != "csrf" && !name.starts_with("once") && !name.starts_with("password")
        && !request.fields.sent(name).empty();
}

html::Url way_on(base::Refusal const& refusal, Request const& request)
{
    if (refusal.reason == base::Reason::not_signed_in) return html::Url {"/sign-in"}.with("next", request.path);
    return "/";
}

/// When it will be possible, for what has to wait.
std::optional<Html> when_again(base::Refusal const& refusal)
{
    constexpr std::int64_t a_minute = 60;
    constexpr std::int64_t an_hour = 60 * a_minute;
    auto const seconds = refusal.retry_after_s;
    if (seconds <= 0) return std::nullopt;
    if (seconds > 2 * an_hour)
        return render("<p>{}</p>",
            html::trn("It will be possible in one hour.", "It will be possible in {n} hours.",
                (seconds + an_hour - 1) / an_hour));
    return render("<p>{}</p>",
        html::trn("It will be possible in one minute.", "It will be possible in {n} minutes.",
            (seconds + a_minute - 1) / a_minute));
}

} // namespace

html::Html kept_form(Request const& request)
{
    Html fields;
    for (auto const& [name, value] : request.fields.all()) {
        if (!is_kept(name, request)) continue;
        auto const label = html::Attributes {}.set("name", name).set("aria-label", name);
        fields += render("<textarea class=\"field\" rows=\"3\" dir=\"auto\"{}>\n{}</textarea>", label, value);
    }
    auto const action = html::Url::local(request.path);
    if (fields.empty() || !action) return {};
    return render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        *action, html::form_tokens(), fields, tr("Send it again"));
}

html::Page refused_page(Request const& request, base::Refusal const& refusal)
{
    // What another site made somebody send must not stand here under a button that would do it after all.
    bool const typed_here = request.incoming.method == Method::post && refusal.code != "other_origin";
    auto const form = typed_here ? kept_form(request) : Html {};
    auto const title = refusal.reason == base::Reason::not_found ? tr("Not here") : tr("Not this time");
    auto const words = refusal.reason == base::Reason::not_signed_in ? tr("Sign in") : tr("Go to the first page");
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1>{}{}<p><a class="btn" href="{}">{}</a></p>{}</div>)html", title,
        render(R"html(<p class="lead">{}</p>{})html", html::sentence_for(refusal.code), when_again(refusal)), form,
        way_on(refusal, request), words,
        render(R"html(<p class="small quiet">{}</p>)html",
            tr("If you ask for help, give this number: {id}", {{"id", request.incoming.request_id}})));
    return {.title = std::string {title}, .main = html::row({}, body)};
}

} // namespace web
