#include "app/commands.h"

#include <CLI/CLI.hpp>

namespace app {

void add_serve(CLI::App& program, Command& chosen)
{
    auto flags = std::make_shared<Choices>();
    auto* const command = program.add_subcommand("serve", "Runs the site until it is told to stop");
    add_choices(*command, Scope::site, *flags);
    command->callback([flags, &chosen] {
        chosen.run = [flags] {
            Site site {site_options(chosen_here(*flags))};
            site.serve();
            return 0;
        };
    });
}

} // namespace app
