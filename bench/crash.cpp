#include "bench/crash.h"

#include <filesystem>
#include <sqlite3.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {

namespace {

constexpr std::uintmax_t wanted_log = 64 << 20;

/// Changes rows and changes them back until the log is long enough, and ends without a goodbye. (What is written as it was makes no
/// log: SQLite sees that nothing is another.)
[[noreturn]] void write_and_die(std::string const& file)
{
    sqlite3* database = nullptr;
    auto const run = [&](char const* sql) {
        if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) std::_Exit(1);
    };
    if (sqlite3_open(file.c_str(), &database) != SQLITE_OK) std::_Exit(1);
    run("pragma wal_autocheckpoint = 0");
    while (!std::filesystem::exists(file + "-wal") || std::filesystem::file_size(file + "-wal") < wanted_log) {
        run("update need_tallies set replies = replies + 1");
        run("update need_tallies set replies = replies - 1");
    }
    std::_Exit(0);
}

} // namespace

void leave_long_log(std::string const& data)
{
    auto const child = ::fork();
    if (child == 0) write_and_die(data + "/groundswell.db");
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) throw std::runtime_error {"no log of 64 MB could be left behind"};
}

} // namespace bench
