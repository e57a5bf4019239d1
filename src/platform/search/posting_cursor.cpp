#include "platform/search/posting_cursor.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace platform {

namespace {

constexpr auto newest_of_all = std::numeric_limits<std::int64_t>::max();

/// The documents of any of some terms, newest first.
class GroupCursor {
public:
    GroupCursor(Tx& tx, AnyOf const& terms)
    {
        for (auto const& term : terms) {
            PostingCursor cursor {tx, term};
            if (!cursor.at_end()) cursors_.push_back(std::move(cursor));
        }
        find_best();
    }

    /// The newest document that is not above `most`, or nothing.
    std::optional<std::int64_t> seek(std::int64_t most)
    {
        if (!best_ || *best_ <= most) return best_;
        for (auto& cursor : cursors_) cursor.seek(most);
        std::erase_if(cursors_, [](PostingCursor const& cursor) { return cursor.at_end(); });
        find_best();
        return best_;
    }

    unsigned char signs() const
    {
        unsigned signs = 0;
        for (auto const& cursor : cursors_) {
            if (cursor.document() == best_) signs |= cursor.signs();
        }
        return static_cast<unsigned char>(signs);
    }

private:
    void find_best()
    {
        best_.reset();
        for (auto const& cursor : cursors_) best_ = std::max(best_, std::optional {cursor.document()});
    }

    std::vector<PostingCursor> cursors_ {};
    std::optional<std::int64_t> best_ {};
};

/// The newest document of all groups that is not above `most`: each group in turn lowers the mark until all agree.
std::optional<std::int64_t> agreed(std::vector<GroupCursor>& groups, std::int64_t most)
{
    for (;;) {
        auto const before = most;
        for (auto& group : groups) {
            auto const best = group.seek(most);
            if (!best) return std::nullopt;
            most = *best;
        }
        if (most == before || groups.size() == 1) return most;
    }
}

} // namespace

PostingCursor::PostingCursor(Tx& tx, Term term)
    : tx_ {&tx}
    , term_ {std::move(term)}
    , forms_ {forms_of(term_.text)}
{
    load(newest_of_all);
    go_to(newest_of_all);
}

unsigned char PostingCursor::signs() const
{
    unsigned signs = term_.typed ? sign_typed : 0U;
    for (auto at = at_ + 1; at-- > 0 && entries_[at].document == document();) {
        if (!is_wanted(entries_[at])) continue;
        if ((entries_[at].form & title_bit) != 0) signs |= sign_title;
        if (term_.exact && (entries_[at].form & (title_bit - 1)) == *term_.exact)
            signs |= term_.typed ? sign_exact : sign_guessed;
    }
    return static_cast<unsigned char>(signs);
}

void PostingCursor::go_to(std::int64_t most)
{
    while (!at_end_) {
        if (first_ > most) {
            load(most);
        } else if (find_in_block(most)) {
            return;
        } else {
            load(first_ - 1);
        }
    }
}

bool PostingCursor::find_in_block(std::int64_t most)
{
    // As a rule the next one is near.
    auto at = at_;
    for (int steps = 0; at > 0 && entries_[at - 1].document > most && steps < 8; ++steps) --at;
    auto const end = entries_.begin() + static_cast<std::ptrdiff_t>(at);
    at = static_cast<std::size_t>(
        std::ranges::upper_bound(entries_.begin(), end, most, {}, &BlockEntry::document) - entries_.begin());
    while (at > 0 && !is_wanted(entries_[at - 1])) --at;
    if (at == 0) return false;
    at_ = at - 1;
    return true;
}

void PostingCursor::load(std::int64_t most_first)
{
    at_end_ = true;
    auto const read = [&](Row const& row) {
        first_ = row.integer(0);
        entries_ = block_entries(first_, row.text(1), forms_);
        at_ = entries_.size();
        at_end_ = false;
    };
    tx_->each(R"sql(
        select first, documents from search_postings where term = $1 and first <= $2 order by first desc limit 1
    )sql",
        read, term_.text, most_first);
}

std::vector<Match> newest_in_all(Tx& tx, AllOf const& wanted, std::size_t limit)
{
    std::vector<GroupCursor> groups;
    for (auto const& group : wanted) groups.emplace_back(tx, group);
    std::vector<Match> matches;
    auto document = agreed(groups, newest_of_all);
    while (document && matches.size() < limit) {
        Match match {.document = *document};
        for (std::size_t i = 0; i < std::min(groups.size(), match.signs.size()); ++i)
            match.signs[i] = groups[i].signs();
        matches.push_back(match);
        document = agreed(groups, *document - 1);
    }
    return matches;
}

} // namespace platform
