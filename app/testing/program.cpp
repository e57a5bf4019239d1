#include "app/testing/program.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace app::testing {

namespace {

struct Child {
    pid_t pid = 0;
    int output = -1; ///< reads what it says
};

Child started(std::vector<std::string> arguments)
{
    auto program = (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "groundswell").string();
    std::vector<char*> pointers {program.data()};
    for (auto& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    std::array<int, 2> pipe {};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error {"no pipe"};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDERR_FILENO);
    Child child {.output = pipe[0]};
    auto const error = ::posix_spawn(&child.pid, program.c_str(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    if (error != 0) throw std::runtime_error {"cannot start " + program};
    return child;
}

/// False at the end of what the child says.
bool read_more(int output, std::string& said)
{
    std::array<char, 4096> bytes;
    auto const got = ::read(output, bytes.data(), bytes.size());
    if (got > 0) said.append(bytes.data(), static_cast<std::size_t>(got));
    return got > 0;
}

int ended(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int number_after(std::string const& text, std::string const& name)
{
    auto const at = text.find("\"" + name + "\":");
    return at == std::string::npos ? 0 : std::atoi(text.c_str() + at + name.size() + 3);
}

} // namespace

Ran run_program(std::vector<std::string> const& arguments)
{
    auto const child = started(arguments);
    Ran ran;
    while (read_more(child.output, ran.said)) { }
    ::close(child.output);
    ran.exit_code = ended(child.pid);
    return ran;
}

Serving::Serving(std::vector<std::string> const& more_arguments)
{
    std::vector<std::string> arguments {"serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0"};
    arguments.insert(arguments.end(), more_arguments.begin(), more_arguments.end());
    auto const child = started(arguments);
    child_ = child.pid;
    output_ = child.output;
    std::string said;
    while (said.find("metrics_port") == std::string::npos || !said.ends_with('\n')) {
        if (read_more(output_, said)) continue;
        stop();
        throw std::runtime_error {"the program does not serve: " + said};
    }
    port_ = number_after(said, "port");
    metrics_port_ = number_after(said, "metrics_port");
}

Serving::~Serving()
{
    stop();
}

int Serving::stop()
{
    if (child_ == 0) return -1;
    ::kill(child_, SIGTERM);
    std::string rest;
    while (read_more(output_, rest)) { }
    ::close(output_);
    return ended(std::exchange(child_, 0));
}

} // namespace app::testing
