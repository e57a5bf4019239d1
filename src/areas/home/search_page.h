#pragma once

#include "html/page.h"
#include "platform/search/search.h"
#include "platform/web/fields.h"

#include <vector>

namespace home {

/// What a search may be narrowed to; empty means all.
struct SearchFilters {
    std::string kind {}; ///< "need", "circle", "post", "person", or a kind of thread: "question"
    std::string subject {};
    std::string grade {};
    std::string language {};
    std::string place {}; ///< a province
    std::string year {};
    std::string circle {}; ///< a circle's id
    bool exact = false;    ///< only the words as they were typed
    bool operator==(SearchFilters const&) const = default;
};

/// A circle in which a search may be held: one of hers, or the one she came from.
struct SearchedCircle {
    std::string id {};
    std::string name {};
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
    std::vector<SearchedCircle> circles {};
    std::string country {}; ///< whose provinces may be chosen
    bool member = false;    ///< members find one another
    bool guessed = false;   ///< words one typo apart were looked for too
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
