#pragma once

#include "html/page.h"
#include "platform/search/search.h"
#include "platform/web/fields.h"

#include <vector>

namespace home {

/// What a search may be narrowed to; empty means all.
struct SearchFilters {
    std::string kind {}; ///< "need", "circle", "post"
    std::string subject {};
    std::string language {};
    std::string year {};
    std::string circle {}; ///< a circle's id
};

/// A thing that was found, already with the path its room gives it.
struct FoundThing {
    html::Url url;
    platform::SearchHit hit;
};

/// What was looked for, and what was found: before anything was typed, only the field.
struct SearchView {
    std::string text {};
    SearchFilters filters {};
    int this_year = 2026;
    std::vector<html::Shell::Language> languages {}; ///< that the network speaks
    std::vector<FoundThing> things {};
    std::int64_t count = 0;
    bool more_than_counted = false;
    int offset = 0;
    bool more = false;
};

html::Page search_page(SearchView const& view);

} // namespace home
