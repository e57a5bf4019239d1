#include "areas/people/invitations/invitation_store.h"

namespace people {

namespace {

Invitation invitation_of(platform::Row const& row)
{
    return {.id = row.id<InvitationId>(0),
        .kind = invitation_kind_named(row.text(1)).value_or(InvitationKind::address),
        .created_by = row.maybe_id<base::PersonId>(2),
        .email = row.string(3),
        .email_hash = row.string(4),
        .language = row.string(5),
        .state = invitation_state_named(row.text(6)).value_or(InvitationState::closed),
        .joined = row.integer(7),
        .created_at = row.time(8),
        .answered_at = row.maybe(9, &platform::Row::time)};
}

} // namespace

base::Result<Invitation> InvitationStore::find(InvitationId id)
{
    auto found = tx_.one(R"sql(
        select id, kind, created_by, email, email_hash, language, state, joined, created_at, answered_at
        from invitations where id = $1
    )sql",
        invitation_of, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

void InvitationStore::save(Invitation const& invitation)
{
    tx_.run(R"sql(
        insert into invitations (id, kind, created_by, email, email_hash, language, state, joined, created_at, answered_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (id) do update
        set email = excluded.email, state = excluded.state, joined = excluded.joined, answered_at = excluded.answered_at
    )sql",
        invitation.id, name_of(invitation.kind), invitation.created_by, invitation.email, invitation.email_hash,
        invitation.language, name_of(invitation.state), invitation.joined, invitation.created_at,
        invitation.answered_at);
}

std::optional<Invitation> InvitationStore::open_to(std::string_view email_hash)
{
    return tx_.one(R"sql(
        select id, kind, created_by, email, email_hash, language, state, joined, created_at, answered_at
        from invitations where email_hash = $1 and state = 'open' order by id limit 1
    )sql",
        invitation_of, email_hash);
}

std::unordered_set<std::string> InvitationStore::asked_or_refused(std::span<std::string const> email_hashes)
{
    std::unordered_set<std::string> found;
    if (email_hashes.empty()) return found;
    platform::Binds binds;
    binds.list(email_hashes);
    auto const keep = [&](platform::Row const& row) { found.insert(row.string(0)); };
    tx_.query(platform::sql_list(
                  "select email_hash from invitations where email_hash in ({list}) and state in ('open', 'prepared')",
                  email_hashes.size()),
        binds.span(), keep);
    tx_.query(platform::sql_list(
                  "select email_hash from refused_addresses where email_hash in ({list})", email_hashes.size()),
        binds.span(), keep);
    return found;
}

std::vector<InvitationId> InvitationStore::open_prepared(std::span<std::int64_t const> ids, base::Time now)
{
    std::vector<InvitationId> opened;
    if (ids.empty()) return opened;
    auto const sql = platform::sql_list("update invitations set state = 'open', created_at = $1 where id in ({list}) "
                                        "and state = 'prepared' returning id",
        ids.size(), 2);
    platform::Binds binds;
    binds.add(now).list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { opened.push_back(row.id<InvitationId>(0)); });
    return opened;
}

std::vector<Invitation> InvitationStore::open_sheets()
{
    return tx_.all(R"sql(
        select id, kind, created_by, email, email_hash, language, state, joined, created_at, answered_at
        from invitations where kind = 'sheet' and state = 'open' order by id desc
    )sql",
        invitation_of);
}

std::vector<Invitation> InvitationStore::of(base::PersonId creator, InvitationId before, int limit)
{
    return tx_.all(R"sql(
        select id, kind, created_by, email, email_hash, language, state, joined, created_at, answered_at
        from invitations where created_by = $1 and kind = 'address' and id < $2 order by id desc limit $3
    )sql",
        invitation_of, creator, before, limit);
}

std::vector<Invitation> InvitationStore::all(InvitationId before, int limit)
{
    return tx_.all(R"sql(
        select id, kind, created_by, email, email_hash, language, state, joined, created_at, answered_at
        from invitations where kind = 'address' and id < $1 order by id desc limit $2
    )sql",
        invitation_of, before, limit);
}

std::vector<std::int64_t> InvitationStore::waiting(base::Time from, base::Time to, InvitationId after, int limit)
{
    return tx_.all(R"sql(
        select id from invitations
        where kind = 'address' and state = 'open' and id > $1 and created_at > $2 and created_at <= $3
        order by id limit $4
    )sql",
        [](platform::Row const& row) { return row.integer(0); }, after, from, to, limit);
}

std::int64_t InvitationStore::made_since(std::optional<base::PersonId> creator, base::Time since)
{
    return tx_.number("select count(*) from invitations where created_by = $1 and kind = 'address' and created_at > $2",
        creator, since);
}

void InvitationStore::forget(std::string_view email_hash)
{
    tx_.run("delete from invitations where email_hash = $1 and kind = 'address'", email_hash);
}

std::vector<Invitation> InvitationStore::sent_by(base::PersonId creator)
{
    return tx_.all(R"sql(
        select id, kind, created_by, email, email_hash, language, state, joined, created_at, answered_at
        from invitations where created_by = $1 order by id
    )sql",
        invitation_of, creator);
}

bool InvitationStore::forget_some_of(base::PersonId creator)
{
    constexpr int at_most = 100;
    return tx_.run(R"sql(
        update invitations
        set created_by = null,
            email = case when kind = 'address' and state in ('open', 'prepared') then '' else email end,
            state = case when kind = 'address' and state in ('open', 'prepared') then 'closed' else state end
        where id in (select id from invitations where created_by = $1 order by id limit $2)
    )sql",
               creator, at_most)
        < at_most;
}

void InvitationStore::refuse_address(std::string_view email_hash, base::Time now)
{
    tx_.run(
        "insert into refused_addresses (email_hash, refused_at) values ($1, $2) on conflict (email_hash) do nothing",
        email_hash, now);
}

void InvitationStore::allow_address(std::string_view email_hash)
{
    tx_.run("delete from refused_addresses where email_hash = $1", email_hash);
}

bool InvitationStore::is_refused(std::string_view email_hash)
{
    return tx_.number("select count(*) from refused_addresses where email_hash = $1", email_hash) > 0;
}

} // namespace people
