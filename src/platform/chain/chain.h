#pragma once

// A chain is a list of facts that nobody edits: decisions about people, money, credentials, evidence. A fact is written in the
// transaction of its cause; one sequencer job after the commit makes a link of it, which holds the hash of the link before.
//
//     hash = SHA-256 in hex of   "groundswell-chain/1\n" chain "\n" number "\n" fact id "\n" written_at "\n" previous "\n" body
//
// number counts from 1 in each chain, the fact's id is base-32 text, written_at is UTC milliseconds, previous is empty for number 1.
// The body is one JSON object. Personal words are not in it: it holds SHA-256 in hex of (salt "\n" words), and the salt and the words
// stand beside it until somebody they belong to is erased. A link without its words is whole; words that do not fit are a break.

#include "base/actor.h"
#include "base/json.h"
#include "platform/storage/context.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace platform {

using FactId = base::IdOf<struct FactTag>;

/// Words that go with a fact, and whose erasure takes them.
struct FactText {
    std::string name {}; ///< of the body's member that holds the hash
    std::string words {};
    base::PersonId by {};
    base::PersonId about {};
};

/// Writes a fact into a chain, with ids and figures in `body`; the texts are added as hashes. In order with the facts of other
/// transactions a moment after the commit.
FactId write_fact(Context& cx, std::string_view chain, base::Json body, std::vector<FactText> const& texts = {});

/// One link of a chain.
struct Link {
    std::string chain {};
    std::int64_t number = 0;
    FactId fact {};
    base::Time written_at {};
    std::string body {};
    std::string previous {};
    std::string hash {};
};

/// What the hash of this link must be.
std::string hash_of(Link const& link);

/// Where a chain ends now; its hash is empty and its number 0 before the first link.
struct Head {
    std::string chain {};
    std::int64_t number = 0;
    std::string hash {};
};
Head head_of(Tx& tx, std::string_view chain);

/// The newest links before a number, newest first.
std::vector<Link> links_before(Tx& tx, std::string_view chain, std::int64_t before, int limit);

/// The words of these facts that are still kept: by fact, then by name.
struct KeptText {
    std::string name {};
    std::string words {};
};
std::unordered_map<FactId, std::vector<KeptText>> texts_of(Tx& tx, std::span<FactId const> facts);

/// All words of one's own or about one that are kept in chains, for the export.
std::vector<KeptText> texts_concerning(Tx& tx, base::PersonId person);

/// Takes the words that are by her or about her out of at most a hundred facts; the links stay whole. True when none is left.
bool forget_texts_of(Tx& tx, base::PersonId person);

/// Makes links of facts that wait, at most so many; gives how many it was.
int extend_chains(Tx& tx, int limit);

} // namespace platform
