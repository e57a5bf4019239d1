#pragma once

#include "areas/imports/csv.h"
#include "areas/imports/import.h"
#include "html/page.h"
#include "html/url.h"
#include "platform/web/fields.h"

#include <unordered_map>
#include <vector>

namespace imports {

using CircleNames = std::unordered_map<base::CircleId, std::string>;

/// What was brought in so far, and the form for the next file.
html::Page imports_page(std::vector<Import> const& imports, CircleNames const& circles, web::Fields const& fields,
    base::Refusal const* refusal, base::Time now);

/// One import, with the first lines of its plan or its report.
struct ShownImport {
    Import import {};
    std::string circle {}; ///< its name
    std::vector<CsvRow> lines {};
    bool more_lines = false;
    base::Time now {};
};
html::Page import_page(ShownImport const& shown);

html::Url to_import(Import const& import);
base::Json json_of(Import const& import);

/// Why a thing is left out, and where it stands, in words.
std::string words_of_reason(std::string_view code);
std::string words_of_place(Kind kind, std::string_view place);

constexpr std::size_t lines_shown = 100;

} // namespace imports
