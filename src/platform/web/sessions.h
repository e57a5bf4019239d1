#pragma once

#include "base/actor.h"
#include "base/chance.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace web {

/// How a session proves itself: a browser by its cookie, a program by a personal token.
enum class Bearer { browser, program };

/// One place where somebody is signed in. The token itself is never stored, only its SHA-256.
struct Session {
    std::int64_t id = 0;
    base::PersonId person {};
    Bearer bearer = Bearer::browser;
    std::string label {}; ///< "Firefox on Android", or the name a person gave to a token
    base::Time created_at {};
    base::Time seen_at {};
};

/// Sessions and personal tokens in one table: the one place that turns a credential into a person. Nothing is cached, so a
/// session that was ended is dead at the next request on every node.
class Sessions {
public:
    explicit Sessions(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    std::optional<Session> by_token(std::string_view token, Bearer bearer, base::Time now);

    /// The new session's token.
    std::string begin(base::IdSource& ids, base::Chance& chance, base::PersonId person, Bearer bearer,
        std::string_view label, base::Time now);

    std::optional<Session> find(std::int64_t session);
    /// Which of these are not over: ended, or unused for too long.
    std::unordered_set<std::int64_t> alive(std::span<std::int64_t const> sessions, base::Time now);
    std::vector<Session> of(base::PersonId person);
    void end(base::PersonId person, std::int64_t session);
    void end_all(base::PersonId person, std::int64_t except = 0);
    void seen(std::int64_t session, base::Time at);
    /// Removes at most so many that are over; gives how many it was.
    std::int64_t forget_expired(base::Time now, int limit);

    /// Ends every session and token of somebody who leaves, and forgets the answers kept for repeated requests.
    void forget(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace web
