#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// RFC 4180, as spreadsheets really write it: a byte order mark may come first, fields are divided by commas, semicolons or tabs
// (whichever the first line has most of), lines end with LF or CRLF, a quoted field may hold all of them, "" in it is a quote.
namespace imports {

struct CsvRow {
    std::int64_t line = 0; ///< where it begins, counted from 1
    std::vector<std::string> cells {};
};

/// The rows that are not empty, the heading among them. Bytes that are no UTF-8 are read as Windows-1254, which is what spreadsheets
/// in Turkish write. Refused with the line as the problem's field: file_empty, not_text (UTF-16, or a NUL), quote_open,
/// too_many_rows, cell_too_long, too_many_cells.
base::Result<std::vector<CsvRow>> read_csv(std::string_view bytes);

/// Text of Windows-1254 as UTF-8.
std::string from_windows_1254(std::string_view bytes);

/// A field as a spreadsheet reads it safely: quoted where it must be, and never taken for a formula.
std::string csv_cell(std::string_view text);

} // namespace imports
