#include "bench/server_process.h"

#include "bench/load.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sched.h>
#include <stdexcept>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

namespace bench {

namespace {

[[noreturn]] void become(std::vector<std::string> command)
{
    std::vector<char*> pointers;
    for (auto& word : command) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execv(pointers.front(), pointers.data());
    std::_Exit(127);
}

int number_after(std::string const& text, std::string const& name)
{
    auto const at = text.find("\"" + name + "\":");
    return at == std::string::npos ? 0 : std::atoi(text.c_str() + at + name.size() + 3);
}

} // namespace

void pin_to(int processor)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<std::size_t>(processor), &set);
    ::sched_setaffinity(0, sizeof set, &set); // a machine with one processor only shares it
}

void run_to_end(std::vector<std::string> const& command)
{
    auto const child = ::fork();
    if (child == 0) become(command);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) throw std::runtime_error {command.front() + " " + command.at(1) + " failed"};
}

ServerProcess::ServerProcess(ServerOptions const& options)
{
    int pipe[2] {};
    if (::pipe(pipe) != 0) throw std::runtime_error {"no pipe"};
    auto const start = Clock::now();
    child_ = ::fork();
    if (child_ == 0) {
        ::dup2(pipe[1], STDERR_FILENO);
        ::close(pipe[0]);
        ::close(pipe[1]);
        if (!options.preload.empty()) ::setenv("LD_PRELOAD", options.preload.c_str(), 1);
        pin_to(0);
        std::vector<std::string> command {options.program, "serve", "--data", options.data, "--listen", "127.0.0.1:0",
            "--metrics", "127.0.0.1:0", "--public-url", "http://bench.example"};
        if (!options.database.empty()) command.insert(command.end(), {"--database", options.database});
        become(std::move(command));
    }
    ::close(pipe[1]);
    output_ = pipe[0];
    std::string said;
    for (char sign = 0; said.find("metrics_port") == std::string::npos || sign != '\n';) {
        if (::read(output_, &sign, 1) != 1) throw std::runtime_error {"the server does not start: " + said};
        said += sign;
    }
    port_ = number_after(said, "port");
    metrics_port_ = number_after(said, "metrics_port");
    Load {port_, 1}.ask("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    start_ms_ = std::chrono::duration<double, std::milli> {Clock::now() - start}.count();
}

ServerProcess::~ServerProcess()
{
    ::kill(child_, SIGTERM);
    // The plans of the floors, which it printed meanwhile.
    for (char bytes[4096];;) {
        auto const got = ::read(output_, bytes, sizeof bytes);
        if (got <= 0) break;
        std::string_view const said {bytes, static_cast<std::size_t>(got)};
        if (said.find("floor:") != std::string_view::npos) (void)!::write(STDERR_FILENO, said.data(), said.size());
    }
    ::close(output_);
    ::waitpid(child_, nullptr, 0);
}

double ServerProcess::cpu_seconds() const
{
    clockid_t clock {};
    timespec time {};
    if (::clock_getcpuclockid(child_, &clock) != 0 || ::clock_gettime(clock, &time) != 0)
        throw std::runtime_error {"the server is gone"};
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double ServerProcess::memory_mb() const
{
    double kilobytes = 0;
    std::ifstream status {"/proc/" + std::to_string(child_) + "/status"};
    for (std::string name; status >> name;) {
        double value = 0;
        if ((name == "RssAnon:" || name == "RssShmem:") && status >> value) kilobytes += value;
    }
    return kilobytes / 1024;
}

} // namespace bench
