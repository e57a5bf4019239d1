#include "platform/search/posting_block.h"
#include "platform/search/posting_cursor.h"
#include "platform/search/term_index.h"

#include <algorithm>
#include <limits>

namespace platform {

namespace {

constexpr std::size_t most_in_a_block = 128;
constexpr std::size_t most_read_for_a_form = 1000;

/// A term's block that a document belongs into, read, changed and written back.
class OpenBlock {
public:
    OpenBlock(Tx& tx, std::string_view term, std::int64_t document)
        : tx_ {tx}
        , term_ {term}
        , forms_ {forms_of(term)}
        , first_ {document}
    {
        auto const read = [&](Row const& row) {
            first_ = row.integer(0);
            entries_ = block_entries(first_, row.text(1), forms_);
        };
        tx_.each(R"sql(
            select first, documents from search_postings where term = $1 and first <= $2 order by first desc limit 1
        )sql",
            read, term_, document);
    }

    /// Below this documents belong into this block.
    std::int64_t end() const
    {
        auto const next
            = tx_.number("select min(first) from search_postings where term = $1 and first > $2", term_, first_);
        return next == 0 ? std::numeric_limits<std::int64_t>::max() : next;
    }

    /// All in rising order, and all belonging here.
    void add(std::span<BlockEntry const> added)
    {
        bool const newest = entries_.empty() || entries_.back() < added.front();
        entries_.insert(entries_.end(), added.begin(), added.end());
        if (!newest) {
            std::ranges::sort(entries_);
            entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
        }
        // Documents come newest last as a rule, so full blocks stay full.
        save_divided(newest || entries_.size() <= most_in_a_block ? most_in_a_block : most_in_a_block / 2);
    }

    void remove(BlockEntry entry)
    {
        if (std::erase(entries_, entry) == 0) return;
        if (!entries_.empty()) return save(first_, entries_);
        tx_.run("delete from search_postings where term = $1 and first = $2", term_, first_);
    }

private:
    // A document that has a stem in several forms stays in one block, so that a cursor meets it once.
    void save_divided(std::size_t most)
    {
        for (std::size_t begin = 0; begin < entries_.size();) {
            auto end = std::min(begin + most, entries_.size());
            while (end < entries_.size() && entries_[end].document == entries_[end - 1].document) ++end;
            auto const at = [&](std::size_t i) { return entries_.begin() + static_cast<std::ptrdiff_t>(i); };
            save(begin == 0 ? first_ : entries_[begin].document, {at(begin), at(end)});
            begin = end;
        }
    }

    void save(std::int64_t first, std::vector<BlockEntry> const& entries)
    {
        tx_.run(R"sql(
            insert into search_postings (term, first, documents) values ($1, $2, $3)
            on conflict (term, first) do update set documents = excluded.documents
        )sql",
            term_, first, block_text(first, entries, forms_));
    }

    Tx& tx_;
    std::string_view term_;
    Forms forms_;
    std::int64_t first_;
    std::vector<BlockEntry> entries_ {};
};

BlockEntry entry_of(std::int64_t document, Posting const& posting)
{
    auto const form = static_cast<unsigned>(posting.form) | (posting.in_title ? unsigned {title_bit} : 0U);
    return {document, static_cast<std::uint16_t>(form)};
}

class SqliteTermIndex final : public TermIndex {
public:
    void put(
        Tx& tx, std::int64_t document, std::span<Posting const> before, std::span<Posting const> now) const override
    {
        for (auto const& posting : before) {
            if (std::ranges::binary_search(now, posting)) continue;
            OpenBlock {tx, posting.text, document}.remove(entry_of(document, posting));
        }
        for (auto const& posting : now) {
            if (std::ranges::binary_search(before, posting)) continue;
            auto const entry = entry_of(document, posting);
            OpenBlock {tx, posting.text, document}.add({&entry, 1});
        }
    }

    void add(Tx& tx, std::span<DocumentPosting const> postings) const override
    {
        while (!postings.empty()) {
            auto const& term = postings.front().posting.text;
            auto const other = [&](DocumentPosting const& one) { return one.posting.text != term; };
            auto const count = static_cast<std::size_t>(std::ranges::find_if(postings, other) - postings.begin());
            std::vector<BlockEntry> entries;
            for (auto const& one : postings.first(count)) entries.push_back(entry_of(one.document, one.posting));
            std::ranges::sort(entries);
            add_to_term(tx, term, entries);
            postings = postings.subspan(count);
        }
    }

    void clear(Tx& tx) const override { tx.run("delete from search_postings"); }

    bool has(Tx& tx, std::string_view stem_term, int form) const override
    {
        // Reads no more of a long list than a few blocks: what stands in many documents is hardly gone from all.
        AllOf const wanted {{{.text = std::string {stem_term}, .exact = form}}};
        auto const newest = newest_in_all(tx, wanted, most_read_for_a_form);
        return newest.size() == most_read_for_a_form
            || std::ranges::any_of(newest, [](Match const& match) { return (match.signs.front() & sign_exact) != 0; });
    }

protected:
    std::vector<Match> matches(Tx& tx, AllOf const& wanted, std::size_t limit) const override
    {
        return newest_in_all(tx, wanted, limit);
    }

private:
    static void add_to_term(Tx& tx, std::string_view term, std::span<BlockEntry const> entries)
    {
        while (!entries.empty()) {
            OpenBlock block {tx, term, entries.front().document};
            auto const end = std::ranges::lower_bound(entries, block.end(), {}, &BlockEntry::document);
            auto const count = static_cast<std::size_t>(end - entries.begin());
            block.add(entries.first(count));
            entries = entries.subspan(count);
        }
    }
};

} // namespace

std::shared_ptr<TermIndex const> sqlite_term_index()
{
    return std::make_shared<SqliteTermIndex>();
}

} // namespace platform
