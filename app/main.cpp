#include "app/commands.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>

int main(int argc, char** argv)
{
    CLI::App program {"Groundswell: the home of a teacher-led innovation network", "groundswell"};
    program.set_version_flag("--version", app::version());
    program.require_subcommand(1);
    app::Command chosen;
    app::add_commands(program, chosen);
    CLI11_PARSE(program, argc, argv);
    try {
        return chosen.run();
    } catch (std::exception const& fault) {
        std::fprintf(stderr, "groundswell: %s\n", fault.what());
        return 3;
    }
}
