#include "platform/search/term_index.h"
#include "platform/search/terms.h"

#include <algorithm>
#include <array>
#include <map>

namespace platform {

namespace {

// A tsvector knows only whether it has a lexeme, so what a posting says more of itself becomes lexemes too: of a stem
// its text with the form, and the same once more for the title.
constexpr char formed_mark = 'x';
constexpr char title_mark = 't';
constexpr char formed_title_mark = 'y';

std::string lexeme(std::string_view text, char mark, std::optional<int> form = {})
{
    std::string result {text};
    result[mark_place] = mark;
    if (form) result += form_letters(*form);
    return result;
}

std::string lexemes_of(std::span<Posting const> postings)
{
    std::string text;
    auto const add = [&](std::string_view lexeme) { (text += text.empty() ? "" : " ") += lexeme; };
    for (auto const& posting : postings) {
        add(posting.text);
        if (mark_of(posting.text) != stem_mark) continue;
        add(lexeme(posting.text, formed_mark, posting.form));
        if (!posting.in_title) continue;
        add(lexeme(posting.text, title_mark));
        add(lexeme(posting.text, formed_title_mark, posting.form));
    }
    return text;
}

/// Quoted, so that no lexeme is taken for an operator. Lexemes hold no quotes and no backslashes.
class TsQuery {
public:
    void add(std::string_view lexeme)
    {
        if (!text_.empty()) text_ += " | ";
        text_ += '\'';
        text_ += lexeme;
        text_ += '\'';
    }

    std::string const& text() const { return text_; }

private:
    std::string text_ {};
};

/// What one group asks for, and how a document shows each Sign.
struct GroupQueries {
    explicit GroupQueries(AnyOf const& terms)
    {
        for (auto const& term : terms) {
            auto const found_by = term.only ? lexeme(term.text, formed_mark, term.only) : term.text;
            any.add(found_by);
            if (term.typed) typed.add(found_by);
            if (mark_of(term.text) != stem_mark) continue;
            title.add(lexeme(term.text, term.only ? formed_title_mark : title_mark, term.only));
            if (term.exact) (term.typed ? exact : guessed).add(lexeme(term.text, formed_mark, term.exact));
        }
    }

    TsQuery any {};
    TsQuery typed {};
    TsQuery exact {};
    TsQuery title {};
    TsQuery guessed {};

    /// In the order of the signs' bits.
    std::array<TsQuery const*, 4> of_signs() const { return {&typed, &exact, &title, &guessed}; }
};

/// A tsvector made without any of PostgreSQL's own word rules.
class PostgresTermIndex final : public TermIndex {
public:
    void put(Tx& tx, std::int64_t document, std::span<Posting const>, std::span<Posting const> now) const override
    {
        if (now.empty()) {
            tx.run("delete from search_postings where id = $1", document);
            return;
        }
        tx.run(R"sql(
            insert into search_postings (id, terms) values ($1, array_to_tsvector(string_to_array($2, ' ')))
            on conflict (id) do update set terms = excluded.terms
        )sql",
            document, lexemes_of(now));
    }

    void add(Tx& tx, std::span<DocumentPosting const> postings) const override
    {
        std::map<std::int64_t, std::vector<Posting>> documents;
        for (auto const& one : postings) documents[one.document].push_back(one.posting);
        for (auto const& [document, now] : documents) put(tx, document, {}, now);
    }

    void clear(Tx& tx) const override { tx.run("delete from search_postings"); }

    bool has(Tx& tx, std::string_view stem_term, int form) const override
    {
        TsQuery wanted;
        wanted.add(lexeme(stem_term, formed_mark, form));
        return tx.number(R"sql(
            select count(*) from (select 1 from search_postings where terms @@ cast($1 as tsquery) limit 1) as found
        )sql",
                   wanted.text())
            != 0;
    }

protected:
    std::vector<Match> matches(Tx& tx, AllOf const& wanted, std::size_t limit) const override
    {
        std::vector<GroupQueries> const groups {wanted.begin(), wanted.end()};
        std::string all;
        for (auto const& group : groups) all += (all.empty() ? "(" : " & (") + group.any.text() + ")";
        std::vector<Bind> binds {limit, all};
        std::string columns;
        for (auto const& group : std::span {groups}.first(std::min(groups.size(), most_weighed_groups))) {
            for (auto const* query : group.of_signs()) {
                binds.emplace_back(query->text());
                columns
                    += ", case when terms @@ cast($" + std::to_string(binds.size()) + " as tsquery) then 1 else 0 end";
            }
        }
        std::vector<Match> found;
        auto const sql = sql_list("select id" + columns + " from (select id, terms from search_postings "
                + "where terms @@ cast($2 as tsquery) order by id desc limit $1) as newest order by id desc",
            1);
        tx.query(sql, binds,
            [&](Row const& row) { found.push_back(match_in(row, std::min(groups.size(), most_weighed_groups))); });
        return found;
    }

private:
    static Match match_in(Row const& row, std::size_t groups)
    {
        Match match {.document = row.integer(0)};
        int column = 0;
        for (std::size_t group = 0; group < groups; ++group) {
            unsigned signs = 0;
            for (unsigned sign = sign_typed; sign <= sign_guessed; sign *= 2) signs |= row.yes(++column) ? sign : 0U;
            match.signs[group] = static_cast<unsigned char>(signs);
        }
        return match;
    }
};

} // namespace

std::shared_ptr<TermIndex const> postgres_term_index()
{
    return std::make_shared<PostgresTermIndex>();
}

} // namespace platform
