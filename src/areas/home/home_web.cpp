#include "areas/home/home_web.h"

#include "areas/circles/circles.h"
#include "areas/home/api_web.h"
#include "areas/home/home_page.h"
#include "areas/home/search_page.h"
#include "areas/needs/needs.h"
#include "areas/notices/notices.h"
#include "areas/people/people.h"
#include "html/words.h"
#include "platform/i18n/languages.h"
#include "platform/i18n/places.h"
#include "platform/i18n/zones.h"
#include "platform/web/paging.h"
#include "platform/web/request.h"

#include <algorithm>
#include <map>

namespace home {

namespace {

constexpr int newest = 6;
constexpr std::size_t most_near = 4;
constexpr int hits_a_page = 20;
constexpr std::string_view searched_kinds[] {"need", "circle", "post", "person"};
constexpr int most_waiting = 5;
constexpr std::size_t most_circles = 4;
constexpr std::int64_t a_year_s = 365LL * 24 * 3600;

/// Answers that wait to be read and drafts that wait to be shown, the oldest first.
std::vector<Waiting> what_waits(platform::Reading const& reading, int unread, circles::AtHand const& hers)
{
    std::vector<Waiting> waiting;
    // The bell has counted already: who has nothing unread is not asked again.
    auto told = unread > 0 ? notices::waiting(reading, most_waiting) : std::vector<notices::Waiting> {};
    for (auto& notice : told) {
        waiting.push_back({"reply", std::move(notice.words), std::move(notice.about), std::move(notice.reading),
            std::string {html::tr("Read it")}, notice.since, Waiting::Press::posts});
    }
    for (auto const& merge : needs::merges_waiting_for(reading, *reading.actor.person)) {
        waiting.push_back({"hand", std::string {html::tr("Two needs that may be one")},
            std::string {html::tr("A steward asks you and the other author.")},
            html::Url::to({"merges", merge.id.text()}), std::string {html::tr("Lay them side by side")},
            merge.proposed_at});
    }
    for (auto const& circle : hers.asked_in) {
        waiting.push_back({"gather", circle.name, std::string {html::tr("A circle asks you in.")},
            html::Url::to({"circles", circle.slug}), std::string {html::tr("Look at it")}, circle.since});
    }
    auto const decisions = hers.in_any
        ? circles::open_decisions_waiting_for(reading, *reading.actor.person, most_waiting)
        : std::vector<circles::WaitingDecision> {};
    for (auto const& [decision, circle] : decisions) {
        waiting.push_back({"vote", decision.question, html::tr("{circle} decides.", {{"circle", circle.name}}),
            circles::to_decision(circle, decision.id), std::string {html::tr("Answer")}, decision.asked_at});
    }
    for (auto const& draft : needs::drafts_of(reading, *reading.actor.person)) {
        waiting.push_back({"need", draft.title, std::string {html::tr("A draft of yours. Nobody else sees it yet.")},
            html::Url::to({"needs", draft.path_name()}), std::string {html::tr("Look at it")},
            base::born(draft.id.value)});
    }
    std::ranges::stable_sort(waiting, {}, &Waiting::since);
    return waiting;
}

needs::Nearness nearness_of(web::Visitor const& visitor)
{
    auto const province = visitor.place ? platform::gazetteer().province_of({*visitor.place}) : std::nullopt;
    needs::Nearness where {.subjects = visitor.subjects};
    if (province) where.province = province->id.value;
    return where;
}

std::string near_words(web::Visitor const& visitor)
{
    auto const province = visitor.place ? platform::gazetteer().province_of({*visitor.place}) : std::nullopt;
    if (!province) return std::string {html::tr("About what you teach")};
    auto const name = platform::place_words(province->id.value);
    if (visitor.subjects.empty()) return html::tr("From {province}", {{"province", name}});
    return html::tr("From {province}, or about what you teach", {{"province", name}});
}

void add_near(
    Today& today, web::Visitor const& visitor, platform::Reading const& reading, std::span<needs::NeedId const> shown)
{
    today.near = needs::near_cards(reading, nearness_of(visitor), shown, most_near).cards;
    today.near_words = near_words(visitor);
}

web::Response first_page(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    if (!rq.actor().person)
        return rq.page(front_page(rq.shell.network_name, needs::newest_cards(reading, newest).cards));
    auto const list = needs::newest_cards(reading, newest);
    Today today {.name = rq.visitor.name, .now = reading.clock.now(), .newest = list.cards, .newest_count = list.count};
    add_near(today, rq.visitor, reading, list.ids);
    auto hers = circles::at_hand(reading, most_circles, most_waiting);
    today.waiting = what_waits(reading, rq.visitor.waiting, hers);
    today.circles = std::move(hers.cards);
    today.more_circles = hers.in_more;
    today.waiting_count
        = today.waiting.size() + static_cast<std::size_t>(std::max(rq.visitor.waiting - most_waiting, 0));
    if (today.waiting.size() > most_waiting)
        today.waiting.erase(today.waiting.begin() + most_waiting, today.waiting.end());
    return rq.page(today_page(today));
}

base::Json json_of(SearchView const& view)
{
    auto hits = base::Json::array();
    for (auto const& thing : view.things) {
        hits.push(base::Json::object()
                      .add("kind", thing.hit.kind)
                      .add("id", base::base32_of(thing.hit.id))
                      .add("path", thing.url.text()));
    }
    return base::Json::object().add("hits", hits).add("count", view.count);
}

web::Response who_sees_what(web::Request& rq)
{
    return rq.page(who_sees_what_page());
}

web::Response accessibility(web::Request& rq)
{
    return rq.page(accessibility_page());
}

SearchFilters filters_from(web::Fields& fields)
{
    SearchFilters filters;
    filters.kind = fields.line("in", 20);
    if (!filters.kind.empty() && std::ranges::find(searched_kinds, filters.kind) == std::end(searched_kinds)
        && !circles::talks.named(filters.kind))
        fields.problem("in", "not_one_of_these");
    filters.subject = fields.line("subject", 20);
    filters.grade = fields.line("grade", 20);
    if (auto const place = fields.number("place", 1, INT64_MAX)) filters.place = std::to_string(*place);
    filters.exact = fields.line("exact", 5) == "yes";
    filters.language = fields.line("lang", 10);
    if (auto const year = fields.number("year", 2000, 2200)) filters.year = std::to_string(*year);
    if (auto const circle = fields.id<base::CircleId>("circle")) filters.circle = circle->text();
    return filters;
}

/// Opens only the indexes that the actor may see.
platform::SearchQuery query_of(platform::Reading const& reading, SearchView const& view, int from)
{
    platform::SearchQuery query {.text = view.text, .audiences = {platform::SearchAudience::everyone()}};
    if (reading.actor.is_member()) query.audiences.push_back(platform::SearchAudience::members());
    for (auto& circle : circles::search_audiences(reading)) query.audiences.push_back(std::move(circle));
    auto const facet = [&](std::string_view name, std::string const& value) {
        if (!value.empty()) query.facets.push_back(std::string {name} + ":" + value);
    };
    facet("subject", view.filters.subject);
    facet("grade", view.filters.grade);
    facet("place", view.filters.place);
    facet("language", view.filters.language);
    facet("year", view.filters.year);
    facet("circle", view.filters.circle);
    if (circles::talks.named(view.filters.kind)) {
        facet("talk", view.filters.kind);
    } else if (!view.filters.kind.empty()) {
        query.kinds = {view.filters.kind};
    }
    query.exact = view.filters.exact;
    query.limit = hits_a_page;
    query.offset = from;
    return query;
}

/// What was found, asked of each room once more: the index follows a moment after.
std::vector<FoundThing> things_of(platform::Reading const& reading, std::vector<platform::SearchHit> const& hits)
{
    std::vector<needs::NeedId> needs;
    std::vector<base::CircleId> circles;
    std::vector<circles::PostId> posts;
    std::vector<base::PersonId> people;
    for (auto const& hit : hits) {
        if (hit.kind == "need") needs.push_back({hit.id});
        if (hit.kind == "circle") circles.push_back({hit.id});
        if (hit.kind == "post") posts.push_back({hit.id});
        if (hit.kind == "person") people.push_back({hit.id});
    }
    std::map<std::pair<std::string_view, std::int64_t>, html::Url> urls;
    for (auto const& need : needs::still_visible(reading, needs))
        urls.emplace(std::pair {"need", need.id.value}, html::Url::to({"needs", need.path_name()}));
    for (auto const& circle : circles::still_visible(reading, circles))
        urls.emplace(std::pair {"circle", circle.id.value}, html::Url::to({"circles", circle.slug}));
    for (auto const& post : circles::posts_still_visible(reading, posts))
        urls.emplace(std::pair {"post", post.id.value}, post.url);
    for (auto const& person : people::still_visible(reading, people))
        urls.emplace(std::pair {"person", person.id.value}, html::Url::to({"people", person.slug}));
    std::vector<FoundThing> things;
    for (auto const& hit : hits) {
        auto const url = urls.find({hit.kind, hit.id});
        if (url != urls.end()) things.push_back({url->second, hit});
    }
    return things;
}

/// Those she is in, and the one that was asked for, as far as she may see it.
std::vector<SearchedCircle> circles_to_search(platform::Reading const& reading, std::string const& chosen)
{
    std::vector<SearchedCircle> all;
    for (auto const& circle : circles::circles_she_is_in(reading)) all.push_back({circle.id.text(), circle.name});
    bool const here = std::ranges::any_of(all, [&](SearchedCircle const& circle) { return circle.id == chosen; });
    auto const id = base::CircleId::from(chosen);
    if (here || !id) return all;
    for (auto const& circle : circles::still_visible(reading, {*id})) all.push_back({circle.id.text(), circle.name});
    return all;
}

web::Response search(web::Request& rq)
{
    SearchView view {.text = rq.fields.line("q", 200), .filters = filters_from(rq.fields)};
    auto const from = static_cast<int>(rq.fields.number("from", 0, 1000).value_or(0));
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    if (!view.text.empty()) {
        auto const found = rq.machines.search.find(reading.tx, query_of(reading, view, from));
        view.things = things_of(reading, found.hits);
        view.count = found.count;
        view.more_than_counted = found.more;
        view.guessed = found.guessed;
    }
    view.offset = from + hits_a_page;
    view.more = view.offset < view.count;
    view.this_year = platform::year_of(reading.clock.now());
    view.languages = rq.shell.languages;
    if (!rq.wants_json) {
        view.member = reading.actor.is_member();
        view.country = rq.machines.settings.now(reading.tx)->text_or("network.country", "TR");
        view.circles = circles_to_search(reading, view.filters.circle);
        return rq.page(search_page(view));
    }
    std::optional<std::string> next;
    if (view.more) next = web::next_page(rq, {{"from", std::to_string(view.offset)}});
    return rq.json(json_of(view).add("next", next));
}

/// The language and the theme of this browser, kept in cookies; the language of whoever is signed in is kept with her too.
web::Response post_display(web::Request& rq)
{
    auto const language = rq.fields.line("language", 10);
    auto const theme = rq.fields.line("theme", 10);
    auto const back = rq.fields.line("back", 500);
    auto const asked = rq.fields.or_problems(back);
    if (!asked) return rq.refused(asked.refusal());
    if (rq.machines.languages.speaks(language)) {
        rq.set_cookie("language", language, a_year_s);
        // Her mails speak as her pages do.
        if (rq.actor().person) {
            auto const kept = rq.write([&](platform::Context& cx) -> base::Result<base::Done> {
                people::set_language(cx.tx, *cx.actor.person, language);
                return base::Done {};
            });
            if (!kept) return rq.refused(kept.refusal());
        }
    }
    if (theme == "light" || theme == "dark") rq.set_cookie("theme", theme, a_year_s);
    return rq.see_other(html::Url::local(back).value_or(html::Url {"/"}));
}

web::Response healthy(web::Request& rq)
{
    rq.reading().tx.number("select 1");
    return rq.json(base::Json::object().add("healthy", true));
}

} // namespace

void add_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/", anyone, Limit::read, Cache::stranger, first_page, Faces::page);
    routes.get("/who-sees-what", anyone, Limit::read, Cache::stranger, who_sees_what, Faces::page);
    routes.get("/accessibility", anyone, Limit::read, Cache::stranger, accessibility, Faces::page);
    routes.post("/display", anyone, Limit::read, Csrf::token, post_display, Faces::page);
    routes.get("/search", anyone, Limit::search, Cache::nobody, search);
    routes.get("/healthz", anyone, Limit::none, Cache::nobody, healthy, Faces::page);
    add_api_routes(routes);
}

} // namespace home
