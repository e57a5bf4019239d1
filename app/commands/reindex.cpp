#include "app/commands.h"
#include "app/search_index.h"
#include "app/site.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace app {

namespace {

int reindex(Chosen const& chosen)
{
    Site site {site_options(chosen)};
    std::printf("%lld things can be found.\n", static_cast<long long>(rebuild_search(site.machines())));
    return 0;
}

} // namespace

void add_reindex(CLI::App& program, Command& chosen)
{
    auto flags = std::make_shared<Choices>();
    auto* const command = program.add_subcommand(
        "reindex", "Builds the search index anew, when the doctor says so; the site may go on serving");
    add_choices(*command, Scope::storage, *flags);
    command->callback([flags, &chosen] { chosen.run = [flags] { return reindex(chosen_here(*flags)); }; });
}

} // namespace app
