#pragma once

#include "app/commands/choices.h"

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace app {

/// What the command line chose; run() gives the exit code: 0 done, 1 the verdict is no, 2 a bad option, value or file,
/// 3 a fault.
struct Command {
    std::function<int()> run;
};

std::string version();

/// Declares every command with its options; parsing fills `chosen`.
void add_commands(CLI::App& program, Command& chosen);

// One file for each in app/commands/.
void add_serve(CLI::App& program, Command& chosen);
void add_migrate(CLI::App& program, Command& chosen);
void add_backup(CLI::App& program, Command& chosen);
void add_restore(CLI::App& program, Command& chosen);
void add_doctor(CLI::App& program, Command& chosen);
void add_fill(CLI::App& program, Command& chosen);
void add_person(CLI::App& program, Command& chosen);
void add_example(CLI::App& program, Command& chosen);
void add_reindex(CLI::App& program, Command& chosen);
void add_verify(CLI::App& program, Command& chosen);
void add_import(CLI::App& program, Command& chosen);

/// What the operator of this process chose, the process's own environment included.
Chosen chosen_here(Choices const& flags);

/// The database of a site; nothing is migrated.
std::unique_ptr<platform::Database> open_chosen_database(Chosen const& chosen);

} // namespace app
