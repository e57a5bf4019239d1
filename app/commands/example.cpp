#include "app/example/example.h"
#include "app/commands.h"
#include "app/site.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace app {

namespace {

int load_example(Chosen const& chosen)
{
    Site site {site_options(chosen)};
    auto const done = example::load(site.machines());
    if (!done) throw BadChoice {"the example network is here already"};
    site.workers().run_due();
    std::puts("Forty invented teachers are here. Everybody of them is marked as an example.");
    return 0;
}

} // namespace

void add_example(CLI::App& program, Command& chosen)
{
    auto* const command = program.add_subcommand("example", "An invented network to look around in");
    command->require_subcommand(1);
    auto flags = std::make_shared<Choices>();
    auto* const load = command->add_subcommand("load", "Fills a site with the example network");
    add_choices(*load, Scope::storage, *flags);
    load->callback([flags, &chosen] { chosen.run = [flags] { return load_example(chosen_here(*flags)); }; });
}

} // namespace app
