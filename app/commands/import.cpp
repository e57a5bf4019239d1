#include "app/commands.h"
#include "areas/imports/bring_file.h"
#include "areas/imports/import_store.h"
#include "areas/imports/plan_import.h"
#include "areas/imports/run_import.h"
#include "platform/files/disk.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <tuple>
#include <unistd.h>

namespace app {

namespace {

struct ImportOptions {
    Choices flags {};
    std::string file {};
    std::string kind {};
    std::string circle {};
    bool dry_run = false;
    bool letters = false;
};

/// Whoever can read the data folder may do what an administrator may; no person is named for it.
base::Actor const the_machine_itself {.role = base::Role::administrator};
constexpr std::size_t copied_at_once = 1 << 20;

template <class F>
auto changed_here(Site& site, F const& use_case)
{
    auto& machines = site.machines();
    std::optional<std::invoke_result_t<F const&, platform::Context&>> result;
    platform::write(machines.database, [&](platform::Tx& tx) {
        platform::Outbox outbox {tx, machines.ids, machines.clock};
        platform::Context cx {{the_machine_itself, tx, machines.clock}, outbox, machines.ids, machines.chance};
        result.emplace(use_case(cx));
        return static_cast<bool>(*result);
    });
    if (*result) return **std::move(result);
    auto const& refusal = result->refusal();
    throw BadChoice {
        "this cannot be brought in: " + (refusal.problems.empty() ? refusal.code : refusal.problems.front().code)};
}

/// The file as the store keeps it; the one that was named stays where it is.
imports::BroughtFile file_kept(Site& site, std::string const& path)
{
    auto const source = path == "-" ? platform::Descriptor {::dup(STDIN_FILENO)}
                                    : platform::Descriptor {::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!source.is_open()) throw BadChoice {path + " cannot be read"};
    auto [copy, temporary] = platform::fresh_file(site.machines().files.arriving_folder());
    for (auto piece = platform::read_some(source, copied_at_once); !piece.empty();
         piece = platform::read_some(source, copied_at_once))
        platform::write_all(copy, piece);
    return {path.substr(path.rfind('/') + 1), site.machines().files.put_file(temporary)};
}

imports::Import import_now(Site& site, imports::ImportId id)
{
    auto const lease = site.machines().database.read();
    return *imports::ImportStore {lease->tx()}.find(id);
}

void print(base::Json const& json)
{
    std::printf("%s\n", json.text().c_str());
}

base::Json told_of(imports::Import const& import, imports::Figures const& figures)
{
    return base::Json::object()
        .add("kind", imports::kinds.of(import.kind))
        .add("things", import.total)
        .add("figures", imports::json_of(figures));
}

void let_go(Site& site, imports::ImportId id)
{
    changed_here(site, [&](platform::Context& cx) { return imports::remove_import(cx, id); });
}

void run_to_the_end(Site& site, imports::ImportId id)
{
    while (import_now(site, id).state == imports::State::running)
        std::ignore = imports::run_import(site.machines(), id);
    auto const import = import_now(site, id);
    if (import.state != imports::State::done) throw std::runtime_error {"it stopped: " + import.why};
    print(told_of(import, import.outcome));
}

int bring_in(ImportOptions const& options)
{
    auto const kind = imports::kinds.named(options.kind);
    if (!kind) throw BadChoice {"--as is people, circles, mbox or discourse, not \"" + options.kind + "\""};
    if (imports::is_talk(*kind) && options.circle.empty()) throw BadChoice {"name the circle with --circle"};
    Site site {site_options(chosen_here(options.flags))};
    auto const file = file_kept(site, options.file);
    auto const id = changed_here(site, [&](platform::Context& cx) {
        return imports::bring_file(cx, {*kind, options.circle}, file);
    }).id;
    if (!imports::plan_import(site.machines(), id)) throw std::runtime_error {"it could not be read"};
    auto const plan = import_now(site, id);
    if (plan.state == imports::State::refused) {
        let_go(site, id);
        throw BadChoice {options.file + ": " + plan.why + " at " + plan.why_at};
    }
    if (options.dry_run) {
        print(told_of(plan, plan.plan));
        let_go(site, id);
        return 0;
    }
    auto const sending = options.letters ? people::Sending::now : people::Sending::later;
    changed_here(site, [&](platform::Context& cx) { return imports::begin_run(cx, id, sending); });
    run_to_the_end(site, id);
    return 0;
}

} // namespace

void add_import(CLI::App& program, Command& chosen)
{
    auto const options = std::make_shared<ImportOptions>();
    auto* const command = program.add_subcommand("import",
        "Brings in people and circles from CSV, conversations from an mbox or a forum; a second time only what is new");
    command->add_option("file", options->file, "The file, or - for standard input")->required();
    command->add_option("--as", options->kind, "people, circles, mbox, discourse")->required();
    command->add_option("--circle", options->circle, "Where conversations go: the last part of the circle's address");
    command->add_flag("--dry-run", options->dry_run, "Says what it would do, and does nothing");
    command->add_flag("--letters", options->letters, "People are sent their invitations; otherwise these wait");
    add_choices(*command, Scope::storage, options->flags);
    command->callback([options, &chosen] { chosen.run = [options] { return bring_in(*options); }; });
}

} // namespace app
