#pragma once

#include "platform/storage/database.h"

#include <span>
#include <string_view>

namespace platform {

/// One file of migrations/, or a pair of files where the engines differ (style.md §6). Named by its file without ending.
struct MigrationStep {
    std::string_view name;
    std::string_view sqlite_text;
    std::string_view postgresql_text;
};

/// The steps this program was built with, in order.
std::span<MigrationStep const> built_in_steps();

/// migrate() with other steps, for tests. The names must rise.
int migrate(Database& database, std::span<MigrationStep const> steps);

} // namespace platform
