#include "platform/chain/verify.h"

#include "platform/chain/chain_store.h"

namespace platform {

namespace {

constexpr int links_a_page = 500;

/// What is wrong with a link that comes after this head; empty when nothing is.
std::string_view wrong_with(Link const& link, Head const& before)
{
    if (link.number != before.number + 1) return "row_missing";
    if (link.previous != before.hash) return "previous_differs";
    if (link.hash != hash_of(link)) return "content_changed";
    return {};
}

/// Words that are gone went with somebody who was erased; words that are there must be those of the hash.
std::optional<Broken> changed_text(ChainStore& store, std::vector<Link> const& links)
{
    std::vector<FactId> facts;
    for (auto const& link : links) facts.push_back(link.fact);
    std::unordered_map<FactId, Link const*> by_fact;
    for (auto const& link : links) by_fact.emplace(link.fact, &link);
    for (auto const& text : store.texts(facts)) {
        auto const* const link = by_fact[text.fact];
        auto const member = "\"" + text.name + "\":\"" + hash_of_words(text.salt, text.words) + "\"";
        if (link->body.find(member) == std::string::npos)
            return Broken {link->chain, link->fact.text(), "text_changed"};
    }
    return std::nullopt;
}

std::optional<Broken> walk(ChainStore& store, Head& head)
{
    for (;;) {
        auto const links = store.after(head.chain, head.number, links_a_page);
        if (links.empty()) return std::nullopt;
        for (auto const& link : links) {
            auto const wrong = wrong_with(link, head);
            if (!wrong.empty()) return Broken {link.chain, link.fact.text(), std::string {wrong}};
            head = {link.chain, link.number, link.hash};
        }
        if (auto changed = changed_text(store, links)) return changed;
    }
}

} // namespace

Verified verify_chains(Tx& tx, std::optional<std::string> const& published_head)
{
    ChainStore store {tx};
    Verified verified;
    for (auto const& chain : store.chains()) {
        Head head {chain, 0, ""};
        verified.broken = walk(store, head);
        if (verified.broken) return verified;
        verified.heads.push_back(head);
        verified.waiting.push_back(store.waiting_count(chain));
    }
    if (published_head && !store.has_hash(*published_head)) verified.broken = Broken {"", "", "head_not_found"};
    return verified;
}

base::Json json_of(Verified const& verified)
{
    auto json = base::Json::object().add("ok", !verified.broken);
    if (verified.broken) {
        auto const text = [](std::string const& words) { return words.empty() ? std::nullopt : std::optional {words}; };
        return json.add("chain", text(verified.broken->chain))
            .add("id", text(verified.broken->id))
            .add("reason", verified.broken->reason);
    }
    auto chains = base::Json::array();
    for (std::size_t i = 0; i < verified.heads.size(); ++i) {
        auto const& head = verified.heads[i];
        chains.push(base::Json::object()
                        .add("chain", head.chain)
                        .add("links", head.number)
                        .add("head", head.hash)
                        .add("waiting", verified.waiting[i]));
    }
    return json.add("chains", chains);
}

} // namespace platform
