#include "platform/web/picture_form.h"

#include "base/names.h"
#include "html/words.h"
#include "platform/web/upload_quota.h"
#include "platform/web/worker_pool.h"

#include <algorithm>

namespace web {

namespace {

using html::render;
using html::tr;

enum class Recognisable { no, yes };
constexpr base::Names<Recognisable, 2> answers {{"no", "yes"}};

} // namespace

Upload* upload_of(Request& rq, std::string_view field)
{
    auto& uploads = rq.incoming.uploads;
    auto const found = std::ranges::find(uploads, field, &Upload::field);
    if (std::ranges::count(uploads, field, &Upload::field) > 1) rq.fields.problem(field, "too_many");
    return found == uploads.end() ? nullptr : &*found;
}

void refuse_uploads_but(Request& rq, std::initializer_list<std::string_view> fields)
{
    for (auto const& upload : rq.incoming.uploads) {
        if (std::ranges::find(fields, upload.field) == fields.end()) rq.fields.problem(upload.field, "unknown_field");
    }
}

void ask_whether_recognisable(Fields& fields, bool picture_came)
{
    auto const recognisable = fields.one_of("recognisable", answers);
    if (!picture_came) return;
    if (!recognisable) fields.problem("recognisable", "say_if_recognisable");
    if (recognisable == Recognisable::yes) fields.problem("recognisable", "pupils_recognisable");
}

bool wants_another_picture(base::Refusal const& refusal)
{
    return std::ranges::find(refusal.problems, "pupils_recognisable", &base::Problem::code) != refusal.problems.end();
}

base::Refusal at_field(std::string_view field, base::Refusal refusal)
{
    refusal.problems = {{std::string {field}, refusal.code}};
    return refusal;
}

base::Result<base::Done> spend_uploads(Request& rq, std::string_view field)
{
    std::int64_t bytes = 0;
    for (auto const& upload : rq.incoming.uploads) bytes += upload.size;
    auto const spent = rq.write(
        [&](platform::Context& cx) { return spend_upload_bytes(cx.tx, *cx.actor.person, bytes, cx.clock.now()); });
    if (!spent) return at_field(field, spent.refusal());
    return spent;
}

base::Result<std::vector<platform::PictureSize>> kept_picture(Request& rq, Upload const& upload, std::string_view field)
{
    // While the picture is made and brought to the disk, another request may run.
    WorkerPool::Aside const aside;
    auto const made = rq.machines.images.renditions(upload.path);
    if (!made) return at_field(field, made.refusal());
    std::vector<platform::PictureSize> sizes;
    for (auto const& rendition : made->renditions)
        sizes.push_back(
            {rendition.format, rendition.width, rendition.height, rq.machines.files.put_bytes(rendition.bytes)});
    return sizes;
}

html::Html file_field(html::Field const& field, std::string_view accept, bool shrinks)
{
    html::Attributes attributes;
    attributes.set("id", field.name).set("name", field.name).set("accept", accept).flag("data-shrink", shrinks);
    auto const hint_id = std::string {field.name} + "-hint";
    auto const problem_id = std::string {field.name} + "-problem";
    attributes.set("aria-describedby", field.problem.empty() ? hint_id : hint_id + " " + problem_id);
    std::optional<html::Html> problem;
    if (!field.problem.empty()) {
        attributes.set("aria-invalid", "true");
        problem = render(R"html(<p class="msg" id="{}">{}</p>)html", problem_id, field.problem);
    }
    auto const label = render(R"html(<label for="{}">{}</label><p class="hint" id="{}">{}</p>{})html", field.name,
        field.label, hint_id, field.hint, problem);
    return render(R"html(<div class="q{}">{}<input class="field file" type="file"{}></div>)html",
        field.problem.empty() ? "" : " bad", label, attributes);
}

html::Html recognisable_field(Fields const& fields, base::Refusal const* refusal)
{
    auto const chosen = fields.sent("recognisable");
    return html::choices({.name = "recognisable",
                             .label = std::string {tr("Are pupils recognisable on it?")},
                             .hint = std::string {tr("By their faces, their names or anything else.")},
                             .problem = html::problem_at(refusal, "recognisable")},
        {{.value = "no", .label = std::string {tr("No, nobody")}, .chosen = chosen == "no"},
            {.value = "yes", .label = std::string {tr("Yes, somebody")}, .chosen = chosen == "yes"}},
        html::Answers::one, html::Look::chips);
}

} // namespace web
