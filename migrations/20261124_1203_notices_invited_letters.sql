-- The last weekly letter to each address that was invited and has not answered. The room of notices alone touches it; it knows
-- the invitation, not the address. Lines of invitations that have ended are cleared away.
create table invited_letters (
    invitation_id {id},
    planned_for bigint not null,
    handed_at bigint
);
