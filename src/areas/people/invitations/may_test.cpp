#include "areas/people/invitations/may.h"

#include <doctest/doctest.h>

using namespace people;

namespace {

base::PersonId const ana_id {1};
base::Actor const ana {.person = ana_id, .role = base::Role::member};
base::Actor const bram {.person = base::PersonId {2}, .role = base::Role::member};
base::Actor const carla {};
base::Actor const dina {.person = base::PersonId {4}, .role = base::Role::steward};

} // namespace

TEST_CASE("who may invite depends on who may come in")
{
    struct {
        char const* who;
        base::Actor actor;
        DoorAction action;
        Joining joining;
        bool allowed;
    } const law[] {
        {"a member, where anybody may come", ana, DoorAction::invite, Joining::open, true},
        {"a member, where members vouch", ana, DoorAction::invite, Joining::vouched, true},
        {"a member, where stewards invite", ana, DoorAction::invite, Joining::invited, false},
        {"a steward, where stewards invite", dina, DoorAction::invite, Joining::invited, true},
        {"a stranger, where anybody may come", carla, DoorAction::invite, Joining::open, false},
        {"a member, printing a sheet where members vouch", ana, DoorAction::make_sheet, Joining::vouched, false},
        {"a steward, printing a sheet", dina, DoorAction::make_sheet, Joining::invited, true},
        {"a stranger, printing a sheet", carla, DoorAction::make_sheet, Joining::open, false},
    };

    for (auto const& line : law) {
        INFO(line.who);
        CHECK(may(line.actor, line.action, line.joining).allowed == line.allowed);
    }
}

TEST_CASE("who sees an invitation and may take it back")
{
    Invitation const mine {.kind = InvitationKind::address, .created_by = ana_id};
    Invitation const sheet {.kind = InvitationKind::sheet, .created_by = ana_id};
    Invitation const nobodys {.kind = InvitationKind::address};
    struct {
        char const* who;
        base::Actor actor;
        Invitation const& invitation;
        bool allowed;
    } const law[] {
        {"whoever invited", ana, mine, true},
        {"a colleague", bram, mine, false},
        {"a stranger", carla, mine, false},
        {"a steward", dina, mine, true},
        {"a stranger, one made at the machine", carla, nobodys, false},
        {"a steward, one made at the machine", dina, nobodys, true},
        {"a former steward, her sheet", ana, sheet, false},
        {"a steward, any sheet", dina, sheet, true},
    };

    for (auto const& line : law) {
        INFO(line.who);
        CHECK(may(line.actor, InvitationAction::view, line.invitation).allowed == line.allowed);
        CHECK(may(line.actor, InvitationAction::close, line.invitation).allowed == line.allowed);
    }
}
