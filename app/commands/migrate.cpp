#include "app/commands.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>

namespace app {

namespace {

int migrate_site(Chosen const& chosen)
{
    std::filesystem::create_directories(chosen.text("data"));
    auto const database = platform::open_database({.folder = chosen.text("data"), .url = chosen.text("database")});
    auto const steps = platform::migrate(*database);
    if (steps == 0)
        std::puts("The database is up to date.");
    else
        std::printf("The database took %d steps and is up to date.\n", steps);
    return 0;
}

} // namespace

void add_migrate(CLI::App& program, Command& chosen)
{
    auto flags = std::make_shared<Choices>();
    auto* const command
        = program.add_subcommand("migrate", "Brings the database to this version (serve does it by itself)");
    add_choices(*command, Scope::storage, *flags);
    command->callback([flags, &chosen] { chosen.run = [flags] { return migrate_site(chosen_here(*flags)); }; });
}

} // namespace app
