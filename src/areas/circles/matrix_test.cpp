#include "app/testing/ask.h"
#include "app/testing/site.h"
#include "areas/circles/activities/hold_run.h"
#include "areas/circles/activities/keep_activity.h"
#include "areas/circles/activities/protocol.h"
#include "areas/circles/circles.h"
#include "areas/circles/come_and_go.h"
#include "areas/circles/decisions/ask_decision.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/start_circle.h"
#include "areas/circles/talk/bring_picture.h"
#include "areas/circles/talk/write_talk.h"
#include "areas/people/people.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace app::testing;

namespace {

/// Who asks, in the order of the table's columns. The suspended one was in the circle, the former one has left it.
constexpr std::array<char const*, 8> cast {"a stranger", "a member of the network", "one in the circle", "its host",
    "a steward", "an administrator", "one suspended", "one who left"};

/// The table's rows: of a public circle, a members' one, a private one, and one that was removed.
constexpr std::array<char const*, 4> circles_of_the_table {"public", "members", "private", "removed"};

using Row = std::array<int, 8>;

/// What routes of one law answer. Written by hand; "a yes" stands for the route's own status of success.
constexpr int yes = 0;
struct Law {
    char const* name;
    std::array<Row, 4> rows;
};

constexpr Row gone {404, 404, 404, 404, 404, 404, 404, 404};
constexpr Row gone_to_members {401, 404, 404, 404, 404, 404, 401, 404};

constexpr Law see {"see the circle",
    {{{yes, yes, yes, yes, yes, yes, yes, yes}, {404, yes, yes, yes, yes, yes, 404, yes},
        {404, 404, yes, yes, yes, yes, 404, 404}, gone}}};
constexpr Law read {"read what is said in it",
    {{{yes, yes, yes, yes, yes, yes, yes, yes}, {404, yes, yes, yes, yes, yes, 404, yes},
        {404, 404, yes, yes, 404, 404, 404, 404}, gone}}};
constexpr Law read_signed_in {"read who is in it",
    {{{401, yes, yes, yes, yes, yes, 401, yes}, {401, yes, yes, yes, yes, yes, 401, yes},
        {401, 404, yes, yes, 404, 404, 401, 404}, gone_to_members}}};
constexpr Law write {"talk in it",
    {{{401, 403, yes, yes, 403, 403, 401, 403}, {401, 403, yes, yes, 403, 403, 401, 403},
        {401, 404, yes, yes, 404, 404, 401, 404}, gone_to_members}}};
constexpr Law thank {"thank for what a host said",
    {{{401, yes, yes, 403, yes, yes, 401, yes}, {401, yes, yes, 403, yes, yes, 401, yes},
        {401, 404, yes, 403, 404, 404, 401, 404}, gone_to_members}}};
constexpr Law own {"change what a host said",
    {{{401, 403, 403, yes, 403, 403, 401, 403}, {401, 403, 403, yes, 403, 403, 401, 403},
        {401, 404, 403, yes, 404, 404, 401, 404}, gone_to_members}}};
constexpr Law moderate {"take away, close for replies",
    {{{401, 403, 403, yes, yes, yes, 401, 403}, {401, 403, 403, yes, yes, yes, 401, 403},
        {401, 404, 403, yes, 404, 404, 401, 404}, gone_to_members}}};
constexpr Law bring_back {"bring back what nobody took away",
    {{{401, 404, 404, 404, 404, 404, 401, 404}, {401, 404, 404, 404, 404, 404, 401, 404},
        {401, 404, 404, 404, 404, 404, 401, 404}, gone_to_members}}};
constexpr Law join {"come in",
    {{{401, yes, 409, 409, yes, yes, 401, yes}, {401, yes, 409, 409, yes, yes, 401, yes},
        {401, 404, 409, 409, 403, 403, 401, 404}, gone_to_members}}};
constexpr Law leave {"leave; the last host may not",
    {{{401, 403, yes, 409, 403, 403, 401, yes}, {401, 403, yes, 409, 403, 403, 401, yes},
        {401, 404, yes, 409, 403, 403, 401, 404}, gone_to_members}}};
constexpr Law less {"want less of it",
    {{{401, 404, yes, yes, 404, 404, 401, 404}, {401, 404, yes, yes, 404, 404, 401, 404},
        {401, 404, yes, yes, 404, 404, 401, 404}, gone_to_members}}};
constexpr Law invite {"ask a colleague in",
    {{{401, 403, yes, yes, 403, 403, 401, 403}, {401, 403, yes, yes, 403, 403, 401, 403},
        {401, 404, yes, yes, 403, 403, 401, 404}, gone_to_members}}};
constexpr Law host {"what hosts do",
    {{{401, 403, 403, yes, 403, 403, 401, 403}, {401, 403, 403, yes, 403, 403, 401, 403},
        {401, 404, 403, yes, 403, 403, 401, 404}, gone_to_members}}};
constexpr Law door {"answer somebody at the door who is not there",
    {{{401, 403, 403, 404, 403, 403, 401, 403}, {401, 403, 403, 404, 403, 403, 401, 403},
        {401, 404, 403, 404, 403, 403, 401, 404}, gone_to_members}}};
constexpr Law left_nothing {"read what a circle leaves that goes on", {{gone, gone, gone, gone}}};
constexpr Law close {"close it",
    {{{401, 403, 403, yes, yes, yes, 401, 403}, {401, 403, 403, yes, yes, yes, 401, 403},
        {401, 404, 403, yes, yes, yes, 401, 404}, gone_to_members}}};
constexpr Law open_again {"open again what is not closed",
    {{{401, 403, 403, 409, 409, 409, 401, 403}, {401, 403, 403, 409, 409, 409, 401, 403},
        {401, 404, 403, 409, 409, 409, 401, 404}, gone_to_members}}};
constexpr Law correct {"correct the page of what is not closed",
    {{{401, 403, 403, 409, 403, 403, 401, 403}, {401, 403, 403, 409, 403, 403, 401, 403},
        {401, 404, 403, 409, 403, 403, 401, 404}, gone_to_members}}};
constexpr Law answer_silence {"say whether a lively circle is still going",
    {{{401, 403, 409, 409, 403, 403, 401, 403}, {401, 403, 409, 409, 403, 403, 401, 403},
        {401, 404, 409, 409, 403, 403, 401, 404}, gone_to_members}}};
constexpr Law adopt {"adopt what has a host",
    {{{401, 409, 409, 409, 409, 409, 401, 409}, {401, 409, 409, 409, 409, 409, 401, 409},
        {401, 404, 409, 409, 409, 409, 401, 404}, gone_to_members}}};

constexpr Law care {"what hosts alone know of",
    {{{401, 404, 404, yes, 404, 404, 401, 404}, {401, 404, 404, yes, 404, 404, 401, 404},
        {401, 404, 404, yes, 404, 404, 401, 404}, gone_to_members}}};
constexpr Law nothing_asked {"answer a proposal that there is not",
    {{{401, 404, 404, 404, 404, 404, 401, 404}, {401, 404, 404, 404, 404, 404, 401, 404},
        {401, 404, 404, 404, 404, 404, 401, 404}, gone_to_members}}};

/// Where the law is the same but a yes meets something that is not as it should be.
constexpr Law write_in_vain {"post the notes of what is not over",
    {{{401, 403, 409, 409, 403, 403, 401, 403}, {401, 403, 409, 409, 403, 403, 401, 403},
        {401, 404, 409, 409, 404, 404, 401, 404}, gone_to_members}}};

struct Line {
    char const* route;
    Law const& law;
    int success;
    char const* body = "{}";
};

constexpr char const* a_text = R"({"text": "So."})";

Line const table[] {
    {"GET /circles/{circle}", see, 200},
    {"POST /circles/{circle}/edit", host, 200, R"({"name": "Late", "purpose": "Why?", "audience": "AUDIENCE"})"},
    {"POST /circles/{circle}/joining", join, 200},
    {"POST /circles/{circle}/leaving", leave, 200},
    {"POST /circles/{circle}/less", less, 200, R"({"less": true})"},
    {"GET /circles/{circle}/people", read_signed_in, 200},
    {"POST /circles/{circle}/invitations", invite, 200, R"({"person": "xavier"})"},
    {"POST /circles/{circle}/people/{person}/letting-in", door, 200},
    {"POST /circles/{circle}/people/{person}/turning-away", door, 200},
    {"POST /circles/{circle}/people/{person}/taking-out", host, 200},
    {"POST /circles/{circle}/people/{person}/place", host, 200, R"({"duty": "notes"})"},
    {"POST /circles/{circle}/renewal", host, 200, R"({"months": 3})"},
    {"POST /circles/{circle}/closing", close, 201, R"({"came_of": "Much.", "did_not_work": "Little."})"},
    {"POST /circles/{circle}/reopening", open_again, 200},
    {"GET /circles/{circle}/legacy", left_nothing, 200},
    {"POST /circles/{circle}/legacy/edit", correct, 200, R"({"came_of": "Much.", "did_not_work": "Little."})"},
    {"POST /circles/{circle}/going", answer_silence, 200, R"({"answer": "going"})"},
    {"POST /circles/{circle}/adoption", adopt, 200},
    {"POST /circles/{circle}/reclaiming", answer_silence, 200},
    {"GET /circles/{circle}/merging", care, 200},
    {"POST /circles/{circle}/merging", care, 201,
        R"({"other": "OTHER", "name": "Both", "purpose": "Why?", "why": "One question"})"},
    {"POST /circles/{circle}/merging/{merging}/agreement", nothing_asked, 200},
    {"POST /circles/{circle}/merging/{merging}/refusal", nothing_asked, 200},
    {"POST /circles/{circle}/merging/{merging}/withdrawal", nothing_asked, 200},
    {"GET /circles/{circle}/care", care, 200},
    {"POST /circles/{circle}/care/notes", care, 201, R"({"person": "PERSON", "words": "How are you?"})"},
    {"GET /circles/{circle}/talk", read, 200},
    {"POST /circles/{circle}/talk", write, 201, R"({"title": "Late", "text": "Why?"})"},
    {"POST /circles/{circle}/talk/draft", write, 200, a_text},
    {"GET /circles/{circle}/talk/{thread}", read, 200},
    {"POST /circles/{circle}/talk/{thread}/replies", write, 201, a_text},
    {"POST /circles/{circle}/talk/{thread}/draft", write, 200, a_text},
    {"POST /circles/{circle}/talk/{thread}/wish", read_signed_in, 200, R"({"wish": "mute"})"},
    {"POST /circles/{circle}/talk/{thread}/locking", moderate, 200},
    {"POST /circles/{circle}/talk/{thread}/unlocking", moderate, 200},
    {"GET /circles/{circle}/decisions", read, 200},
    {"POST /circles/{circle}/decisions", write, 201,
        R"({"thread": "THREAD", "kind": "consent", "question": "So?", "proposal": "So.", "quorum": 1, "closes": "TOMORROW"})"},
    {"GET /circles/{circle}/decisions/{decision}", read, 200},
    {"POST /circles/{circle}/decisions/{decision}/edit", own, 200,
        R"({"question": "So?", "proposal": "So!", "quorum": 1, "closes": "TOMORROW"})"},
    {"POST /circles/{circle}/decisions/{decision}/answer", write, 200, R"({"choice": "agree"})"},
    {"POST /circles/{circle}/decisions/{decision}/withdrawal", own, 200},
    {"POST /circles/{circle}/pictures", write, 422}, // whoever may is asked for the picture
    {"GET /circles/{circle}/pictures/{hash}/{size}", read, 200},
    {"GET /circles/{circle}/activities", read, 200},
    {"GET /circles/{circle}/activities/{activity}", read, 200},
    {"POST /circles/{circle}/activities/{activity}/edit", write, 200,
        R"({"name": "So", "title_1": "Begin", "minutes_1": 5})"},
    {"POST /circles/{circle}/activities/{activity}/removal", own, 200},
    {"POST /circles/{circle}/activities/{activity}/runs", write, 201},
    {"GET /circles/{circle}/runs/{run}", read, 200},
    {"POST /circles/{circle}/runs/{run}/presses", own, 200, R"({"press": "next", "seen": 0})"},
    {"POST /circles/{circle}/runs/{run}/leading", write, 200},
    {"POST /circles/{circle}/runs/{run}/roles", write, 200, R"({"role": 1})"},
    {"POST /circles/{circle}/runs/{run}/roles/undo", write, 200, R"({"role": 1})"},
    {"POST /circles/{circle}/runs/{run}/notes", write, 201, R"({"words": "So."})"},
    {"POST /circles/{circle}/runs/{run}/notes/{note}/removal", own, 200},
    {"POST /circles/{circle}/runs/{run}/thread", write_in_vain, 201},
    {"GET /circles/{circle}/posts/{post}", read, 200},
    {"POST /circles/{circle}/posts/{post}/edit", own, 200, a_text},
    {"GET /circles/{circle}/posts/{post}/history", read, 200},
    {"POST /circles/{circle}/posts/{post}/thanks", thank, 200},
    {"POST /circles/{circle}/posts/{post}/thanks/undo", thank, 200},
    {"POST /circles/{circle}/posts/{post}/helped", own, 200},
    {"POST /circles/{circle}/posts/{post}/helped/undo", own, 200},
    {"POST /circles/{circle}/posts/{post}/removal", moderate, 200},
    {"POST /circles/{circle}/posts/{post}/bringing-back", bring_back, 200},
};

Line const* line_of(web::Route const& route)
{
    auto const name = (route.method == web::Method::get ? "GET " : "POST ") + route.pattern;
    auto const found = std::ranges::find(table, name, [](Line const& line) { return std::string {line.route}; });
    return found == std::end(table) ? nullptr : found;
}

/// A circle with its people, and in it a thread, a reply and a decision of the host.
struct Village {
    TestSite site;
    std::vector<base::Actor> who {{}, site.joins("Bram"), site.joins("Ines"), site.joins("Ana"),
        site.joins("Dina", base::Role::steward), site.joins("Emre", base::Role::administrator), site.joins("Sam"),
        site.joins("Lena")};
    base::Actor xavier = site.joins("Xavier");
    base::Actor const& host = who[3];

    Village()
    {
        for (std::size_t i = 0; i < who.size(); ++i)
            browsers.push_back(i == 0 ? site.stranger() : site.signed_in(who[i]));
        auto const suspended
            = site.as(who[4], [&](platform::Context& cx) { return people::suspend(cx, *who[6].person, "Watches"); });
        REQUIRE(suspended);
    }

    std::vector<Browser> browsers;

    struct Things {
        circles::Circle circle;
        circles::Thread thread;
        circles::Post post;
        circles::Decision decision;
        circles::Picture picture;
        circles::Activity activity;
        circles::Run run;
        circles::RunNote note;
    };

    void comes_in(circles::Circle const& circle, base::Actor const& person)
    {
        REQUIRE(site.as(host, [&](platform::Context& cx) -> base::Result<base::Done> {
            circles::MembershipStore {cx.tx}.save(
                {.circle = circle.id, .person = *person.person, .standing = circles::Standing::member});
            return base::Done {};
        }));
    }

    Things made(base::Audience audience, circles::State state)
    {
        auto const circle = *site.as(host, [&](platform::Context& cx) {
            return circles::start_circle(cx, {.name = "Late", .purpose = "Why?", .audience = audience}, "en");
        });
        for (auto const i : {2, 6, 7}) comes_in(circle, who[static_cast<std::size_t>(i)]);
        comes_in(circle, xavier_inside);
        CHECK(site.as(who[7], [&](platform::Context& cx) { return circles::leave_circle(cx, circle.slug); }));
        auto const thread = *site.as(host, [&](platform::Context& cx) {
            return circles::start_thread(cx, circle.slug, {.title = "Late", .text = "Why?"}, {.text = "Why?"}, "en");
        });
        auto const picture = *site.as(host, [&](platform::Context& cx) {
            return circles::bring_picture(cx, circle.slug, {{.width = 64, .height = 48, .file = picture_file}});
        });
        auto const post = *site.as(host, [&](platform::Context& cx) {
            return circles::reply_to_thread(cx, thread.id, {.text = "Once.", .pictures = {picture.hash}});
        });
        auto const decision = *site.as(host, [&](platform::Context& cx) {
            return circles::ask_decision(cx, circle.slug, thread.id,
                {.question = "So?", .proposal = "So.", .closes_at = cx.clock.now() + std::chrono::hours {24}});
        });
        auto const outline = circles::copy_of(*circles::protocol_named("fishbowl"));
        auto const activity = site.as(host,
                                      [&](platform::Context& cx) {
                                          return circles::copy_protocol(cx, circle.slug, "fishbowl", outline, "en");
                                      })
                                  ->activity;
        auto const run
            = *site.as(host, [&](platform::Context& cx) { return circles::start_run(cx, circle.slug, activity.id); });
        auto const note = *site.as(host,
            [&](platform::Context& cx) { return circles::note_in_run(cx, circle.slug, run.id, {.words = "So."}); });
        if (state == circles::State::removed) {
            REQUIRE(site.as(host, [&](platform::Context& cx) -> base::Result<base::Done> {
                auto removed = circle;
                removed.state = state;
                circles::CircleStore {cx.tx}.save(removed);
                return base::Done {};
            }));
        }
        return {circle, thread, post, decision, picture, activity, run, note};
    }

    base::Actor xavier_inside = site.joins("Yusuf");
    platform::StoredFile picture_file = site.files.put_bytes("a picture");
};

std::string filled(std::string text, std::string_view place, std::string const& value)
{
    if (auto const at = text.find(place); at != std::string::npos) text.replace(at, place.size(), value);
    return text;
}

int status_of(Village& village, web::Route const& route, Line const& line, std::size_t circle, std::size_t who)
{
    using enum base::Audience;
    constexpr std::array audiences {everyone, members, circles, members};
    auto const state = circle == 3 ? circles::State::removed : circles::State::active;
    auto const things = village.made(audiences.at(circle), state);
    auto path = filled("/api/v1" + route.pattern, "{circle}", things.circle.slug);
    path = filled(path, "{thread}", things.thread.path_name());
    path = filled(path, "{post}", things.post.id.text());
    path = filled(path, "{person}", village.xavier_inside.person->text());
    path = filled(filled(path, "{hash}", things.picture.hash), "{size}", "64.webp");
    path = filled(path, "{decision}", things.decision.id.text());
    path = filled(path, "{merging}", "7");
    path = filled(path, "{activity}", things.activity.id.text());
    path = filled(path, "{run}", things.run.id.text());
    path = filled(path, "{note}", things.note.id.text());
    auto body = filled(line.body, "AUDIENCE", std::string {base::name_of(audiences.at(circle))});
    body = filled(body, "THREAD", things.thread.id.text());
    body = filled(body, "PERSON", village.xavier_inside.person->text());
    if (body.find("OTHER") != std::string::npos)
        body = filled(body, "OTHER", village.made(audiences.at(circle), circles::State::active).circle.slug);
    body = filled(body, "TOMORROW", base::rfc3339(village.site.clock.now() + std::chrono::hours {24}));
    auto& browser = village.browsers[who];
    if (route.method == web::Method::get) return browser.json(web::Method::get, path.substr(7)).status;
    return browser.json(web::Method::post, path.substr(7), body).status;
}

} // namespace

TEST_CASE("every path of a circle answers everybody as the table says, whoever may see the circle")
{
    Village village;
    for (auto const& route : village.site.app.routes().all()) {
        if (route.pattern.find("{circle}") == std::string::npos || route.faces == web::Faces::page) continue;
        auto const* const line = line_of(route);
        CHECK_MESSAGE(line != nullptr, route.pattern, " is missing in the table");
        if (line == nullptr) continue;
        for (std::size_t circle = 0; circle < circles_of_the_table.size(); ++circle) {
            village.site.clock.advance(std::chrono::minutes {5}); // so that no budget is used up
            for (std::size_t who = 0; who < cast.size(); ++who) {
                INFO(line->route, ", ", circles_of_the_table[circle], ", ", cast[who], ": ", line->law.name);
                auto const expected = line->law.rows[circle][who];
                CHECK(status_of(village, route, *line, circle, who) == (expected == yes ? line->success : expected));
            }
        }
    }
}

TEST_CASE("no line of the table of circles speaks of a path that is gone")
{
    TestSite site;
    auto const& routes = site.app.routes().all();

    for (auto const& line : table) {
        INFO(line.route);
        CHECK(std::ranges::any_of(routes, [&](auto const& route) { return line_of(route) == &line; }));
    }
}
