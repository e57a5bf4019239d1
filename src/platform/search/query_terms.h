#pragma once

#include "platform/search/document_table.h"
#include "platform/search/term_index.h"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What a typed word looks for in the visible audiences, and how each word is widened when it finds little.
namespace platform {

/// One word of a query and the terms that stand for it.
struct QueryWord {
    std::string word {};
    AnyOf terms {};
    bool beginning = false;             ///< what begins with it was added
    std::set<std::string> corrected {}; ///< the stems of words one typo apart that were added
};

/// Looks words up in the indexes of some audiences.
class QueryReader {
public:
    QueryReader(Tx& tx, TermIndex const& index, std::vector<AudienceNumber> audiences)
        : tx_ {tx}
        , index_ {index}
        , audiences_ {std::move(audiences)}
    {
    }

    /// The words of a text, each once, at most so many.
    static std::vector<std::string> words_of(std::string_view text, std::size_t most);

    /// The words of a query, widened where they find little: the last one by what begins with it, any by one typo.
    std::vector<QueryWord> read(std::string_view text) const;

    /// The same, none of them widened.
    std::vector<QueryWord> read_exactly(std::string_view text) const;

    /// The word with any ending.
    QueryWord with_endings(std::string word) const;

    /// One of these filters; their letters as terms.h makes them.
    AnyOf any_filter(std::span<std::string const> letters) const;

    std::vector<Match> newest(AllOf const& wanted, std::size_t limit) const
    {
        return index_.newest(tx_, wanted, limit);
    }

private:
    std::size_t documents_with(QueryWord const& word, std::size_t most) const;
    void add_beginnings(QueryWord& word) const;
    void add_typos(QueryWord& word) const;

    Tx& tx_;
    TermIndex const& index_;
    std::vector<AudienceNumber> audiences_;
};

} // namespace platform
