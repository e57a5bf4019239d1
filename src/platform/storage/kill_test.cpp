#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace platform::testing {

namespace {

constexpr char const* child_test = "the child of the kill test writes until it is killed";
constexpr int child_writers = 8;

/// Tells an id to the parent; a pipe takes eight bytes whole or not at all.
void tell(int pipe, std::int64_t id)
{
    if (::write(pipe, &id, sizeof id) != sizeof id) std::_Exit(1);
}

[[noreturn]] void write_for_ever(std::string const& folder, int pipe, std::int64_t first)
{
    auto const database = open_database({ .folder = folder });
    std::vector<std::thread> writers;
    for (int writer = 0; writer < child_writers; ++writer) {
        writers.emplace_back([&, id = first + writer]() mutable {
            for (;; id += child_writers) {
                write(*database, [&](Tx& tx) {
                    tx.run("insert into jobs (id, kind, payload, run_at) values ($1, $2, $3, $4)", id, "kill", "{}", 0);
                });
                tell(pipe, id);
            }
        });
    }
    for (auto& writer : writers) writer.join();
    std::abort();
}

/// This program once more, running only the child's test, writing to `pipe`.
pid_t start_child(std::string const& folder, int pipe, std::int64_t first)
{
    ::setenv("GROUNDSWELL_KILL_FOLDER", folder.c_str(), 1);
    ::setenv("GROUNDSWELL_KILL_PIPE", std::to_string(pipe).c_str(), 1);
    ::setenv("GROUNDSWELL_KILL_FIRST", std::to_string(first).c_str(), 1);
    std::string program = "/proc/self/exe";
    std::string choice = std::string { "--test-case=" } + child_test;
    std::array<char*, 3> arguments { program.data(), choice.data(), nullptr };
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    auto const failed = ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::unsetenv("GROUNDSWELL_KILL_FOLDER");
    REQUIRE(failed == 0);
    return child;
}

/// What a child acknowledged before it was killed at some moment under load.
std::vector<std::int64_t> acknowledged_before_kill(std::string const& folder, std::int64_t first, std::size_t enough)
{
    std::array<int, 2> ends {};
    REQUIRE(::pipe(ends.data()) == 0);
    ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    auto const child = start_child(folder, ends[1], first);
    ::close(ends[1]);
    std::vector<std::int64_t> ids;
    std::int64_t id = 0;
    bool killed = false;
    while (::read(ends[0], &id, sizeof id) == sizeof id) {
        ids.push_back(id);
        if (!killed && ids.size() >= enough) killed = ::kill(child, SIGKILL) == 0;
    }
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    return ids;
}

} // namespace

TEST_CASE(child_test)
{
    auto const* const folder = std::getenv("GROUNDSWELL_KILL_FOLDER");
    if (!folder) return;
    write_for_ever(
        folder, std::atoi(std::getenv("GROUNDSWELL_KILL_PIPE")), std::atoll(std::getenv("GROUNDSWELL_KILL_FIRST")));
}

TEST_CASE("a program killed while it writes has lost nothing that it acknowledged")
{
    auto store = fresh_sqlite();
    auto const* const wanted = std::getenv("GROUNDSWELL_KILL_ROUNDS");
    auto const rounds = wanted ? std::atoi(wanted) : 5;
    std::int64_t first = 1;

    for (int round = 0; round < rounds; ++round) {
        CAPTURE(round);
        auto const ids = acknowledged_before_kill(store.options().folder, first, 50 + 37 * (round % 11));
        store.open_again();
        auto const lease = store->read();

        CHECK(ids.size() >= 50);
        CHECK(lease->tx().one("pragma integrity_check", [](Row const& row) { return row.string(0); }) == "ok");
        for (auto const id : ids) CHECK(lease->tx().number("select count(*) from jobs where id = $1", id) == 1);
        first = lease->tx().number("select max(id) from jobs") + 1;
    }
}

} // namespace platform::testing
