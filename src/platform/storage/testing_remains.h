#pragma once

#include "platform/storage/testing.h"

#include <string>

// What can still be read of what was deleted, for tests of erasure.
namespace platform::testing {

/// Every value of every table, as text.
std::string values_in(Database& database);

/// The bytes of the files that hold the database. On SQLite its log too; on PostgreSQL the tables and indexes, with rows
/// that are dead but still there (its own log belongs to the server).
std::string bytes_of(Store const& store);

} // namespace platform::testing
