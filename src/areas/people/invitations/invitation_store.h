#pragma once

#include "areas/people/invitations/invitation.h"
#include "platform/storage/sql.h"

#include <span>
#include <unordered_set>
#include <vector>

namespace people {

/// All SQL about invitations and about addresses that want no mail.
class InvitationStore {
public:
    explicit InvitationStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    base::Result<Invitation> find(InvitationId id);
    void save(Invitation const& invitation);

    std::optional<Invitation> open_to(std::string_view email_hash);
    std::vector<Invitation> open_sheets();
    /// Of these, those that wait for an answer, are prepared, or want no mail.
    std::unordered_set<std::string> asked_or_refused(std::span<std::string const> email_hashes);
    /// Those of these that were prepared, open from this moment on.
    std::vector<InvitationId> open_prepared(std::span<std::int64_t const> ids, base::Time now);

    /// Invitations to addresses, newest first: one person's own, or everybody's.
    std::vector<Invitation> of(base::PersonId creator, InvitationId before, int limit);
    std::vector<Invitation> all(InvitationId before, int limit);
    /// Those to an address, made between these moments, that wait for an answer; oldest first, after this one.
    std::vector<std::int64_t> waiting(base::Time from, base::Time to, InvitationId after, int limit);
    std::int64_t made_since(std::optional<base::PersonId> creator, base::Time since);

    /// Lets go of an address that was invited; what knows it again stays only if it said no.
    void forget(std::string_view email_hash);

    /// Those that she sent, sheets too, oldest first.
    std::vector<Invitation> sent_by(base::PersonId creator);
    /// Takes her out of at most a hundred that she sent; open ones to an address are closed, because they speak in her name, and
    /// forget it. A sheet goes on without her. True when none is left.
    bool forget_some_of(base::PersonId creator);

    void refuse_address(std::string_view email_hash, base::Time now);
    void allow_address(std::string_view email_hash);
    bool is_refused(std::string_view email_hash);

private:
    platform::Tx& tx_;
};

} // namespace people
