#pragma once

#include "platform/storage/database.h"

#include <string>
#include <vector>

namespace platform {

/// Something about a database that an operator has to put right. `about` is what the engine said.
struct Complaint {
    enum class Kind { damaged, not_utf8, wrong_order, no_trigrams, not_durable, newer, older };
    Kind kind;
    std::string about {};
};

/// Everything that is wrong with a database: damage, encoding and order of letters (PostgreSQL: UTF8, LC_COLLATE C,
/// LC_CTYPE C.UTF-8, pg_trgm), commits that do not wait for the disk, a schema of another version. Reads only; on a
/// large SQLite file it takes about a second for each gigabyte.
std::vector<Complaint> complaints_about(Database& database);

} // namespace platform
