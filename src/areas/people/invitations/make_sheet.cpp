#include "areas/people/invitations/make_sheet.h"

#include "areas/people/invitations/invitation_store.h"
#include "areas/people/invitations/may.h"

namespace people {

base::Result<Invitation> make_sheet(platform::Context& cx, std::string_view language)
{
    TRY(platform::require(may(cx.actor, DoorAction::make_sheet, Joining::open)));
    InvitationStore store {cx.tx};
    // Each open sheet is one more code that a guess could hit.
    if (store.open_sheets().size() >= most_sheets) return base::conflict("too_many_sheets");
    Invitation sheet;
    sheet.id = cx.ids.make<InvitationId>();
    sheet.kind = InvitationKind::sheet;
    sheet.created_by = cx.actor.person;
    sheet.language = language;
    sheet.created_at = cx.clock.now();
    store.save(sheet);
    return sheet;
}

} // namespace people
