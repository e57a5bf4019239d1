#include "app/backup.h"
#include "app/commands.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>

namespace app {

namespace {

int back_up(Chosen const& chosen, std::string const& file)
{
    if (std::filesystem::exists(file)) throw BadChoice {file + " is there already; name a new file"};
    auto const database = open_chosen_database(chosen);
    auto const size = make_backup(*database, chosen.text("data"), file);
    std::printf("%s holds the database, %lld files and the keys: %.1f MB. Keep it as safe as the site itself.\n",
        file.c_str(), static_cast<long long>(size.files), static_cast<double>(size.bytes) / 1e6);
    return 0;
}

} // namespace

void add_backup(CLI::App& program, Command& chosen)
{
    auto flags = std::make_shared<Choices>();
    auto file = std::make_shared<std::string>();
    auto* const command = program.add_subcommand(
        "backup", "Writes the database, the files and the keys into one file, also while serving");
    command->add_option("FILE", *file, "A new file")->required();
    add_choices(*command, Scope::storage, *flags);
    command->callback([=, &chosen] { chosen.run = [=] { return back_up(chosen_here(*flags), *file); }; });
}

} // namespace app
