#pragma once

#include <string>

namespace bench {

/// Leaves the database of a data folder as a kill does in the middle of much writing: with a write-ahead log of 64 MB that nobody has
/// taken into the file. Its rows are what they were.
void leave_long_log(std::string const& data);

} // namespace bench
