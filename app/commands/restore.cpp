#include "app/backup.h"
#include "app/commands.h"
#include "app/erasures.h"
#include "app/search_index.h"
#include "app/site.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>

namespace app {

namespace {

void erase_again(Chosen const& chosen, std::vector<people::Leaving> const& known)
{
    if (known.empty()) return;
    Site site {site_options(chosen)};
    std::printf("%d people who were erased are erased again.\n", site.erase_again(known));
}

int restore(Chosen const& chosen, std::string const& file, std::string const& erasures)
{
    if (!std::filesystem::exists(file)) throw BadChoice {file + ": there is no such file"};
    if (!erasures.empty() && !std::filesystem::exists(erasures)) throw BadChoice {erasures + ": there is no such file"};
    auto const& data = chosen.text("data");
    auto const known = erasures_in(erasures.empty() ? erasures_path(data) : erasures);
    auto const size = restore_backup(file, {.folder = data, .url = chosen.text("database")});
    if (!erasures.empty()) {
        for (auto const& leaving : known) note_erasure(erasures_path(data), leaving);
    }
    erase_again(chosen, known);
    Site site {site_options(chosen)};
    std::printf("%lld things can be found again.\n", static_cast<long long>(rebuild_search(site.machines())));
    std::printf("%s holds the site again, with %lld files. Start it with: groundswell serve --data %s\n", data.c_str(),
        static_cast<long long>(size.files), data.c_str());
    return 0;
}

} // namespace

void add_restore(CLI::App& program, Command& chosen)
{
    auto flags = std::make_shared<Choices>();
    auto file = std::make_shared<std::string>();
    auto erasures = std::make_shared<std::string>();
    auto* const command = program.add_subcommand(
        "restore", "Fills an empty folder and an empty database from a backup, and erases again who was erased since");
    command->add_option("FILE", *file, "What `groundswell backup` wrote")->required();
    command->add_option(
        "--erasures", *erasures, "The old site's erasures.txt; without it the one in the data folder, if there is one");
    add_choices(*command, Scope::storage, *flags);
    command->callback([=, &chosen] { chosen.run = [=] { return restore(chosen_here(*flags), *file, *erasures); }; });
}

} // namespace app
