#pragma once

#include "platform/chain/chain.h"

namespace platform {

/// All SQL about chains. Links are added and read; nothing here changes or removes one.
class ChainStore {
public:
    explicit ChainStore(Tx& tx)
        : tx_ {tx}
    {
    }

    void wait(FactId id, std::string_view chain, base::Time now, std::string_view body);
    /// Facts that wait, oldest first; number and hashes are empty.
    std::vector<Link> waiting(int limit);
    std::int64_t waiting_count(std::string_view chain);
    /// Puts the link where its fact waited.
    void add(Link const& link);

    std::vector<std::string> chains();
    std::optional<Link> last(std::string_view chain);
    std::vector<Link> after(std::string_view chain, std::int64_t number, int limit);
    std::vector<Link> before(std::string_view chain, std::int64_t number, int limit);
    bool has_hash(std::string_view hash);

    /// Words with their salt.
    struct Salted {
        FactId fact {};
        std::string name {};
        std::string salt {};
        std::string words {};
    };
    void keep(FactId fact, FactText const& text, std::string_view salt);
    std::vector<Salted> texts(std::span<FactId const> facts);
    std::vector<KeptText> texts_concerning(base::PersonId person);
    std::int64_t forget_texts(base::PersonId person, int limit);

private:
    Tx& tx_;
};

} // namespace platform
