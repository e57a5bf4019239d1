#include "platform/files/child_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace platform {

namespace {

using SteadyClock = std::chrono::steady_clock;

/// The recipe for a child with three open files and everyday signals.
class SpawnPlan {
public:
    SpawnPlan(int input, int output)
    {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_adddup2(&files_, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&files_, output, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);

        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    SpawnPlan(SpawnPlan const&) = delete;
    ~SpawnPlan()
    {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }

    pid_t start(std::string program) const
    {
        char* const arguments[] {program.data(), nullptr};
        char* const environment[] {nullptr};
        pid_t child = -1;
        int const error = posix_spawn(&child, program.c_str(), &files_, &attributes_, arguments, environment);
        if (error != 0) throw_disk_error(error, "start " + program);
        return child;
    }

private:
    posix_spawn_file_actions_t files_ {};
    posix_spawnattr_t attributes_ {};
};

/// Ends the child when it goes out of sight. Nobody else waits for it, so its number is still its own.
class RunningChild {
public:
    explicit RunningChild(pid_t child)
        : child_ {child}
    {
    }
    RunningChild(RunningChild const&) = delete;
    ~RunningChild()
    {
        ::kill(child_, SIGKILL);
        while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) { }
    }

private:
    pid_t child_;
};

bool readable_before(Descriptor const& pipe, SteadyClock::time_point deadline)
{
    for (;;) {
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(deadline - SteadyClock::now()).count();
        if (left <= 0) return false;
        pollfd waiting {pipe.number(), POLLIN, 0};
        int const ready = ::poll(&waiting, 1, static_cast<int>(left));
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) throw_disk_error(errno, "poll");
    }
}

ChildAnswer read_answer(Descriptor const& pipe, std::size_t limit, SteadyClock::time_point deadline)
{
    using End = ChildAnswer::End;
    ChildAnswer answer;
    std::array<char, 1 << 16> piece; // as much as a pipe holds
    while (answer.output.size() <= limit) {
        if (!readable_before(pipe, deadline)) {
            answer.end = End::too_slow;
            return answer;
        }
        auto const n = ::read(pipe.number(), piece.data(), piece.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw_disk_error(errno, "read from child");
        if (n == 0) return answer;
        answer.output.append(piece.data(), static_cast<std::size_t>(n));
    }
    answer.end = End::too_much;
    return answer;
}

} // namespace

ChildAnswer ask_child(
    std::string const& program, Descriptor const& input, std::size_t limit, std::chrono::milliseconds patience)
{
    auto const deadline = SteadyClock::now() + patience;
    int ends[2] {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0) throw_disk_error(errno, "pipe");
    Descriptor const ours {ends[0]};
    Descriptor theirs {ends[1]};
    RunningChild const child {SpawnPlan {input.number(), theirs.number()}.start(program)};
    theirs.close(); // or its end would never be seen
    return read_answer(ours, limit, deadline);
}

} // namespace platform
