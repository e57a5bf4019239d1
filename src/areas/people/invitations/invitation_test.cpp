#include "areas/people/invitations/invitation.h"

#include <doctest/doctest.h>

using namespace people;

namespace {

base::Time const now {1'779'900'000'000};

Invitation to_ana()
{
    return {.id = {1}, .email = "ana@school.example", .email_hash = address_hash("ana@school.example")};
}

} // namespace

TEST_CASE("an invitation to an address lets one person in, a sheet lets the next one in too")
{
    Invitation const sheet {.id = {2}, .kind = InvitationKind::sheet};

    auto const once = accepted(to_ana(), now);
    auto const twice = accepted(*once, now);
    auto const by_sheet = accepted(*accepted(sheet, now), now);

    CHECK(once->state == InvitationState::accepted);
    CHECK(once->answered_at == now);
    CHECK(twice.refusal().code == "invitation_not_open");
    CHECK(by_sheet->state == InvitationState::open);
    CHECK(by_sheet->joined == 2);
}

TEST_CASE("no thanks lets go of the address and keeps only what knows it again")
{
    auto const said_no = refused(to_ana(), now);

    CHECK(said_no->state == InvitationState::refused);
    CHECK(said_no->email.empty());
    CHECK(said_no->email_hash == address_hash("ANA@School.Example"));
}

TEST_CASE("whoever came in by an invitation may still ask for no more mail")
{
    auto const said_no = refused(*accepted(to_ana(), now), now);

    CHECK(said_no->state == InvitationState::accepted);
    CHECK(said_no->email.empty());
}

TEST_CASE("a closed sheet opens no door")
{
    auto const sheet = closed({.id = {2}, .kind = InvitationKind::sheet}, now);

    CHECK(sheet->state == InvitationState::closed);
    CHECK(closed(*sheet, now)->state == InvitationState::closed);
    CHECK(accepted(*sheet, now).refusal().code == "invitation_not_open");
    CHECK(refused(*sheet, now).refusal().reason == base::Reason::not_found);
}
