#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sstream>
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

/// When a child says that it wrote: after the commit, as it must, or before it, as the control does.
enum class Tell { after_commit, before_commit };

[[noreturn]] void write_for_ever(std::string const& folder, int pipe, std::int64_t first, Tell when)
{
    auto const database = open_database({.folder = folder});
    auto const insert = [&](Tx& tx, std::int64_t id) {
        tx.run("insert into jobs (id, kind, payload, run_at) values ($1, $2, $3, $4)", id, "kill", "{}", 0);
        if (when == Tell::before_commit) tell(pipe, id);
    };
    std::vector<std::thread> writers;
    for (int writer = 0; writer < child_writers; ++writer) {
        writers.emplace_back([&, id = first + writer]() mutable {
            for (;; id += child_writers) {
                write(*database, [&](Tx& tx) { insert(tx, id); });
                if (when == Tell::after_commit) tell(pipe, id);
            }
        });
    }
    for (auto& writer : writers) writer.join();
    std::abort();
}

/// This program once more, running only the child's test, writing to `pipe`.
pid_t start_child(std::string const& folder, int pipe, std::int64_t first, Tell when)
{
    std::string const told = when == Tell::after_commit ? "after" : "before";
    ::setenv("GROUNDSWELL_KILL_CHILD", fmt::format("{} {} {} {}", told, pipe, first, folder).c_str(), 1);
    std::string program = "/proc/self/exe";
    std::string choice = std::string {"--test-case="} + child_test;
    std::array<char*, 3> arguments {program.data(), choice.data(), nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    auto const failed = ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::unsetenv("GROUNDSWELL_KILL_CHILD");
    REQUIRE(failed == 0);
    return child;
}

/// What a child acknowledged before it was killed, at some moment under load.
std::vector<std::int64_t> told_before_kill(std::string const& folder, std::int64_t first, std::size_t enough, Tell when)
{
    std::array<int, 2> ends {};
    REQUIRE(::pipe(ends.data()) == 0);
    ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    auto const child = start_child(folder, ends[1], first, when);
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

/// How many acknowledged writes are missing after so many kills, or after the first that lost any.
int lost_in(int rounds, Tell when)
{
    auto store = fresh_sqlite();
    std::int64_t first = 1;
    int lost = 0;
    for (int round = 0; round < rounds && lost == 0; ++round) {
        CAPTURE(round);
        auto const enough = 50 + 37 * static_cast<std::size_t>(round % 11);
        auto const told = told_before_kill(store.options().folder, first, enough, when);
        store.open_again();
        auto const lease = store->read();
        auto& tx = lease->tx();
        CHECK(told.size() >= enough);
        CHECK(tx.one("pragma integrity_check", [](Row const& row) { return row.string(0); }) == "ok");
        for (auto const id : told) lost += tx.number("select count(*) from jobs where id = $1", id) == 0;
        first = tx.number("select max(id) from jobs") + 1;
    }
    return lost;
}

} // namespace

TEST_CASE(child_test)
{
    auto const* const order = std::getenv("GROUNDSWELL_KILL_CHILD");
    if (!order) return;
    std::istringstream words {order};
    std::string told;
    std::string folder;
    int pipe = 0;
    std::int64_t first = 0;
    words >> told >> pipe >> first >> folder;
    write_for_ever(folder, pipe, first, told == "after" ? Tell::after_commit : Tell::before_commit);
}

TEST_CASE("a program killed while it writes has lost nothing that it acknowledged")
{
    auto const* const wanted = std::getenv("GROUNDSWELL_KILL_ROUNDS");
    auto const rounds = wanted ? std::atoi(wanted) : 5;

    auto const lost = lost_in(rounds, Tell::after_commit);

    CHECK(lost == 0);
}

TEST_CASE("control: acknowledged before the commit, writes are lost when the program is killed")
{
    // The moment between the word and the commit is short: on a busy machine many kills miss it.
    auto const lost = lost_in(100, Tell::before_commit);

    CHECK(lost > 0);
}

} // namespace platform::testing
