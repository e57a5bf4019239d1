#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace app::testing {

/// What the real program said and how it ended.
struct Ran {
    int exit_code = -1;
    std::string said {}; ///< standard output and standard error as they came

    bool says(std::string_view words) const { return said.find(words) != std::string::npos; }
};

/// Runs the program that was built beside the tests, and waits for its end.
Ran run_program(std::vector<std::string> const& arguments);

/// The program serving a folder on free ports of this machine. Told to stop, and waited for, when this dies.
class Serving {
public:
    explicit Serving(std::vector<std::string> const& more_arguments);
    ~Serving();
    Serving(Serving const&) = delete;

    int port() const { return port_; }
    int metrics_port() const { return metrics_port_; }

    /// SIGTERM, and the exit code.
    int stop();

private:
    pid_t child_ = 0;
    int output_ = -1;
    int port_ = 0;
    int metrics_port_ = 0;
};

} // namespace app::testing
