#include "app/commands.h"

#include "areas/stewards/stewards.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace app {

namespace {

/// A new network waits for somebody to set it up: whoever can read this line.
void print_setup_link(Site& site)
{
    auto& machines = site.machines();
    auto const lease = machines.database.read();
    auto const path = stewards::setup_path(lease->tx(), machines.settings, machines.keys);
    if (!path) return;
    std::printf("This network is new. Set it up here (the link dies with its first use):\n%s%s\n",
        machines.public_url.c_str(), path->c_str());
    std::fflush(stdout);
}

} // namespace

void add_serve(CLI::App& program, Command& chosen)
{
    auto flags = std::make_shared<Choices>();
    auto* const command = program.add_subcommand("serve", "Runs the site until it is told to stop");
    add_choices(*command, Scope::site, *flags);
    command->callback([flags, &chosen] {
        chosen.run = [flags] {
            Site site {site_options(chosen_here(*flags))};
            print_setup_link(site);
            site.serve();
            return 0;
        };
    });
}

} // namespace app
