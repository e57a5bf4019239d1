#include "areas/notices/incoming/stopped.h"

#include "areas/notices/incoming/incoming_store.h"
#include "areas/notices/incoming/mailed_address.h"
#include "areas/notices/mailable.h"
#include "areas/notices/may.h"

namespace notices {

std::optional<base::Time> stopped_since(platform::Tx& tx, people::Person const& person)
{
    auto const trouble = IncomingStore {tx}.trouble_of(person.id);
    if (!trouble || trouble->address_hash != address_hash(person.email)) return std::nullopt;
    return trouble->stopped_at;
}

base::Result<base::Done> trust_address_again(platform::Context& cx)
{
    if (!cx.actor.person) return base::Refusal {.reason = base::Reason::not_signed_in, .code = "not_signed_in"};
    TRY(platform::require(may(cx.actor, Action::choose_letters, *cx.actor.person)));
    IncomingStore {cx.tx}.forget_trouble(*cx.actor.person);
    return base::Done {};
}

} // namespace notices
