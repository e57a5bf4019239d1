#pragma once

#include "platform/search/query_terms.h"
#include "platform/search/search.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// Shows which words of a text were looked for. The pieces put together are the text, or a part of it.
class Highlighter {
public:
    explicit Highlighter(std::span<QueryWord const> words);

    std::vector<SearchPiece> whole(std::string_view text, std::string_view language) const;

    /// About two hundred letters around the first word found, or from the beginning; "…" where it was cut.
    std::vector<SearchPiece> snippet(std::string_view text, std::string_view language) const;

private:
    struct Run {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::vector<Run> found_in(std::string_view text, std::string_view language, std::size_t most) const;
    bool may_have_wanted_stem(std::string_view word, std::string_view language) const;
    bool is_wanted(std::string_view run, std::string_view language) const;

    std::set<std::string> stems_ {};
    std::string beginning_ {};
    std::set<std::string> corrected_ {};
    std::set<char> first_signs_ {};
};

} // namespace platform
