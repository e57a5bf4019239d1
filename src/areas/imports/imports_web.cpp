#include "areas/imports/imports_web.h"

#include "areas/imports/bring_file.h"
#include "areas/imports/imports_page.h"
#include "areas/imports/may.h"
#include "platform/files/disk.h"
#include "platform/files/mapped_file.h"
#include "platform/web/file_answer.h"
#include "platform/web/request.h"
#include "platform/web/upload_quota.h"
#include "platform/web/worker_pool.h"

#include <algorithm>

namespace imports {

namespace {

constexpr int imports_at_once = 50;
constexpr std::size_t looked_at = 128 * 1024;

CircleNames names_of(platform::Tx& tx, std::vector<Import> const& imports)
{
    std::vector<circles::CircleId> ids;
    for (auto const& import : imports) {
        if (import.circle) ids.push_back(*import.circle);
    }
    CircleNames names;
    for (auto const& [id, circle] : circles::circles_of(tx, ids)) names.emplace(id, circle.name);
    return names;
}

web::Response form(web::Request& rq, base::Refusal const* refusal, int status)
{
    auto const reading = rq.reading();
    auto const imports = imports_seen(reading, imports_at_once);
    return rq.page(
        imports_page(imports, names_of(reading.tx, imports), rq.fields, refusal, reading.clock.now()), status);
}

web::Response list(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    if (!rq.wants_json) return form(rq, nullptr, 200);
    auto all = base::Json::array();
    for (auto const& import : imports_seen(rq.reading(), imports_at_once)) all.push(json_of(import));
    return rq.json(base::Json::object().add("imports", all));
}

web::Response again(web::Request& rq, base::Refusal const& refusal)
{
    bool const shows = !rq.wants_json && refusal.reason == base::Reason::invalid;
    return shows ? form(rq, &refusal, web::status_of(refusal.reason)) : rq.refused(refusal);
}

/// The one file of the form; a problem when there is none.
web::Upload* file_of(web::Request& rq)
{
    auto& uploads = rq.incoming.uploads;
    for (auto const& upload : uploads) {
        if (upload.field != "file") rq.fields.problem(upload.field, "unknown_field");
    }
    auto const found = std::ranges::find(uploads, "file", &web::Upload::field);
    if (found != uploads.end()) return &*found;
    rq.fields.problem("file", "missing");
    return nullptr;
}

base::Result<BroughtFile> kept(web::Request& rq, web::Upload& upload)
{
    TRY(rq.write([&](platform::Context& cx) {
        return web::spend_upload_bytes(cx.tx, *cx.actor.person, upload.size, cx.clock.now());
    }));
    auto const dot = upload.file_name.rfind('.');
    auto const extension = dot == std::string::npos || upload.file_name.size() - dot > 8 ? std::string {".txt"}
                                                                                         : upload.file_name.substr(dot);
    web::WorkerPool::Aside const aside;
    BroughtFile file {.name = web::kept_file_name(upload.file_name, extension)};
    file.stored = rq.machines.files.put_file(upload.path);
    upload.path.clear(); // taken
    return file;
}

web::Response post_import(web::Request& rq)
{
    auto* const upload = file_of(rq);
    auto const wish = ImportWish::from(rq.fields);
    if (!wish) return again(rq, wish.refusal());
    auto const may_be = may_bring(rq.reading(), *wish);
    if (!may_be) return again(rq, may_be.refusal());
    auto const file = kept(rq, *upload);
    if (!file) return again(rq, file.refusal());
    return rq.change_or([&](platform::Context& cx) { return bring_file(cx, *wish, *file); }, to_import,
        [](Import const& import) { return json_of(import); },
        [&](base::Refusal const& refusal) { return again(rq, refusal); }, 201);
}

/// The first lines of the plan, or of the report.
void fill_lines(web::Request& rq, ShownImport& shown)
{
    auto const hash = shown.import.state == State::done ? shown.import.report : shown.import.plan_file;
    auto const file = hash ? rq.machines.files.open(*hash) : std::nullopt;
    if (!file || shown.import.state == State::running) return;
    auto text = platform::read_some(*file, looked_at);
    bool const whole = text.size() < looked_at;
    if (!whole) text.resize(text.rfind('\n') + 1);
    auto rows = read_csv(text);
    if (!rows) return;
    rows->erase(rows->begin()); // the heading
    shown.more_lines = !whole || rows->size() > lines_shown;
    if (rows->size() > lines_shown) rows->resize(lines_shown);
    shown.lines = *std::move(rows);
}

web::Response show(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const id = rq.id<ImportId>("import");
    if (!id) return rq.refused(id.refusal());
    auto const reading = rq.reading();
    auto import = import_seen(reading, *id);
    if (!import) return rq.refused(import.refusal());
    if (rq.wants_json) return rq.json(json_of(*import));
    ShownImport shown {.import = *std::move(import), .now = reading.clock.now()};
    if (shown.import.circle) {
        if (auto const circle = circles::circle_of(reading.tx, *shown.import.circle)) shown.circle = circle->name;
    }
    fill_lines(rq, shown);
    auto page = rq.page(import_page(shown));
    // Browsers look again by themselves, without a script.
    if (shown.import.state == State::reading || shown.import.state == State::running) page.with("Refresh", "3");
    return page;
}

web::Response send_lines(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const id = rq.id<ImportId>("import");
    if (!id) return rq.refused(id.refusal());
    auto const import = import_seen(rq.reading(), *id);
    if (!import) return rq.refused(import.refusal());
    auto const hash = import->state == State::done ? import->report : import->plan_file;
    auto const file = hash ? rq.machines.files.open(*hash) : std::nullopt;
    if (!file) return rq.refused(base::not_found());
    auto const path = rq.machines.files.path_of(*hash);
    auto answer = web::file_answer(rq.incoming,
        {.path = path,
            .size = static_cast<std::int64_t>(platform::MappedFile {path}.bytes().size()),
            .tag = hash->text(),
            .content_type = "text/csv; charset=utf-8",
            .download_name = import->state == State::done ? "report.csv" : "plan.csv"});
    return answer ? *std::move(answer) : rq.refused(base::not_found());
}

web::Response post_run(web::Request& rq)
{
    auto const id = rq.id<ImportId>("import");
    if (!id) return rq.refused(id.refusal());
    auto const sending = rq.fields.or_problems(rq.fields.one_of("sending", sendings));
    if (!sending) return rq.refused(sending.refusal());
    return rq.change(
        [&](platform::Context& cx) { return begin_run(cx, *id, sending->value_or(people::Sending::later)); }, to_import,
        [](Import const& import) { return json_of(import); });
}

template <base::Result<Import> (*change)(platform::Context&, ImportId)>
web::Response post_change(web::Request& rq)
{
    auto const id = rq.id<ImportId>("import");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return change(cx, *id); },
        [](Import const& import) {
            return change == remove_import ? html::Url {"/steward/imports"} : to_import(import);
        },
        [](Import const& import) { return json_of(import); });
}

} // namespace

void add_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Limit;
    routes.get("/steward/imports", administrator, Limit::read, Cache::nobody, list);
    routes.post_upload("/steward/imports", administrator, Limit::write, Csrf::token, post_import);
    routes.get("/steward/imports/{import}", administrator, Limit::read, Cache::nobody, show);
    routes.get(
        "/steward/imports/{import}/lines", administrator, Limit::read, Cache::file, send_lines, web::Faces::page);
    routes.post("/steward/imports/{import}/run", administrator, Limit::write, Csrf::token, post_run);
    routes.post("/steward/imports/{import}/run/end", administrator, Limit::write, Csrf::token, post_change<end_run>);
    routes.post(
        "/steward/imports/{import}/letters", administrator, Limit::write, Csrf::token, post_change<send_letters>);
    routes.post(
        "/steward/imports/{import}/removal", administrator, Limit::write, Csrf::token, post_change<remove_import>);
}

} // namespace imports
