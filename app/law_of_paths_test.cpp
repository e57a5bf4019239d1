#include "app/testing/ask.h"
#include "areas/circles/activities/hold_run.h"
#include "areas/circles/activities/keep_activity.h"
#include "areas/circles/activities/protocol.h"
#include "areas/circles/decisions/ask_decision.h"
#include "areas/circles/start_circle.h"
#include "areas/circles/talk/write_talk.h"
#include "areas/needs/answer_need.h"
#include "areas/needs/raise_need.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace app::testing;

namespace {

/// What a path answers to an empty request of each: a stranger, a guest, a member, a steward, an administrator. The need
/// of the path is Ana's, open to members; the answer, the profile and the circle with its talk and a decision are hers too; she is none of the five. A merge, a report, an
/// invitation and the token of a letter are made up. Written by
/// hand: 303 for a stranger is the way to the sign-in page.
struct Line {
    char const* route;
    std::array<int, 5> statuses;
};

constexpr Line law[] {
    {"GET /", {200, 200, 200, 200, 200}},
    {"GET /who-sees-what", {200, 200, 200, 200, 200}},
    {"GET /accessibility", {200, 200, 200, 200, 200}},
    {"POST /display", {303, 303, 303, 303, 303}},
    {"GET /healthz", {200, 200, 200, 200, 200}},
    {"GET /api", {200, 200, 200, 200, 200}},
    {"GET /openapi.json", {200, 200, 200, 200, 200}},
    {"GET /search", {200, 200, 200, 200, 200}},
    {"GET /letters", {303, 200, 200, 200, 200}},
    {"POST /letters", {401, 422, 422, 422, 422}},
    {"POST /letters/address", {401, 303, 303, 303, 303}},
    {"GET /steward/mail", {303, 403, 403, 200, 200}},
    {"GET /letters/{letter}", {303, 404, 404, 404, 404}},
    {"GET /letter/{choice}/{proof}", {404, 404, 404, 404, 404}},
    {"POST /letter/{choice}/{proof}", {404, 404, 404, 404, 404}},
    {"GET /letter/{choice}/{circle}/{proof}", {404, 404, 404, 404, 404}},
    {"POST /letter/{choice}/{circle}/{proof}", {404, 404, 404, 404, 404}},
    {"GET /notices", {303, 403, 200, 200, 200}},
    {"POST /notices/reading", {401, 403, 303, 303, 303}},
    {"GET /notices/{notice}", {303, 403, 404, 404, 404}},
    {"POST /notices/{notice}/reading", {401, 403, 404, 404, 404}},
    {"GET /needs/{need}/photo/{size}", {404, 404, 404, 404, 404}},
    {"GET /needs/{need}/worksheets/{worksheet}", {404, 404, 404, 404, 404}},
    {"POST /steward/example/removal", {401, 403, 403, 403, 409}},
    {"GET /yours/{proof}", {404, 404, 404, 404, 404}},
    {"POST /yours/{proof}/export", {404, 404, 404, 404, 404}},
    {"POST /yours/{proof}/leave", {404, 404, 404, 404, 404}},
    {"GET /suspended/{proof}", {404, 404, 404, 404, 404}},
    {"POST /suspended/{proof}", {404, 404, 404, 404, 404}},
    {"GET /sign-in", {200, 200, 200, 200, 200}},
    {"POST /sign-in", {422, 422, 422, 422, 422}},
    {"GET /sign-in/code", {303, 303, 303, 303, 303}},
    {"POST /sign-in/code", {303, 303, 303, 303, 303}},
    {"POST /sign-out", {401, 403, 303, 303, 303}},
    {"GET /welcome", {303, 403, 303, 303, 303}},
    {"POST /welcome", {401, 403, 422, 422, 422}},
    {"GET /you", {303, 403, 200, 200, 200}},
    {"POST /you/profile", {401, 403, 422, 422, 422}},
    {"POST /you/display", {401, 403, 422, 422, 422}},
    {"GET /you/sessions", {401, 403, 200, 200, 200}},
    {"POST /you/sessions/{session}/end", {401, 403, 303, 303, 303}},
    {"POST /you/sessions/end-others", {401, 403, 303, 303, 303}},
    {"GET /you/tokens", {303, 403, 200, 200, 200}},
    {"POST /you/tokens", {401, 403, 422, 422, 422}},
    {"POST /you/tokens/{token}/end", {401, 403, 404, 404, 404}},
    {"GET /sign-in/password", {200, 200, 200, 200, 200}},
    {"POST /sign-in/password", {422, 422, 422, 422, 422}},
    {"GET /you/password", {303, 403, 200, 200, 200}},
    {"POST /you/password", {401, 403, 422, 422, 422}},
    {"POST /you/password/removal", {401, 403, 303, 303, 303}},
    {"GET /you/prove", {303, 403, 200, 200, 200}},
    {"POST /you/prove/code", {401, 403, 303, 303, 303}},
    {"POST /you/prove", {401, 403, 422, 422, 422}},
    {"GET /you/passkeys", {303, 403, 200, 200, 200}},
    {"POST /you/passkeys", {401, 403, 422, 422, 422}},
    {"POST /you/passkeys/{passkey}/removal", {401, 403, 303, 303, 303}},
    {"POST /sign-in/passkey/question", {200, 200, 200, 200, 200}},
    {"POST /sign-in/passkey", {422, 422, 422, 422, 422}},
    {"GET /you/address", {303, 403, 200, 200, 200}},
    {"POST /you/address", {401, 403, 422, 422, 422}},
    {"POST /you/address/confirmation", {401, 403, 422, 422, 422}},
    {"GET /this-was-not-me/{change}/{proof}", {200, 200, 200, 200, 200}},
    {"POST /this-was-not-me/{change}/{proof}", {404, 404, 404, 404, 404}},
    {"GET /people/ways-back", {303, 403, 403, 200, 200}},
    {"POST /people/ways-back", {401, 403, 403, 403, 422}},
    {"POST /people/ways-back/{way}/agreement", {401, 403, 403, 404, 404}},
    {"GET /way-back/{way}/{proof}", {200, 200, 200, 200, 200}},
    {"POST /way-back/{way}/{proof}", {404, 404, 404, 404, 404}},
    {"GET /you/export", {303, 403, 200, 200, 200}},
    {"POST /you/export", {401, 403, 200, 200, 200}},
    {"GET /you/leave", {303, 403, 200, 200, 200}},
    {"POST /you/leave", {401, 403, 422, 422, 422}},
    {"GET /left", {200, 200, 200, 200, 200}},
    {"GET /people", {303, 403, 200, 200, 200}},
    {"GET /people/{person}", {404, 404, 200, 200, 200}},
    {"GET /invitations", {303, 403, 200, 200, 200}},
    {"POST /invitations", {401, 403, 422, 422, 422}},
    {"POST /invitations/{invitation}/closing", {401, 403, 404, 404, 404}},
    {"GET /invitations/{invitation}", {404, 404, 404, 404, 404}},
    {"GET /invitations/{invitation}/no-thanks", {404, 404, 404, 404, 404}},
    {"POST /invitations/{invitation}/refusal", {404, 404, 404, 404, 404}},
    {"POST /invitations/{invitation}/refusal/undo", {404, 404, 404, 404, 404}},
    {"GET /join/{code}", {404, 404, 404, 404, 404}},
    {"GET /steward/sheet", {303, 403, 403, 200, 200}},
    {"POST /steward/sheets", {401, 403, 403, 303, 303}},
    {"POST /people/{person}/block", {401, 403, 303, 303, 303}},
    {"POST /people/{person}/block/undo", {401, 403, 303, 303, 303}},
    {"GET /you/blocked", {303, 403, 200, 200, 200}},
    {"GET /sign-in/link/{token}", {404, 404, 404, 404, 404}},
    {"POST /sign-in/link/{token}", {404, 404, 404, 404, 404}},
    {"GET /steward", {303, 403, 403, 200, 200}},
    {"GET /steward/welcome", {303, 403, 403, 200, 200}},
    {"POST /steward/welcome", {401, 403, 403, 422, 422}},
    {"GET /steward/members", {303, 403, 403, 200, 200}},
    {"POST /steward/members/{person}/role", {401, 403, 403, 403, 422}},
    {"POST /steward/members/{person}/suspension", {401, 403, 403, 422, 422}},
    {"POST /steward/members/{person}/suspension/end", {401, 403, 403, 404, 404}},
    {"GET /steward/imports", {303, 403, 403, 403, 200}},
    {"POST /steward/imports", {401, 403, 403, 403, 422}},
    {"GET /steward/imports/{import}", {303, 403, 403, 403, 404}},
    {"GET /steward/imports/{import}/lines", {303, 403, 403, 403, 404}},
    {"POST /steward/imports/{import}/run", {401, 403, 403, 403, 404}},
    {"POST /steward/imports/{import}/run/end", {401, 403, 403, 403, 404}},
    {"POST /steward/imports/{import}/letters", {401, 403, 403, 403, 404}},
    {"POST /steward/imports/{import}/removal", {401, 403, 403, 403, 404}},
    {"GET /steward/settings", {303, 403, 403, 200, 200}},
    {"POST /steward/settings", {401, 403, 403, 403, 422}},
    {"GET /setup/{token}", {404, 404, 404, 404, 200}},
    {"GET /setup/{token}/{step}", {404, 404, 404, 404, 404}},
    {"POST /setup/{token}/{step}", {404, 404, 404, 404, 404}},
    {"GET /reports/new", {303, 403, 422, 422, 422}},
    {"GET /reports/thanks", {303, 403, 200, 200, 200}},
    {"GET /reports/counts", {200, 200, 200, 200, 200}},
    {"POST /reports", {401, 403, 422, 422, 422}},
    {"GET /steward/reports", {303, 403, 403, 200, 200}},
    {"POST /steward/reports/decisions", {401, 403, 403, 422, 422}},
    {"POST /steward/reports/{report}/decision", {401, 403, 403, 422, 422}},
    {"POST /steward/reports/{report}/opinions", {401, 403, 403, 422, 422}},
    {"POST /steward/opinions/{opinion}/answer", {401, 403, 403, 422, 422}},
    {"GET /steward/appeals", {303, 403, 403, 200, 200}},
    {"POST /steward/appeals/{appeal}/decision", {401, 403, 403, 422, 422}},
    {"GET /steward/log", {303, 403, 403, 200, 200}},
    {"GET /steward/limits", {303, 403, 403, 200, 200}},
    {"POST /steward/limits", {401, 403, 403, 403, 422}},
    {"POST /steward/members/{person}/trust", {401, 403, 403, 404, 404}},
    {"GET /you/standing", {303, 403, 200, 200, 200}},
    {"POST /you/standing/{measure}/appeal", {401, 403, 422, 422, 422}},
    {"GET /needs", {200, 200, 200, 200, 200}},
    {"POST /needs", {401, 403, 422, 422, 422}},
    {"GET /needs/new", {303, 403, 200, 200, 200}},
    {"GET /needs/alike", {303, 403, 200, 200, 200}},
    {"GET /needs/{need}", {404, 404, 200, 200, 200}},
    {"GET /needs/{need}/edit", {303, 403, 403, 403, 403}},
    {"POST /needs/{need}/edit", {401, 403, 403, 403, 403}},
    {"POST /needs/{need}/opening", {401, 403, 403, 403, 403}},
    {"POST /needs/{need}/closing", {401, 403, 403, 303, 303}},
    {"POST /needs/{need}/keeping", {401, 403, 403, 403, 403}},
    {"POST /needs/{need}/taking-away", {401, 403, 403, 403, 403}},
    {"POST /needs/{need}/showing", {401, 403, 403, 403, 403}},
    {"GET /needs/{need}/me-too", {404, 404, 303, 303, 303}},
    {"POST /needs/{need}/me-too", {404, 404, 303, 303, 303}},
    {"GET /needs/{need}/send", {404, 404, 404, 404, 404}},
    {"GET /me-too/{token}", {404, 404, 404, 404, 404}},
    {"POST /me-too/{token}", {404, 404, 404, 404, 404}},
    {"GET /needs/{need}/merges/new", {303, 403, 403, 200, 200}},
    {"POST /needs/{need}/merges", {401, 403, 403, 422, 422}},
    {"GET /merges/{merge}", {303, 403, 404, 404, 404}},
    {"POST /merges/{merge}/acceptance", {401, 403, 404, 404, 404}},
    {"POST /merges/{merge}/refusal", {401, 403, 404, 404, 404}},
    {"POST /merges/{merge}/withdrawal", {401, 403, 403, 404, 404}},
    {"POST /merges/{merge}/undoing", {401, 403, 404, 404, 404}},
    {"POST /needs/{need}/me-too/undo", {401, 403, 303, 303, 303}},
    {"POST /needs/{need}/replies", {401, 403, 422, 422, 422}},
    {"POST /needs/{need}/replies/{reply}/hiding", {401, 403, 403, 303, 303}},
    {"GET /circles", {200, 200, 200, 200, 200}},
    {"POST /circles", {401, 403, 422, 422, 422}},
    {"GET /circles/new", {303, 403, 200, 200, 200}},
    {"GET /circles/{circle}", {404, 404, 200, 200, 200}},
    {"GET /circles/{circle}/edit", {303, 403, 403, 403, 403}},
    {"POST /circles/{circle}/edit", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/joining", {401, 403, 303, 303, 303}},
    {"POST /circles/{circle}/leaving", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/less", {401, 403, 404, 404, 404}},
    {"GET /circles/{circle}/ending", {303, 403, 403, 403, 403}},
    {"POST /circles/{circle}/renewal", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/closing", {303, 403, 403, 200, 200}},
    {"POST /circles/{circle}/closing", {401, 403, 403, 422, 422}},
    {"POST /circles/{circle}/reopening", {401, 403, 403, 409, 409}},
    {"GET /circles/{circle}/legacy", {404, 404, 404, 404, 404}},
    {"GET /circles/{circle}/legacy/edit", {303, 403, 403, 403, 403}},
    {"POST /circles/{circle}/legacy/edit", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/going", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/going/{proof}", {404, 404, 404, 404, 404}},
    {"POST /circles/{circle}/going/{proof}", {404, 404, 404, 404, 404}},
    {"POST /circles/{circle}/adoption", {401, 403, 409, 409, 409}},
    {"POST /circles/{circle}/reclaiming", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/people", {303, 403, 200, 200, 200}},
    {"POST /circles/{circle}/invitations", {401, 403, 422, 422, 422}},
    {"POST /circles/{circle}/people/{person}/letting-in", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/people/{person}/turning-away", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/people/{person}/taking-out", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/people/{person}/place", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/merging", {303, 403, 404, 404, 404}},
    {"POST /circles/{circle}/merging", {401, 403, 404, 404, 404}},
    {"POST /circles/{circle}/merging/{merging}/agreement", {401, 403, 404, 404, 404}},
    {"POST /circles/{circle}/merging/{merging}/refusal", {401, 403, 404, 404, 404}},
    {"POST /circles/{circle}/merging/{merging}/withdrawal", {401, 403, 404, 404, 404}},
    {"GET /circles/{circle}/care", {303, 403, 404, 404, 404}},
    {"POST /circles/{circle}/care/notes", {401, 403, 404, 404, 404}},
    {"GET /circles/{circle}/talk", {404, 404, 200, 200, 200}},
    {"GET /circles/{circle}/atom", {404, 404, 200, 200, 200}},
    {"POST /circles/{circle}/talk", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/talk/new", {303, 403, 403, 403, 403}},
    {"POST /circles/{circle}/talk/draft", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/talk/{thread}", {404, 404, 200, 200, 200}},
    {"GET /circles/{circle}/talk/{thread}/atom", {404, 404, 200, 200, 200}},
    {"GET /circles/{circle}/talk/{thread}/live", {404, 404, 200, 200, 200}},
    {"POST /circles/{circle}/talk/{thread}/replies", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/talk/{thread}/draft", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/talk/{thread}/wish", {401, 403, 422, 422, 422}},
    {"POST /circles/{circle}/talk/{thread}/locking", {401, 403, 403, 303, 303}},
    {"POST /circles/{circle}/talk/{thread}/unlocking", {401, 403, 403, 303, 303}},
    {"GET /circles/{circle}/decisions", {404, 404, 200, 200, 200}},
    {"POST /circles/{circle}/decisions", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/decisions/new", {303, 403, 403, 403, 403}},
    {"GET /circles/{circle}/decisions/{decision}", {404, 404, 200, 200, 200}},
    {"GET /circles/{circle}/decisions/{decision}/edit", {303, 403, 403, 403, 403}},
    {"POST /circles/{circle}/decisions/{decision}/edit", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/decisions/{decision}/answer", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/decisions/{decision}/withdrawal", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/decisions/{decision}/ballots", {404, 404, 409, 409, 409}},
    {"GET /decisions/{decision}/answer/{proof}", {404, 404, 404, 404, 404}},
    {"POST /decisions/{decision}/answer/{proof}", {404, 404, 404, 404, 404}},
    {"POST /circles/{circle}/pictures", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/pictures/{hash}/{size}", {404, 404, 404, 404, 404}},
    {"GET /activities", {200, 200, 200, 200, 200}},
    {"GET /activities/{activity}", {404, 404, 404, 404, 404}},
    {"POST /activities/{activity}/copies", {401, 403, 404, 404, 404}},
    {"GET /circles/{circle}/activities", {404, 404, 200, 200, 200}},
    {"GET /circles/{circle}/activities/{activity}", {404, 404, 200, 200, 200}},
    {"GET /circles/{circle}/activities/{activity}/edit", {303, 403, 403, 403, 403}},
    {"POST /circles/{circle}/activities/{activity}/edit", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/activities/{activity}/removal", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/activities/{activity}/runs", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/runs/{run}", {404, 404, 200, 200, 200}},
    {"GET /circles/{circle}/runs/{run}/live", {404, 404, 200, 200, 200}},
    {"POST /circles/{circle}/runs/{run}/presses", {401, 403, 422, 422, 422}},
    {"POST /circles/{circle}/runs/{run}/leading", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/runs/{run}/roles", {401, 403, 422, 422, 422}},
    {"POST /circles/{circle}/runs/{run}/roles/undo", {401, 403, 422, 422, 422}},
    {"POST /circles/{circle}/runs/{run}/notes", {401, 403, 422, 422, 422}},
    {"POST /circles/{circle}/runs/{run}/notes/{note}/removal", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/runs/{run}/thread", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/posts/{post}", {404, 404, 303, 303, 303}},
    {"GET /circles/{circle}/posts/{post}/edit", {303, 403, 403, 403, 403}},
    {"POST /circles/{circle}/posts/{post}/edit", {401, 403, 403, 403, 403}},
    {"GET /circles/{circle}/posts/{post}/history", {404, 404, 200, 200, 200}},
    {"POST /circles/{circle}/posts/{post}/thanks", {401, 403, 303, 303, 303}},
    {"POST /circles/{circle}/posts/{post}/thanks/undo", {401, 403, 303, 303, 303}},
    {"POST /circles/{circle}/posts/{post}/helped", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/posts/{post}/helped/undo", {401, 403, 403, 403, 403}},
    {"POST /circles/{circle}/posts/{post}/removal", {401, 403, 403, 303, 303}},
    {"POST /circles/{circle}/posts/{post}/bringing-back", {401, 403, 404, 404, 404}},
};

constexpr std::array<char const*, 5> cast {"a stranger", "a guest", "a member", "a steward", "an administrator"};

std::string method_of(web::Route const& route)
{
    switch (route.method) {
    case web::Method::get:
        return "GET";
    case web::Method::post:
        return "POST";
    case web::Method::put:
        return "PUT";
    case web::Method::delete_:
        return "DELETE";
    default:
        return "?";
    }
}

std::string name_of(web::Route const& route)
{
    return method_of(route) + " " + route.pattern;
}

Line const* line_of(web::Route const& route)
{
    auto const found
        = std::ranges::find(law, name_of(route), [](Line const& line) { return std::string {line.route}; });
    return found == std::end(law) ? nullptr : found;
}

/// A site with Ana and the five who ask.
struct Street {
    TestSite site;
    base::Actor ana = site.joins("Ana");
    std::vector<base::Actor> who {{}, site.joins("Guest", base::Role::guest), site.joins("Bram"),
        site.joins("Dina", base::Role::steward), site.joins("Emre", base::Role::administrator)};

    Browser browser(std::size_t i) { return i == 0 ? site.stranger() : site.signed_in(who[i]); }

    /// A circle of Ana's, a thread in it and a reply to it.
    template <class Put>
    void put_talk(Put const& put)
    {
        auto const circle = *site.as(ana,
            [](platform::Context& cx) { return circles::start_circle(cx, {.name = "Late", .purpose = "Why?"}, "en"); });
        auto const thread = *site.as(ana, [&](platform::Context& cx) {
            return circles::start_thread(cx, circle.slug, {.title = "Late", .text = "Why?"}, {.text = "Why?"}, "en");
        });
        auto const post = *site.as(
            ana, [&](platform::Context& cx) { return circles::reply_to_thread(cx, thread.id, {.text = "So."}); });
        put("{circle}", circle.slug);
        put("{thread}", thread.path_name());
        auto const decision = *site.as(ana, [&](platform::Context& cx) {
            return circles::ask_decision(cx, circle.slug, thread.id,
                {.question = "So?", .proposal = "So.", .closes_at = cx.clock.now() + std::chrono::hours {24}});
        });
        put("{post}", post.id.text());
        put("{decision}", decision.id.text());
        auto const outline = circles::copy_of(*circles::protocol_named("fishbowl"));
        auto const copied = *site.as(ana,
            [&](platform::Context& cx) { return circles::copy_protocol(cx, circle.slug, "fishbowl", outline, "en"); });
        auto const run = *site.as(
            ana, [&](platform::Context& cx) { return circles::start_run(cx, circle.slug, copied.activity.id); });
        auto const note = *site.as(ana,
            [&](platform::Context& cx) { return circles::note_in_run(cx, circle.slug, run.id, {.words = "So."}); });
        put("{activity}", copied.activity.id.text());
        put("{run}", run.id.text());
        put("{note}", note.id.text());
    }

    /// The pattern with things of Ana in its places, fresh ones each time.
    std::string path_of(std::string pattern)
    {
        auto const put = [&](std::string const& place, std::string const& value) {
            if (auto const at = pattern.find(place); at != std::string::npos) pattern.replace(at, place.size(), value);
        };
        auto const need = site.as(ana, [](platform::Context& cx) {
            return needs::raise_need(
                cx, {.title = "Late", .subject = "mathematics", .audience = base::Audience::members}, "en");
        });
        REQUIRE(need);
        auto const reply = site.as(ana,
            [&](platform::Context& cx) { return needs::answer_need(cx, need->id, {.text = "We tried", .link = ""}); });
        REQUIRE(reply);
        put("{need}", need->path_name());
        put("{reply}", reply->id.text());
        put("{person}", "ana");
        if (pattern.find("{circle}") != std::string::npos) put_talk(put);
        put("{activity}", "made-up");
        put("{decision}", base::base32_of(1));
        put("{session}", base::base32_of(1));
        put("{merge}", base::base32_of(1));
        put("{merging}", base::base32_of(1));
        put("{token}", "made-up");
        put("{letter}", base::base32_of(1));
        put("{choice}", "never");
        put("{proof}", "made-up");
        put("{notice}", base::base32_of(1));
        put("{size}", "960.webp");
        put("{hash}", std::string(64, '0'));
        put("{worksheet}", base::base32_of(1));
        put("{invitation}", "made-up");
        put("{code}", "made-up");
        put("{step}", "made-up");
        put("{report}", base::base32_of(1));
        put("{measure}", base::base32_of(1));
        put("{appeal}", base::base32_of(1));
        put("{opinion}", base::base32_of(1));
        put("{import}", base::base32_of(1));
        put("{passkey}", base::base32_of(1));
        put("{change}", base::base32_of(1));
        put("{way}", base::base32_of(1));
        REQUIRE(pattern.find('{') == std::string::npos);
        return pattern;
    }
};

Answer asked(Street& street, web::Route const& route, std::size_t who, bool json)
{
    auto browser = street.browser(who);
    auto const path = (json ? "/api/v1" : "") + street.path_of(route.pattern);
    bool const reads = route.method == web::Method::get;
    Ask request {.method = route.method, .path = path};
    if (!reads) {
        auto const token = field_of_form(browser, "csrf");
        if (json) request.more.emplace_back("x-csrf-token", token);
        request.body = json ? "{}" : "csrf=" + token;
        if (json) request.type = "application/json";
    }
    return ask(browser, request);
}

} // namespace

TEST_CASE("every path answers each kind of person as the table says, and every path stands in the table")
{
    Street street;
    for (auto const& route : street.site.app.routes().all()) {
        street.site.clock.advance(std::chrono::minutes {1}); // so that no budget is used up
        auto const* const line = line_of(route);
        CHECK_MESSAGE(line != nullptr, name_of(route), " is missing in the table");
        if (line == nullptr) continue;
        for (std::size_t i = 0; i < cast.size(); ++i) {
            INFO(name_of(route), ", ", cast[i]);
            CHECK(asked(street, route, i, route.faces == web::Faces::json).status == line->statuses[i]);
        }
    }
}

TEST_CASE("no line of the table speaks of a path that is gone")
{
    TestSite site;
    auto const& routes = site.app.routes().all();

    for (auto const& line : law) {
        INFO(line.route);
        CHECK(std::ranges::any_of(routes, [&](auto const& route) { return name_of(route) == line.route; }));
    }
}

TEST_CASE("a path lets nobody in by JSON whom it keeps out as a page")
{
    Street street;
    for (auto const& route : street.site.app.routes().all()) {
        street.site.clock.advance(std::chrono::minutes {1}); // so that no budget is used up
        auto const* const line = line_of(route);
        if (line == nullptr || route.faces != web::Faces::both) continue;
        for (std::size_t i = 0; i < cast.size(); ++i) {
            INFO("/api/v1 ", name_of(route), ", ", cast[i]);
            auto const page = line->statuses[i];
            auto const answer = asked(street, route, i, true);

            // Guests have letters too, so that room itself shows strangers the door.
            bool const shown_the_door = route.who != web::Who::anyone || route.pattern.starts_with("/letters");
            bool const way_to_sign_in = i == 0 && page == 303 && shown_the_door;
            if (way_to_sign_in)
                CHECK(answer.status == 401);
            else if (page == 401 || page == 403 || page == 404)
                CHECK(answer.status == page);
            else
                CHECK((answer.status != 401 && answer.status != 403 && answer.status < 500));
            CHECK(answer.header("Content-Type") == "application/json");
        }
    }
}

TEST_CASE("nothing is changed by opening an address")
{
    TestSite site;
    for (auto const& route : site.app.routes().all()) {
        INFO(name_of(route));
        CHECK((route.method == web::Method::get || route.method == web::Method::post || route.method == web::Method::put
            || route.method == web::Method::delete_));
        if (route.method != web::Method::get) CHECK(route.limit != web::Limit::none);
    }
}

namespace {

/// The pattern with something in its places that is nowhere: a budget is asked before anything is looked for.
std::string somewhere(std::string pattern)
{
    for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{'))
        pattern.replace(at, pattern.find('}') + 1 - at, "x");
    return pattern;
}

Answer asked_by_hand(Browser& browser, web::Route const& route, std::string const& path, std::string const& token)
{
    bool const reads = route.method == web::Method::get;
    return ask(browser, {.method = route.method, .path = path, .body = reads ? "" : "csrf=" + token});
}

} // namespace

TEST_CASE(
    "whoever has used up a budget is told when to come again, by every path that has this budget and in every spelling")
{
    using enum web::Limit;
    for (auto const limit : {read, search, write, sign_in, mail, export_all}) { // an upload counts beside its path
        TestSite site;
        auto emre = site.signed_in(site.joins("Emre", base::Role::administrator));
        auto const token = field_of_form(emre, "csrf");
        int paths = 0;
        for (auto const& route : site.app.routes().all()) {
            if (route.limit != limit) continue;
            INFO(name_of(route));
            auto const path = somewhere(route.pattern);
            // The first path of each budget uses it up.
            for (int calls = 0; paths == 0 && calls < 700; ++calls) {
                if (asked_by_hand(emre, route, path, token).status == 429) break;
            }
            std::vector<std::string> spellings {path + "?a=b"};
            if (route.faces != web::Faces::json) spellings.push_back(path);
            if (route.faces != web::Faces::page) spellings.push_back("/api/v1" + path);
            for (auto const& spelling : spellings) {
                if (route.faces == web::Faces::json && !spelling.starts_with("/api")) continue;
                INFO(spelling);
                auto const answer = asked_by_hand(emre, route, spelling, token);
                CHECK(answer.status == 429);
                CHECK(std::atoi(std::string {answer.header("Retry-After")}.c_str()) > 0);
            }
            ++paths;
        }
        CHECK(paths > 0);
    }
}
