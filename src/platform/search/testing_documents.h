#pragma once

#include "platform/search/search.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <algorithm>
#include <string>
#include <vector>

// What the tests of search share: a shelf of documents on one engine, and short ways to fill it and to ask.
namespace platform::testing {

inline SearchAudience const everyone = SearchAudience::everyone();
inline SearchAudience const members = SearchAudience::members();
inline SearchAudience const circle_one = SearchAudience::circle(base::CircleId {1});
inline SearchAudience const circle_two = SearchAudience::circle(base::CircleId {2});

class Shelf {
public:
    explicit Shelf(Store& store)
        : store_ {store}
        , search {store->engine()}
    {
    }

    void put(SearchDocument const& document, std::vector<SearchAudience> const& audiences = {everyone})
    {
        write(*store_, [&](Tx& tx) { search.put(tx, audiences, document); });
    }

    void need(std::int64_t id, std::string title, std::string body = "", std::string language = "tr")
    {
        put({.kind = "need",
            .id = id,
            .title = std::move(title),
            .body = std::move(body),
            .language = std::move(language)});
    }

    void remove(std::int64_t id)
    {
        write(*store_, [&](Tx& tx) { search.remove(tx, "need", id); });
    }

    SearchFound find(SearchQuery const& query)
    {
        auto const lease = store_->read();
        return search.find(lease->tx(), query);
    }

    SearchFound find(std::string const& text, std::vector<SearchAudience> const& audiences = {everyone})
    {
        return find(SearchQuery {.text = text, .audiences = audiences});
    }

    /// The ids in the order of the hits.
    std::vector<std::int64_t> ids(std::string const& text, std::vector<SearchAudience> const& audiences = {everyone})
    {
        return ids_of(find(text, audiences).hits);
    }

    std::vector<SearchHit> suggestions(std::string const& text,
        std::vector<SearchAudience> const& audiences = {everyone}, std::vector<std::string> const& kinds = {})
    {
        auto const lease = store_->read();
        return search.suggestions(lease->tx(), audiences, text, kinds);
    }

    static std::vector<std::int64_t> ids_of(std::vector<SearchHit> const& hits)
    {
        std::vector<std::int64_t> ids;
        for (auto const& hit : hits) ids.push_back(hit.id);
        return ids;
    }

private:
    Store& store_;

public:
    Search const search;
};

using Ids = std::vector<std::int64_t>;

/// The pieces as one text, what was found in brackets.
inline std::string marked(std::vector<SearchPiece> const& pieces)
{
    std::string text;
    for (auto const& piece : pieces) text += piece.found ? "[" + piece.text + "]" : piece.text;
    return text;
}

} // namespace platform::testing
