#include "areas/circles/activities/activity_json.h"
#include "areas/circles/activities/activity_web.h"
#include "areas/circles/activities/run_page.h"
#include "areas/circles/merging/led_on.h"
#include "platform/web/request.h"

namespace circles {

namespace {

enum class Look { page, wall };
constexpr base::Names<Look, 2> looks {{"page", "wall"}};

html::Url run_url(web::Request& rq)
{
    return html::Url::to({"circles", rq.capture("circle"), "runs", rq.capture("run")});
}

web::Response show_run_with(
    web::Request& rq, Look look, std::string said, web::Fields const& typed, base::Refusal const* refusal)
{
    auto const id = rq.id<RunId>("run");
    if (!id) return rq.refused(id.refusal());
    auto view = view_run(rq.reading(), rq.capture("circle"), *id);
    if (!view) return rq.refused(view.refusal());
    if (rq.wants_json) return rq.json(json_of(*view));
    view->said = std::move(said);
    auto const page = look == Look::wall ? wall_page(rq.actor(), *view) : run_page(rq.actor(), *view, typed, refusal);
    return rq.page(page, refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response show_run(web::Request& rq)
{
    auto const look = rq.fields.one_of("view", looks).value_or(Look::page);
    auto said = rq.fields.or_problems(rq.fields.line("said", 20));
    return said ? show_run_with(rq, look, *std::move(said), {}, nullptr) : rq.refused(said.refusal());
}

/// A press that others (or the same finger) were quicker with did no harm: the page shows how it stands.
web::Response post_press(web::Request& rq)
{
    auto const id = rq.id<RunId>("run");
    if (!id) return rq.refused(id.refusal());
    auto const press = rq.fields.one_of("press", presses, web::Demand::required);
    auto const seen = rq.fields.number("seen", 0, INT32_MAX, web::Demand::required);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change_or([&](platform::Context& cx) { return press_run(cx, rq.capture("circle"), *id, *press, *seen); },
        [&](Run const&) { return run_url(rq); }, [](Run const& run) { return json_of(run); },
        [&](base::Refusal const& refusal) {
            bool const harmless = refusal.code == "run_moved_on" && !rq.wants_json;
            return harmless ? rq.see_other(run_url(rq).with("said", "moved_on")) : rq.refused(refusal);
        });
}

web::Response post_leading(web::Request& rq)
{
    auto const id = rq.id<RunId>("run");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return take_over_leading(cx, rq.capture("circle"), *id); },
        [&](Run const&) { return run_url(rq); }, [](Run const& run) { return json_of(run); });
}

template <base::Result<Run> (*use_case)(platform::Context&, std::string_view, RunId, std::int64_t)>
web::Response post_role(web::Request& rq)
{
    auto const id = rq.id<RunId>("run");
    if (!id) return rq.refused(id.refusal());
    auto const role = rq.fields.number("role", 1, static_cast<std::int64_t>(most_roles), web::Demand::required);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return use_case(cx, rq.capture("circle"), *id, *role); },
        [&](Run const&) { return run_url(rq); }, [](Run const& run) { return json_of(run); });
}

web::Response post_run_note(web::Request& rq)
{
    auto const id = rq.id<RunId>("run");
    if (!id) return rq.refused(id.refusal());
    auto const words = RunNoteWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || refusal.problems.empty()) return rq.refused(refusal);
        return show_run_with(rq, Look::page, {}, rq.fields, &refusal);
    };
    if (!words) return again(words.refusal());
    return rq.change_or([&](platform::Context& cx) { return note_in_run(cx, rq.capture("circle"), *id, *words); },
        [&](RunNote const& note) { return run_url(rq).with("said", "noted").at("n-" + note.id.text()); },
        [](RunNote const& note) { return json_of(note); }, again, 201);
}

web::Response post_removal_of_note(web::Request& rq)
{
    auto const id = rq.id<RunId>("run");
    auto const note = rq.id<RunNoteId>("note");
    if (!id || !note) return rq.refused(base::not_found());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return remove_note(cx, rq.capture("circle"), *id, *note); },
        [&](RunNote const&) { return run_url(rq); }, [](RunNote const& gone) { return json_of(gone); });
}

web::Response post_notes_as_thread(web::Request& rq)
{
    auto const id = rq.id<RunId>("run");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const view = view_run(rq.reading(), rq.capture("circle"), *id);
    if (!view) return rq.refused(view.refusal());
    auto const words = thread_words(*view);
    auto const ready = made_ready(rq.reading(), view->circle, words.text);
    auto const language = rq.shell.language;
    return rq.change(
        [&](platform::Context& cx) { return post_notes(cx, rq.capture("circle"), *id, words, ready, language); },
        [&](Thread const& thread) {
            return html::Url::to({"circles", rq.capture("circle"), "talk", thread.path_name()});
        },
        [](Thread const& thread) {
            return base::Json::object().add("thread", thread.id.text()).add("title", thread.title);
        },
        201);
}

} // namespace

void add_run_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Limit;
    routes.get("/circles/{circle}/runs/{run}", anyone, Limit::read, Cache::nobody, led_on<show_run>);
    routes.post("/circles/{circle}/runs/{run}/presses", member, Limit::write, Csrf::token, led_on<post_press>);
    routes.post("/circles/{circle}/runs/{run}/leading", member, Limit::write, Csrf::token, led_on<post_leading>);
    routes.post("/circles/{circle}/runs/{run}/roles", member, Limit::write, Csrf::token, led_on<post_role<take_role>>);
    routes.post("/circles/{circle}/runs/{run}/roles/undo", member, Limit::write, Csrf::token,
        led_on<post_role<give_role_back>>);
    routes.post("/circles/{circle}/runs/{run}/notes", member, Limit::write, Csrf::token, led_on<post_run_note>);
    routes.post("/circles/{circle}/runs/{run}/notes/{note}/removal", member, Limit::write, Csrf::token,
        led_on<post_removal_of_note>);
    routes.post("/circles/{circle}/runs/{run}/thread", member, Limit::write, Csrf::token, led_on<post_notes_as_thread>);
}

} // namespace circles
