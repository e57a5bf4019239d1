#include "platform/chain/chain.h"

#include "platform/chain/chain_jobs.h"
#include "platform/chain/chain_store.h"
#include "platform/chain/verify.h"
#include "platform/keys/keys.h"

namespace platform {

namespace {

constexpr std::size_t salt_bytes = 16;
constexpr int forgotten_at_once = 100;

} // namespace

std::string hash_of(Link const& link)
{
    std::string all = "groundswell-chain/1\n";
    for (auto const& part :
        {link.chain, std::to_string(link.number), link.fact.text(), std::to_string(link.written_at.ms), link.previous})
        (all += part) += '\n';
    return sha256_hex(all += link.body);
}

std::string hash_of_words(std::string_view salt, std::string_view words)
{
    return sha256_hex((std::string {salt} += '\n').append(words));
}

FactId write_fact(Context& cx, std::string_view chain, base::Json body, std::vector<FactText> const& texts)
{
    auto const id = cx.ids.make<FactId>();
    ChainStore store {cx.tx};
    for (auto const& text : texts) {
        auto const salt = base32_of_bytes(cx.chance.bytes(salt_bytes));
        body.add(text.name, hash_of_words(salt, text.words));
        store.keep(id, text, salt);
    }
    store.wait(id, chain, cx.clock.now(), body.text());
    cx.outbox.job(sequencer_job, "{}");
    return id;
}

Head head_of(Tx& tx, std::string_view chain)
{
    auto const last = ChainStore {tx}.last(chain);
    return last ? Head {last->chain, last->number, last->hash} : Head {std::string {chain}, 0, ""};
}

std::vector<Link> links_before(Tx& tx, std::string_view chain, std::int64_t before, int limit)
{
    return ChainStore {tx}.before(chain, before, limit);
}

std::unordered_map<FactId, std::vector<KeptText>> texts_of(Tx& tx, std::span<FactId const> facts)
{
    std::unordered_map<FactId, std::vector<KeptText>> kept;
    for (auto& text : ChainStore {tx}.texts(facts))
        kept[text.fact].push_back({std::move(text.name), std::move(text.words)});
    return kept;
}

std::vector<KeptText> texts_concerning(Tx& tx, base::PersonId person)
{
    return ChainStore {tx}.texts_concerning(person);
}

bool forget_texts_of(Tx& tx, base::PersonId person)
{
    return ChainStore {tx}.forget_texts(person, forgotten_at_once) < forgotten_at_once;
}

int extend_chains(Tx& tx, int limit)
{
    ChainStore store {tx};
    std::unordered_map<std::string, Head> heads;
    auto waiting = store.waiting(limit);
    for (auto& link : waiting) {
        auto [head, is_new] = heads.try_emplace(link.chain);
        if (is_new) head->second = head_of(tx, link.chain);
        link.number = head->second.number + 1;
        link.previous = head->second.hash;
        link.hash = hash_of(link);
        store.add(link);
        head->second = {link.chain, link.number, link.hash};
    }
    return static_cast<int>(waiting.size());
}

} // namespace platform
