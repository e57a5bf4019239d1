#include "areas/circles/merging/led_on.h"

#include "areas/circles/circle_store.h"
#include "areas/circles/may.h"
#include "areas/circles/membership_store.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/web/refused_page.h"

namespace circles {

namespace {

constexpr std::string_view room = "/circles/";

/// What stands behind the name of the circle: "/talk/1r2k?after=…".
std::string behind_the_circle(web::Request const& rq)
{
    auto const path = rq.path;
    auto const slash = path.find('/', room.size());
    std::string rest {slash == std::string_view::npos ? std::string_view {} : path.substr(slash)};
    std::string_view const target = rq.incoming.target;
    if (auto const query = target.find('?'); query != std::string_view::npos) rest += target.substr(query);
    return rest;
}

bool leads_on(web::Request const& rq, std::string_view rest)
{
    if (rq.incoming.method == web::Method::get || rq.incoming.method == web::Method::head) return true;
    return rest.starts_with("/talk/") || rest.starts_with("/runs/") || rest.starts_with("/posts/")
        || rest.starts_with("/decisions/");
}

/// The circle that the one of this path became part of, or is just becoming part of; for whoever may see it.
struct WayOn {
    Circle from {};
    Circle into {};
};
std::optional<WayOn> way_on_from(web::Request& rq)
{
    auto const slug = rq.capture("circle");
    if (slug.empty() || !rq.path.starts_with(room)) return std::nullopt;
    auto const reading = rq.reading();
    CircleStore circles {reading.tx};
    auto from = circles.with_slug(slug);
    if (!from || !from->merged_into) return std::nullopt;
    auto into = circles.find(*from->merged_into);
    if (!into) return std::nullopt;
    auto const standing = MembershipStore {reading.tx}.of(into->id, reading.actor.person).standing;
    if (!may(reading.actor, Action::view, *into, standing).allowed) return std::nullopt;
    return WayOn {*std::move(from), *std::move(into)};
}

web::Response for_good(web::Request const& rq, std::string const& path)
{
    web::Response response {.status = 308};
    return std::move(response.with("Location", rq.wants_json ? "/api/v1" + path : path));
}

/// Why nothing is written here just now, where it goes on, and what was typed.
html::Page just_now_page(web::Request const& rq, Circle const& into)
{
    auto const title = html::tr("Not this time");
    auto const body = html::render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p><p><a class="btn" href="{}" dir="auto">{}</a></p>{}</div>)html",
        title, html::sentence_for("circle_is_merging"), html::Url::to({"circles", into.slug}), into.name,
        web::kept_form(rq));
    return {.title = std::string {title}, .tab = html::Tab::circles, .main = html::row({}, body)};
}

constexpr int not_found = 404;
constexpr int conflict = 409;

} // namespace

web::Response led_on(web::Request& rq, web::Response&& answer)
{
    bool const is_lost = answer.status == not_found;
    bool const is_refused = answer.status == conflict && rq.incoming.method == web::Method::post && !rq.wants_json;
    if (!is_lost && !is_refused) return std::move(answer);
    auto const way = way_on_from(rq);
    if (!way) return std::move(answer);
    if (is_refused && way->from.state == State::active) return rq.page(just_now_page(rq, way->into), conflict);
    auto const rest = behind_the_circle(rq);
    if (!is_lost || !leads_on(rq, rest)) return std::move(answer);
    return for_good(rq, std::string {room} + way->into.slug + rest);
}

} // namespace circles
