#include "app/commands.h"

#include "platform/storage/storage_errors.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <stdexcept>

namespace {

int say(int exit_code, std::string const& sentence)
{
    std::fprintf(stderr, "groundswell: %s\n", sentence.c_str());
    return exit_code;
}

/// Runs what was chosen and turns what went wrong into one sentence and an exit code.
int run(app::Command const& chosen)
{
    try {
        return chosen.run();
    } catch (platform::NewerSchema const& newer) {
        return say(
            2, std::string {newer.what()} + ". Use the newer program again, or restore a backup that this one made.");
    } catch (app::BadChoice const& bad) {
        return say(2, bad.what());
    } catch (std::invalid_argument const& bad) {
        return say(2, bad.what());
    } catch (std::exception const& fault) {
        return say(3, fault.what());
    }
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App program {"Groundswell: the home of a teacher-led innovation network", "groundswell"};
    program.set_version_flag("--version", app::version());
    program.require_subcommand(1);
    app::Command chosen;
    app::add_commands(program, chosen);
    try {
        program.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    return run(chosen);
}
