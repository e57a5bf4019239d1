#include "areas/people/blocks/block.h"

#include "areas/people/blocks/block_store.h"
#include "areas/people/may.h"
#include "areas/people/people.h"
#include "areas/people/person_store.h"

namespace people {

base::Result<Person> block(platform::Context& cx, base::PersonId id)
{
    auto person = TRY(PersonStore {cx.tx}.find(id));
    TRY(platform::require_view(may(cx.actor, Action::view, person)));
    TRY(platform::require(may(cx.actor, Action::block, person)));
    BlockStore {cx.tx}.add(*cx.actor.person, id, cx.clock.now());
    cx.outbox.add(BlocksChanged {*cx.actor.person});
    return person;
}

base::Result<Person> unblock(platform::Context& cx, base::PersonId id)
{
    auto person = TRY(PersonStore {cx.tx}.find(id));
    if (!cx.actor.person) return base::not_found();
    BlockStore {cx.tx}.remove(*cx.actor.person, id);
    cx.outbox.add(BlocksChanged {*cx.actor.person});
    return person;
}

} // namespace people
