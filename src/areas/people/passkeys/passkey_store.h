#pragma once

#include "base/actor.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace people {

using PasskeyId = base::IdOf<struct PasskeyTag>;

/// A key that lives in somebody's phone or computer; we have its public half.
struct Passkey {
    PasskeyId id {};
    base::PersonId person {};
    std::string credential {}; ///< base64url, as browsers name it
    std::string public_key {}; ///< base64url of a COSE key
    std::int64_t counter = 0;
    std::string name {};
    base::Time made_at {};
    std::optional<base::Time> used_at {};
};

constexpr base::Milliseconds question_life = std::chrono::minutes {5};

/// All SQL about passkeys and the questions they answer.
class PasskeyStore {
public:
    explicit PasskeyStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// False when the key is known already.
    bool add(Passkey const& passkey);
    std::optional<Passkey> with_credential(std::string_view credential);
    std::vector<Passkey> of(base::PersonId person);
    std::int64_t count(base::PersonId person);
    void use(PasskeyId id, std::int64_t counter, base::Time now);
    void remove(base::PersonId person, PasskeyId id);
    void remove_all(base::PersonId person);
    void remove_made_since(base::PersonId person, base::Time since);

    void ask(std::string_view question_hash, std::string_view browser_hash, base::Time now);
    /// Takes the question away; false when this browser was not asked it within five minutes, or answered it already.
    bool answer(std::string_view question_hash, std::string_view browser_hash, base::Time now);

private:
    platform::Tx& tx_;
};

} // namespace people
