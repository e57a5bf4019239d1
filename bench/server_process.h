#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace bench {

/// This process, and what it starts, on one processor only.
void pin_to(int processor);

/// A command run to its end; throws when it fails.
void run_to_end(std::vector<std::string> const& command);

struct ServerOptions {
    std::string program {};
    std::string data {};
    std::string database {}; ///< of PostgreSQL; empty for SQLite in the folder
    std::string preload {};  ///< a library loaded before all others, or empty
};

/// The server that is measured, on processor 0. Stopped when this dies.
class ServerProcess {
public:
    /// Returns when /healthz answers 200.
    explicit ServerProcess(ServerOptions const& options);
    ~ServerProcess();
    ServerProcess(ServerProcess const&) = delete;

    int port() const { return port_; }
    int metrics_port() const { return metrics_port_; }
    double start_ms() const { return start_ms_; } ///< from exec to the first 200

    /// utime + stime since it began, in seconds.
    double cpu_seconds() const;
    /// RssAnon + RssShmem.
    double memory_mb() const;

private:
    pid_t child_ = 0;
    int output_ = -1;
    int port_ = 0;
    int metrics_port_ = 0;
    double start_ms_ = 0;
};

} // namespace bench
