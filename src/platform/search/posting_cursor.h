#pragma once

#include "platform/search/posting_block.h"
#include "platform/search/term_index.h"

#include <cstdint>
#include <vector>

namespace platform {

/// Walks the documents of one term from the newest to the oldest. It reads blocks as it needs them; the transaction
/// must outlive it.
class PostingCursor {
public:
    /// Stands on the newest document.
    PostingCursor(Tx& tx, Term term);

    bool at_end() const { return at_end_; }
    std::int64_t document() const { return entries_[at_].document; }

    /// How the document has the term: a sum of Sign.
    unsigned char signs() const;

    /// Goes on to the newest document that is not above `most`; stays when it is there already.
    void seek(std::int64_t most)
    {
        if (!at_end_ && document() > most) go_to(most);
    }

private:
    bool is_wanted(BlockEntry const& entry) const
    {
        return !term_.only || (entry.form & (title_bit - 1)) == *term_.only;
    }
    void go_to(std::int64_t most);
    bool find_in_block(std::int64_t most);
    void load(std::int64_t most_first);

    Tx* tx_;
    Term term_;
    Forms forms_;
    std::int64_t first_ = 0;
    std::vector<BlockEntry> entries_ {};
    std::size_t at_ = 0;
    bool at_end_ = false;
};

/// The newest documents that stand in every group, at most `limit`, newest first.
std::vector<Match> newest_in_all(Tx& tx, AllOf const& wanted, std::size_t limit);

} // namespace platform
