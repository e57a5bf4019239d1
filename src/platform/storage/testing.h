#pragma once

#include "platform/storage/database.h"
#include "platform/storage/temporary_folder.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace platform::testing {

/// A database of a test's own. Gone, or emptied for the next test, when this dies.
class Store {
public:
    Store(std::unique_ptr<Database> database, std::shared_ptr<void> place, DatabaseOptions options);
    Store(Store&&) = default;
    ~Store();

    Database& operator*() const { return *database_; }
    Database* operator->() const { return database_.get(); }

    /// "sqlite" or "postgresql", for messages.
    std::string name() const;

    /// How it was opened: a second program opens it so.
    DatabaseOptions const& options() const { return options_; }

    /// Closes the connections and opens them anew.
    void open_again();

private:
    std::shared_ptr<void> place_; ///< outlives the connections
    DatabaseOptions options_;
    std::unique_ptr<Database> database_;
};

/// Migrated and empty, one of each engine: for (auto& store : both_engines()) { … *store … }. The PostgreSQL server is
/// the one that GROUNDSWELL_TEST_POSTGRESQL names (an address of libpq whose user may create databases); without it
/// this throws, because a missing engine fails and is never skipped.
std::vector<Store> both_engines();

/// How many databases of each engine this run has opened: an engine that was left out is noticed.
struct Opened {
    int sqlite = 0;
    int postgresql = 0;
};
Opened const& stores_opened();

Store fresh_sqlite();
Store fresh_postgresql();

/// The same without any table, for tests of migrations.
std::vector<Store> both_engines_bare();

Store bare_sqlite();
Store bare_postgresql();

} // namespace platform::testing
