#include "app/commands.h"

#include <cstdlib>
#include <filesystem>

namespace app {

std::string version()
{
    return "groundswell 0.1.0";
}

void add_commands(CLI::App& program, Command& chosen)
{
    add_serve(program, chosen);
    add_migrate(program, chosen);
    add_backup(program, chosen);
    add_restore(program, chosen);
    add_doctor(program, chosen);
    add_fill(program, chosen);
    add_person(program, chosen);
    add_example(program, chosen);
    add_reindex(program, chosen);
    add_verify(program, chosen);
    add_import(program, chosen);
}

Chosen chosen_here(Choices const& flags)
{
    return {flags, [](std::string const& name) { return std::getenv(name.c_str()); }};
}

std::unique_ptr<platform::Database> open_chosen_database(Chosen const& chosen)
{
    auto const& folder = chosen.text("data");
    auto const& url = chosen.text("database");
    if (url.empty() && !std::filesystem::exists(std::filesystem::path {folder} / "groundswell.db")) {
        throw BadChoice {"there is no site in " + folder + ": name its folder with --data"};
    }
    return platform::open_database({.folder = folder, .url = url});
}

} // namespace app
