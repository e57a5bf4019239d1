#include "areas/circles/activities/activity_json.h"

#include "areas/circles/activities/run_page.h"

namespace circles {

base::Json json_of(Protocol const& protocol)
{
    auto const outline = copy_of(protocol);
    return base::Json::object()
        .add("slug", protocol.slug)
        .add("minutes", outline.minutes())
        .add("outline", json_of(outline));
}

base::Json json_of(Activity const& activity)
{
    return base::Json::object()
        .add("id", activity.id.text())
        .add("author", activity.author.text())
        .add("protocol", activity.protocol)
        .add("language", activity.language)
        .add("outline", json_of(activity.outline))
        .add("copied_at", activity.copied_at)
        .add("edited_at", activity.edited_at);
}

base::Json json_of(Run const& run)
{
    std::optional<std::string> thread;
    if (run.thread) thread = run.thread->text();
    return base::Json::object()
        .add("id", run.id.text())
        .add("activity", run.activity.text())
        .add("leader", run.leader.text())
        .add("outline", json_of(run.outline))
        .add("step", run.step)
        .add("began_at", run.began_at)
        .add("ends_at", ends_at(run))
        .add("paused_at", run.paused_at)
        .add("presses", run.pressed_times)
        .add("started_at", run.started_at)
        .add("ended_at", run.ended_at)
        .add("thread", thread);
}

base::Json json_of(RunNote const& note)
{
    return base::Json::object()
        .add("id", note.id.text())
        .add("step", note.step)
        .add("author", note.author.text())
        .add("words", note.words)
        .add("written_at", note.written_at);
}

base::Json json_of(ActivityList const& list)
{
    auto activities = base::Json::array();
    for (auto const& activity : list.activities) activities.push(json_of(activity));
    auto runs = base::Json::array();
    for (auto const& run : list.runs) runs.push(json_of(run));
    return base::Json::object().add("activities", activities).add("runs", runs);
}

base::Json json_of(RunView const& view)
{
    auto roles = base::Json::array();
    for (auto const& [place, person] : view.roles) {
        roles.push(base::Json::object()
                       .add("role", place)
                       .add("person", person.text())
                       .add("name", name_said(view.names, person)));
    }
    auto notes = base::Json::array();
    for (auto const& note : view.notes) notes.push(json_of(note).add("name", name_said(view.names, note.author)));
    std::optional<std::int64_t> left_ms;
    if (view.run.has_clock()) left_ms = left(view.run, view.now).count();
    return json_of(view.run)
        .add("circle", view.circle.slug)
        .add("left_ms", left_ms)
        .add("read_at", view.now)
        .add("roles", roles)
        .add("notes", notes);
}

} // namespace circles
