#include "areas/imports/bring_file.h"

#include "areas/imports/import_store.h"
#include "areas/imports/may.h"
#include "platform/jobs/file_jobs.h"

namespace imports {

namespace {

using namespace std::chrono_literals;

constexpr base::Milliseconds a_fortnight = 14 * 24h;

base::Result<Import> import_for(platform::Context& cx, ImportId id, Action action)
{
    auto import = TRY(import_seen(cx, id));
    TRY(platform::require(may(cx.actor, action)));
    return import;
}

bool is_mine_to_see(platform::Reading const& reading, Import const& import)
{
    if (!import.circle) return true;
    auto const circle = circles::circle_to_fill(reading, *import.circle);
    return circle || circle.refusal().reason != base::Reason::not_found;
}

void work(platform::Context& cx, std::string_view kind, ImportId id)
{
    cx.outbox.job(kind, base::Json::object().add("import", id.text()).text(), platform::Lane::mass);
}

void forget(platform::Context& cx, std::optional<platform::FileHash> const& file)
{
    if (file) platform::forget_file_later(cx, *file);
}

} // namespace

base::Result<ImportWish> ImportWish::from(web::Fields& fields)
{
    ImportWish wish;
    auto const kind = fields.one_of("kind", kinds, web::Demand::required);
    wish.kind = kind.value_or(Kind::people);
    wish.circle = fields.line("circle", 100);
    if (kind && is_talk(*kind) && wish.circle.empty()) fields.problem("circle", "required");
    return fields.or_problems(std::move(wish));
}

base::Result<base::Done> may_bring(platform::Reading const& reading, ImportWish const& wish)
{
    TRY(platform::require(may(reading.actor, Action::bring)));
    if (!is_talk(wish.kind)) return base::Done {};
    auto const circle = circles::circle_to_fill(reading, wish.circle);
    if (circle) return base::Done {};
    return base::invalid(
        "circle", circle.refusal().reason == base::Reason::not_found ? "no_such_circle" : "circle_closed");
}

base::Result<Import> bring_file(platform::Context& cx, ImportWish const& wish, BroughtFile const& file)
{
    TRY(may_bring(cx, wish));
    if (file.stored.size > (is_talk(wish.kind) ? largest_archive : largest_list))
        return base::invalid("file", "file_too_large");
    Import import {.id = cx.ids.make<ImportId>(),
        .kind = wish.kind,
        .made_by = cx.actor.person,
        .file_name = file.name,
        .file = file.stored.hash,
        .file_bytes = file.stored.size,
        .created_at = cx.clock.now()};
    if (is_talk(wish.kind)) import.circle = TRY(circles::circle_to_fill(cx, wish.circle)).id;
    ImportStore {cx.tx}.save(import);
    if (cx.actor.person) work(cx, "imports.read", import.id);
    return import;
}

base::Result<Import> import_seen(platform::Reading const& reading, ImportId id)
{
    TRY(platform::require(may(reading.actor, Action::look)));
    auto import = TRY(ImportStore {reading.tx}.find(id));
    if (!is_mine_to_see(reading, import)) return base::not_found();
    return import;
}

std::vector<Import> imports_seen(platform::Reading const& reading, int limit)
{
    if (!may(reading.actor, Action::look).allowed) return {};
    auto all = ImportStore {reading.tx}.all(limit);
    std::vector<circles::CircleId> ids;
    for (auto const& import : all) {
        if (import.circle) ids.push_back(*import.circle);
    }
    auto const seen = circles::circles_seen(reading, ids);
    std::erase_if(all, [&](Import const& import) {
        if (!import.circle) return false;
        auto const found = seen.find(*import.circle);
        return found == seen.end()
            || (found->second.circle.is_private() && !circles::is_inside(found->second.standing));
    });
    return all;
}

base::Result<Import> begin_run(platform::Context& cx, ImportId id, people::Sending sending)
{
    auto const before = TRY(import_for(cx, id, Action::run));
    auto import = TRY(running(before, sending));
    if (before.state == State::running) return import;
    ImportStore {cx.tx}.save(import);
    if (cx.actor.person) work(cx, "imports.run", id);
    return import;
}

base::Result<Import> end_run(platform::Context& cx, ImportId id)
{
    auto import = TRY(stopped(TRY(import_for(cx, id, Action::stop))));
    ImportStore {cx.tx}.save(import);
    return import;
}

base::Result<Import> send_letters(platform::Context& cx, ImportId id)
{
    auto import = TRY(import_for(cx, id, Action::run));
    if (import.state != State::done || import.kind != Kind::people) return base::conflict("import_not_done");
    if (import.sending == people::Sending::now) return import;
    import.sending = people::Sending::now;
    ImportStore {cx.tx}.save(import);
    work(cx, "imports.letters", id);
    return import;
}

base::Result<Import> remove_import(platform::Context& cx, ImportId id)
{
    auto const import = TRY(import_for(cx, id, Action::remove));
    if (import.state == State::running) return base::conflict("import_running");
    ImportStore {cx.tx}.remove(id);
    for (auto const& file : {import.file, import.plan_file, import.report}) forget(cx, file);
    return import;
}

std::int64_t forget_old_imports(platform::Tx& tx, base::Time now, int limit)
{
    return ImportStore {tx}.forget_begun(now - a_fortnight, limit);
}

void ask_in_whoever_came(platform::Context& cx, people::PersonJoined const& joined)
{
    auto const person = people::person_of(cx.tx, joined.person);
    if (!person || person->email.empty()) return;
    for (auto const& circle : ImportStore {cx.tx}.take_places(people::address_hash(person->email)))
        circles::ask_in_as_promised(cx, circle, joined.person);
}

} // namespace imports
