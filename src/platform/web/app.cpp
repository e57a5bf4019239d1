#include "platform/web/app.h"

#include "html/words.h"
#include "platform/i18n/languages.h"
#include "platform/i18n/reader.h"
#include "platform/keys/keys.h"
#include "platform/log/log.h"
#include "platform/settings/settings.h"
#include "platform/storage/storage_errors.h"
#include "platform/web/assets_web.h"
#include "platform/web/credential.h"
#include "platform/web/fault_page.h"
#include "platform/web/headers.h"
#include "platform/web/same_origin.h"
#include "platform/web/tokens.h"

#include <algorithm>

namespace web {

namespace {

constexpr std::size_t form_limit = 256 * 1024;
constexpr std::size_t upload_limit = 24 * 1024 * 1024;
constexpr std::string_view api = "/api/v1";

struct Place {
    std::string_view path;
    std::string_view query;
    bool json = false;
};

Place place_of(std::string_view target)
{
    auto const end = std::min(target.find('?'), target.size());
    Place place {target.substr(0, end), target.substr(std::min(end + 1, target.size()))};
    place.json = place.path.starts_with(api) && (place.path.size() == api.size() || place.path[api.size()] == '/');
    if (place.json) place.path.remove_prefix(api.size());
    return place;
}

/// A browser says that it reads pages; a program that says nothing gets JSON.
bool wants_page(Incoming const& head)
{
    return !place_of(head.target).json && head.header("accept").find("text/html") != std::string_view::npos;
}

bool reads_only(Method method)
{
    return method == Method::get || method == Method::head;
}

base::Role least_role(Who who)
{
    switch (who) {
    case Who::anyone:
        return base::Role::guest;
    case Who::member:
        return base::Role::member;
    case Who::steward:
        return base::Role::steward;
    case Who::administrator:
        return base::Role::administrator;
    }
    return base::Role::administrator;
}

base::Refusal refusal_of(base::Reason reason, std::string code, std::int64_t retry_after_s = 0)
{
    return {.reason = reason, .code = std::move(code), .retry_after_s = retry_after_s};
}

/// The languages that the network offers, the first of them greeting newcomers.
std::vector<std::string> languages_of(platform::SettingsNow const& settings)
{
    std::vector<std::string> codes;
    auto rest = settings.text_or("network.languages", "en tr");
    while (!rest.empty()) {
        auto const code = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), code.size() + 1));
        if (!code.empty()) codes.emplace_back(code);
    }
    return codes;
}

/// What a person chose, else what the browser asks for.
std::string chosen_language(platform::Languages const& languages, std::vector<std::string> const& offered,
    std::string_view wish, std::string_view accept_language)
{
    if (std::ranges::find(offered, wish) != offered.end() && languages.speaks(wish)) return std::string {wish};
    return languages.negotiated(accept_language, offered).language();
}

base::Result<Fields> read_fields(Request const& request, std::string_view query)
{
    if (reads_only(request.incoming.method))
        return request.wants_json ? Fields::from_form(query) : Fields::from_query(query);
    if (!request.incoming.parts.empty() || !request.incoming.uploads.empty())
        return Fields::from_parts(request.incoming.parts);
    auto const type = request.incoming.header("content-type");
    if (type.starts_with("application/json")) return Fields::from_json(request.incoming.body);
    if (request.incoming.body.empty()) return Fields {};
    if (type.starts_with("application/x-www-form-urlencoded")) return Fields::from_form(request.incoming.body);
    return refusal_of(base::Reason::bad_request, "content_type_unknown");
}

} // namespace

App::App(platform::Machines& machines, Routes routes, Visitors& visitors, StreamOptions streams)
    : machines_ {machines}
    , routes_ {std::move(routes)}
    , visitors_ {visitors}
    , limits_ {machines.clock}
    , streams_ {machines, visitors, streams}
{
    for (auto const& route : routes_.all()) {
        if (route.kind == Kind::stream) streams_.add(*route.source);
    }
}

BodyPlan App::plan(Incoming const& head) const
{
    auto const place = place_of(head.target);
    auto const match = routes_.match(head.method, place.path, place.json);
    if (match.route != nullptr && match.route->kind == Kind::upload
        && head.header("content-type").starts_with("multipart/form-data")) {
        return {.limit = upload_limit, .spool = true, .ask_first = true};
    }
    return {.limit = form_limit};
}

/// Runs everything that can say no without the body: credential, who, limit and origin. The form's token is checked later.
std::optional<Response> App::admit(Incoming const& head)
{
    auto const place = place_of(head.target);
    auto match = routes_.match(head.method, place.path, place.json);
    if (match.route == nullptr) return refuse_knowing(404, "not_found", head);
    Incoming copy;
    copy.method = head.method;
    copy.target = head.target;
    copy.headers = head.headers;
    copy.peer = head.peer;
    copy.secure = head.secure;
    Request request {machines_, std::move(copy), *match.route, std::move(match.captures), place.json};
    recognise(request);
    bool const signed_in = request.actor().person.has_value();
    if (request.actor().role < least_role(match.route->who))
        return refuse_knowing(signed_in ? 403 : 401, signed_in ? "not_allowed" : "not_signed_in", head);
    if (!same_origin(request.incoming, machines_.public_url)) return refuse_knowing(403, "other_origin", head);
    return std::nullopt;
}

Response App::refuse(int status, std::string_view reason)
{
    auto const no = json_of(base::Refusal {.code = std::string {reason}});
    Response response {.status = status, .body = no.text()};
    response.with("Content-Type", "application/json");
    add_common_headers(response, Cache::nobody, true);
    if (status == 503) response.with("Retry-After", "2");
    response.close = true;
    return response;
}

Response App::refuse_knowing(int status, std::string_view reason, Incoming const& head)
{
    return wants_page(head) ? refuse_as_page(status, reason, head.header("accept-language"), head.request_id)
                            : refuse(status, reason);
}

/// Asks no database: what broke may be just that.
Response App::refuse_as_page(
    int status, std::string_view reason, std::string_view accept_language, std::string_view request_id)
{
    auto response = refuse(status, reason);
    std::vector<std::string> codes;
    for (auto const& language : platform::known_languages()) {
        if (machines_.languages.speaks(language.code)) codes.emplace_back(language.code);
    }
    auto const& words = machines_.languages.negotiated(accept_language, codes);
    platform::SpeakingTo const speaking {words, "UTC"};
    std::erase_if(response.headers, [](auto const& header) { return header.first == "Content-Type"; });
    response.body = fault_page(words.language(), status, request_id);
    return std::move(response.with("Content-Type", "text/html; charset=utf-8"));
}

Response App::answer(Incoming&& incoming)
{
    auto const request_id = incoming.request_id;
    auto const accept_language = std::string {incoming.header("accept-language")};
    bool const page = wants_page(incoming);
    try {
        if (auto const* asset = asset_at(incoming)) return asset_response(*asset, incoming);
        return routed(std::move(incoming));
    } catch (std::exception const& fault) {
        platform::log(
            platform::Level::error, "fault", base::Json::object().add("request", request_id).add("why", fault.what()));
        return page ? refuse_as_page(500, "fault", accept_language, request_id) : refuse(500, "fault");
    }
}

Response App::routed(Incoming&& incoming)
{
    auto const place = place_of(incoming.target);
    auto match = routes_.match(incoming.method, place.path, place.json);
    static Route const nowhere {
        Method::get, "/", Who::anyone, Limit::read, Csrf::token, Cache::nobody, Kind::page, Faces::both, nullptr};
    auto const& route = match.route != nullptr ? *match.route : nowhere;
    std::string const query {place.query};
    Request request {machines_, std::move(incoming), route, std::move(match.captures), place.json};
    recognise(request);
    dress(request);
    platform::SpeakingTo const speaking {machines_.languages.named(request.shell.language), request.visitor.zone};

    auto response = [&]() -> Response {
        if (match.route == nullptr) return elsewhere(request, match.path_known);
        auto fields = read_fields(request, query);
        if (!fields) return request.refused(fields.refusal());
        request.fields = *std::move(fields);
        if (std::ranges::any_of(request.incoming.uploads, &Upload::no_space))
            return request.refused(refusal_of(base::Reason::no_space, "no_space"));
        return through(request);
    }();
    request.close_reading();
    for (auto& cookie : request.take_cookies()) response.headers.push_back(std::move(cookie));
    put_tokens(response.body, request, machines_.chance);
    finish(response, request);
    return response;
}

/// A path that only takes changes leads, when it is opened, to the page it belongs to: that is where somebody comes who
/// reloads a refused form by its address, or signs in after his session has ended while he was writing.
Response App::elsewhere(Request& request, bool path_known)
{
    if (!path_known) return request.refused(base::not_found());
    auto const is_read_here = [&] { return routes_.match(Method::get, request.path, false).route != nullptr; };
    if (!request.wants_json && reads_only(request.incoming.method) && !is_read_here()) {
        auto path = request.path;
        while (!path.empty()) {
            path = path.substr(0, path.rfind('/'));
            auto const parent = path.empty() ? std::string_view {"/"} : path;
            auto const url = html::Url::local(parent);
            if (url && routes_.match(Method::get, parent, false).route != nullptr) return request.see_other(*url);
        }
    }
    auto no = request.refused(refusal_of(base::Reason::bad_request, "method_not_allowed"));
    no.status = 405;
    return std::move(no.with("Allow", routes_.allowed(request.path, request.wants_json)));
}

Response App::through(Request& request)
{
    try {
        if (auto no = gatekeep(request)) return *std::move(no);
        return request.route.kind == Kind::stream ? follow(request) : request.route.answer(request);
    } catch (platform::StorageFull const&) {
        return request.refused(refusal_of(base::Reason::no_space, "no_space"));
    } catch (platform::Unavailable const&) {
        return request.refused(refusal_of(base::Reason::unavailable, "try_again_soon", 2));
    }
}

/// Where a reader goes on: what her browser heard last, else what her page shows; without either from now on.
std::optional<Bookmark> place_to_go_on(Request const& request)
{
    auto from = Bookmark::from(request.fields.sent("after"));
    if (auto const last = Bookmark::from(request.incoming.header("last-event-id"))) {
        if (!from) from.emplace();
        from->number = std::max(from->number, last->number);
    }
    return from;
}

Response App::follow(Request& request)
{
    auto const topic = request.route.open(request);
    if (!topic) return request.refused(topic.refusal());
    if (!*topic) return {.status = 204};
    auto goes_on = streams_.follow({.topic = {std::string {request.route.source->kind()}, **topic},
        .from = place_to_go_on(request),
        .session = request.session,
        .person = request.actor().person,
        .language = request.shell.language,
        .zone = request.visitor.zone,
        .address = request.incoming.peer});
    if (!goes_on) return request.refused(refusal_of(base::Reason::too_many, "too_many_streams", 60));
    Response response {.goes_on = *std::move(goes_on)};
    return std::move(response.with("Content-Type", "text/event-stream").with("X-Accel-Buffering", "no"));
}

std::int64_t App::spend(Request const& request, Limit limit)
{
    return request.actor().person ? limits_.spend(limit, request.actor().person->value)
                                  : limits_.spend(limit, request.incoming.peer);
}

std::optional<Response> App::gatekeep(Request& request)
{
    auto const& route = request.route;
    auto wait = spend(request, route.limit);
    if (wait == 0 && !request.incoming.uploads.empty() && route.limit != Limit::upload)
        wait = spend(request, Limit::upload);
    if (wait > 0) return request.refused(refusal_of(base::Reason::too_many, "too_many", wait));
    if (request.actor().role < least_role(route.who)) {
        if (request.actor().person) return request.refused(refusal_of(base::Reason::not_allowed, "not_allowed"));
        if (request.wants_json || !reads_only(request.incoming.method) || route.kind == Kind::stream) {
            return request.refused(refusal_of(base::Reason::not_signed_in, "not_signed_in"));
        }
        return request.see_other(html::Url {"/sign-in"}.with("next", request.incoming.target));
    }
    if (reads_only(request.incoming.method) || route.csrf == Csrf::nothing || request.by_token) return std::nullopt;
    if (!same_origin(request.incoming, machines_.public_url))
        return request.refused(refusal_of(base::Reason::not_allowed, "other_origin"));
    if (request.session && !token_fits(request))
        return request.refused(refusal_of(base::Reason::not_allowed, "form_too_old"));
    return std::nullopt;
}

void App::recognise(Request& request)
{
    auto const credential = credential_of(request);
    if (!credential) return;
    auto const reading = request.reading();
    auto const session = Sessions {reading.tx}.by_token(credential->token, credential->bearer, machines_.clock.now());
    if (!session) return;
    auto visitor = visitors_.visitor(reading.tx, session->person);
    if (!visitor) return;
    request.visitor = *std::move(visitor);
    request.session = session->id;
    request.by_token = session->bearer == Bearer::program;
    request.csrf_secret = csrf_secret_of(credential->token);
    if (machines_.seen) machines_.seen(session->id, session->seen_at);
}

void App::dress(Request& request)
{
    auto const settings = machines_.settings.now(request.reading().tx);
    auto& shell = request.shell;
    shell.network_name = settings->text_or("network.name", "Groundswell");
    shell.public_url = machines_.public_url;
    shell.path = std::string {request.path};
    shell.example = settings->yes("example.loaded");
    shell.theme = request.cookie("theme");
    shell.save_data = request.incoming.header("save-data") == "on";
    auto const offered = languages_of(*settings);
    auto const wish = request.cookie("language");
    shell.language = chosen_language(machines_.languages, offered, !wish.empty() ? wish : request.visitor.language,
        request.incoming.header("accept-language"));
    shell.right_to_left = machines_.languages.named(shell.language).direction() == html::Direction::right_to_left;
    for (auto const& code : offered) {
        if (auto const* language = platform::language_named(code))
            shell.languages.push_back({language->code, language->endonym});
    }
    if (request.visitor.zone.empty()) request.visitor.zone = settings->text_or("network.zone", "Europe/Istanbul");
    if (!request.actor().person) return;
    shell.person = html::Shell::Person {request.visitor.name, html::Url::to({"people", request.visitor.slug}),
        request.actor().is_steward(), request.visitor.waiting};
}

} // namespace web
