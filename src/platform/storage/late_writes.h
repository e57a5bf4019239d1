#pragma once

#include "platform/storage/sql.h"

#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>

namespace platform {

class Database;

/// Small marks that reading leaves behind ("read up to here"), gathered in memory and written in one go by the workers'
/// round, so that a GET never writes. Of one key only the newest is written. What is lost with the power is what came in
/// since the last round.
class LateWrites {
public:
    /// Beyond so many keys new ones are let go: a mark is worth less than a page.
    static constexpr std::size_t most = 20'000;

    void put(std::string key, std::function<void(Tx&)> write);

    /// Writes what was gathered. Gives the number of marks written.
    int write_all(Database& database);

private:
    std::mutex mutex_;
    std::unordered_map<std::string, std::function<void(Tx&)>> writes_;
};

} // namespace platform
