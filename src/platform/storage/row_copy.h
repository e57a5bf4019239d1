#pragma once

#include "platform/storage/database.h"

#include <string>
#include <vector>

namespace platform {

/// A table as both engines have it, columns by name.
struct TableShape {
    struct Column {
        std::string name;
        std::string type; ///< text, bigint or double precision
        bool operator==(Column const&) const = default;
    };
    std::string name;
    std::vector<Column> columns {};
    bool operator==(TableShape const&) const = default;
};

/// The tables of a database by name, without those that belong to the engine: names that begin with "search_" are
/// indexes made from other rows and differ between the engines.
std::vector<TableShape> tables_of(Tx& tx, Engine engine);

/// Gives the rows of a select, from wherever they are.
using RowSource = CallRef<void(std::string const& select, CallRef<void(Row const&)> each)>;

/// Makes a SQLite file with today's schema and the rows of the source, which has the same schema. Durable when it returns.
void copy_to_new_file(RowSource source, std::string const& path);

} // namespace platform
