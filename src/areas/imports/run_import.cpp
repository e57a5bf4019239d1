#include "areas/imports/run_import.h"

#include "areas/imports/make_things.h"
#include "areas/imports/may.h"
#include "areas/imports/write_report.h"
#include "platform/jobs/write_job.h"
#include "platform/storage/database.h"

#include <chrono>
#include <tuple>

namespace imports {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t letters_at_once = 100;
/// After this it gives way, so that letters are not kept waiting and a lease is never outrun.
constexpr base::Milliseconds one_turn = 20s;

/// Who brings it in: whoever said so, while she may; at the machine itself nobody by name.
base::Result<base::Actor> actor_of(platform::Machines& machines, Import const& import)
{
    if (!import.made_by) return base::Actor {.role = base::Role::administrator};
    auto const lease = machines.database.read();
    auto const actors = people::actors_of(lease->tx(), {&*import.made_by, 1});
    auto const found = actors.find(*import.made_by);
    if (found == actors.end()) return base::not_found("no_administrator");
    TRY(platform::require(may(found->second, Action::run)));
    return found->second;
}

ImportId id_in(std::string_view payload)
{
    auto const flat = base::read_flat_json(payload);
    auto const id = flat ? ImportId::from(flat->text("import")) : std::nullopt;
    return id.value_or(ImportId {});
}

void stop(platform::Machines& machines, ImportId id, std::string const& why)
{
    platform::write_as_job(machines, [&](platform::Context& cx) {
        auto import = ImportStore {cx.tx}.find(id);
        if (!import || import->state != State::running) return;
        import->state = State::stopped;
        import->why = why;
        ImportStore {cx.tx}.save(*import);
    });
}

void go_on_later(platform::Machines& machines, Import const& import)
{
    if (!import.made_by) return; // the command itself goes on
    platform::write_as_job(machines, [&](platform::Context& cx) {
        cx.outbox.job("imports.run", base::Json::object().add("import", import.id.text()).text(), platform::Lane::mass);
    });
}

} // namespace

base::Result<base::Done> run_import(platform::Machines& machines, ImportId id)
{
    auto const import = ImportStore {machines.database.read()->tx()}.find(id);
    if (!import || import->state != State::running) return base::Done {};
    auto const actor = actor_of(machines, *import);
    auto const open = actor ? open_file(machines, *import) : base::Result<OpenFile> {actor.refusal()};
    if (!open) {
        stop(machines, id, open.refusal().code);
        return base::Done {};
    }
    Making making {machines, *import, *open, *actor};
    auto const until = std::chrono::steady_clock::now() + one_turn;
    while (!making.ended()) {
        auto const made = making.make_some();
        if (!made) stop(machines, id, made.refusal().code);
        if (!made || *made == Making::Turn::stopped) return base::Done {};
        if (std::chrono::steady_clock::now() > until && !making.ended()) {
            go_on_later(machines, *import);
            return base::Done {};
        }
    }
    write_report(machines, *import, *open);
    return base::Done {};
}

base::Result<base::Done> run_import_job(platform::Machines& machines, std::string_view payload)
{
    return run_import(machines, id_in(payload));
}

base::Result<base::Done> send_import_letters(platform::Machines& machines, std::string_view payload)
{
    auto const id = id_in(payload);
    auto const import = TRY(ImportStore {machines.database.read()->tx()}.find(id));
    auto const actor = TRY(actor_of(machines, import));
    for (std::string after;;) {
        auto const some = ImportStore {machines.database.read()->tx()}.things_of(id, after, letters_at_once);
        if (some.empty()) return base::Done {};
        std::vector<std::int64_t> invitations;
        for (auto const& [key, thing] : some) invitations.push_back(thing);
        platform::write_as_job(machines, [&](platform::Context& cx) {
            platform::Context acting {{actor, cx.tx, cx.clock}, cx.outbox, cx.ids, cx.chance};
            std::ignore = people::send_prepared(acting, invitations); // who may no longer do it sends nothing
        });
        after = some.back().first;
    }
}

} // namespace imports
