#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace app {

/// What the command line chose; run() gives the exit code.
struct Command {
    std::function<int()> run;
};

std::string version();

/// Declares every command with its options; parsing fills `chosen`.
void add_commands(CLI::App& program, Command& chosen);

} // namespace app
