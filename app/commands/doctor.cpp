#include "app/doctor.h"

#include "app/commands.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace app {

namespace {

int examine(Chosen const& chosen)
{
    bool all_well = true;
    for (auto const& finding : findings(site_options(chosen))) {
        std::printf("%s %s: %s\n", finding.well ? "✓" : "!", finding.subject.c_str(), finding.words.c_str());
        all_well = all_well && finding.well;
    }
    return all_well ? 0 : 1;
}

} // namespace

void add_doctor(CLI::App& program, Command& chosen)
{
    auto flags = std::make_shared<Choices>();
    auto* const command
        = program.add_subcommand("doctor", "Looks at mail, clock, disk, database and more, and says what to do");
    add_choices(*command, Scope::site, *flags);
    command->callback([flags, &chosen] { chosen.run = [flags] { return examine(chosen_here(*flags)); }; });
}

} // namespace app
