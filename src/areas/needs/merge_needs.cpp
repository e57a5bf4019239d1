#include "areas/needs/merge_needs.h"

#include "areas/needs/carry_supporters.h"
#include "areas/needs/hiding_store.h"
#include "areas/needs/may.h"
#include "areas/needs/merge_store.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"
#include "areas/needs/note_step.h"

namespace needs {

namespace {

struct Found {
    Merge merge;
    Need from;
    Need into;
};

base::Result<Found> found(platform::Context& cx, MergeId id, MergeAction action)
{
    NeedStore store {cx.tx};
    auto merge = TRY(MergeStore {cx.tx}.find(id));
    auto from = TRY(store.find(merge.from));
    auto into = TRY(store.find(merge.into));
    TRY(platform::require_view(may(cx.actor, MergeAction::view, from, into)));
    TRY(platform::require(may(cx.actor, action, from, into)));
    return Found {std::move(merge), std::move(from), std::move(into)};
}

/// The last path segment of an address, up to its first hyphen.
std::string_view id_in(std::string_view address)
{
    address = address.substr(0, address.find_first_of("?#"));
    address = address.substr(address.rfind('/') + 1); // npos + 1 is 0: an id alone
    return address.substr(0, address.find('-'));
}

/// Both needs remember it: the one that goes is opened again when the merge is undone.
void note_on_both(platform::Context& cx, Merge const& merge, Step::Kind kind)
{
    note_step(cx, merge.from, kind, merge.id.text());
    note_step(cx, merge.into, kind, merge.id.text());
}

void make_one(platform::Context& cx, Found const& two)
{
    NeedStore store {cx.tx};
    MergeStore {cx.tx}.carry_author(two.merge, two.from.author, cx.clock.now());
    auto gone = two.from;
    gone.state = State::merged;
    gone.merged_into = two.into.id;
    store.save(gone);
    note_on_both(cx, two.merge, Step::Kind::merged);
    cx.outbox.add(NeedChanged {two.from.id});
    cx.outbox.add(MeTooSaid {two.into.id});
    cx.outbox.add(NeedsMerged {two.merge.id, *cx.actor.person});
    carry_later(cx, two.merge);
}

/// Both needs stand for themselves again; one that is out of sight stays there.
void make_two(platform::Context& cx, Need gone)
{
    if (gone.state == State::merged)
        gone.state = State::open;
    else
        HidingStore {cx.tx}.part(gone.id);
    gone.merged_into.reset();
    NeedStore {cx.tx}.save(gone);
}

} // namespace

base::Result<MergeWords> MergeWords::from(web::Fields& fields)
{
    MergeWords words;
    auto const other = fields.line("other", 500, web::Demand::required);
    auto const id = NeedId::from(id_in(other));
    if (!other.empty() && !id) fields.problem("other", "not_a_need");
    words.into = id.value_or(NeedId {});
    words.why = fields.text("why", 500);
    return fields.or_problems(std::move(words));
}

base::Result<Merge> propose_merge(platform::Context& cx, NeedId from_id, MergeWords const& words)
{
    NeedStore needs {cx.tx};
    MergeStore store {cx.tx};
    auto const from = TRY(needs.find(from_id));
    auto const into = needs.find(words.into);
    if (!into || words.into == from_id) return base::invalid("other", "not_a_need");
    TRY(platform::require(may(cx.actor, MergeAction::propose, from, *into)));
    TRY(takes_answers(from));
    TRY(takes_answers(*into));
    // A members' need must not become part of a public one: its supporters spoke among members.
    if (from.audience != into->audience) return base::invalid("other", "other_audience");
    if (store.open_about(from_id, words.into, cx.clock.now() - answer_time))
        return base::conflict("merge_proposed_already");
    Merge const merge {.id = cx.ids.make<MergeId>(),
        .from = from_id,
        .into = words.into,
        .proposed_by = *cx.actor.person,
        .why = words.why,
        .proposed_at = cx.clock.now()};
    store.save(merge);
    cx.outbox.add(MergeProposed {merge.id});
    return merge;
}

base::Result<Merge> accept_merge(platform::Context& cx, MergeId id)
{
    auto two = TRY(found(cx, id, MergeAction::decide));
    two.merge = TRY(accepted(std::move(two.merge), two.from, two.into, *cx.actor.person, cx.clock.now()));
    TRY(takes_answers(two.from));
    TRY(takes_answers(two.into));
    // One of them may have been opened to anyone, or narrowed, since they were laid side by side.
    if (two.from.audience != two.into.audience) return base::conflict("other_audience");
    MergeStore {cx.tx}.save(two.merge);
    if (two.merge.done_at) make_one(cx, two);
    return two.merge;
}

base::Result<Merge> refuse_merge(platform::Context& cx, MergeId id)
{
    auto two = TRY(found(cx, id, MergeAction::decide));
    two.merge = TRY(refused(std::move(two.merge), cx.clock.now()));
    MergeStore {cx.tx}.save(two.merge);
    return two.merge;
}

base::Result<Merge> withdraw_merge(platform::Context& cx, MergeId id)
{
    auto two = TRY(found(cx, id, MergeAction::withdraw));
    two.merge = TRY(withdrawn(std::move(two.merge), cx.clock.now()));
    MergeStore {cx.tx}.save(two.merge);
    cx.outbox.add(MergeEnded {id});
    return two.merge;
}

base::Result<Merge> undo_merge(platform::Context& cx, MergeId id)
{
    auto two = TRY(found(cx, id, MergeAction::undo));
    two.merge = TRY(undone(std::move(two.merge), cx.clock.now()));
    if (two.into.merged_into) return base::conflict("merge_went_on");
    MergeStore {cx.tx}.save(two.merge);
    make_two(cx, two.from);
    note_on_both(cx, two.merge, Step::Kind::parted);
    cx.outbox.add(NeedChanged {two.from.id});
    cx.outbox.add(MeTooSaid {two.from.id});
    cx.outbox.add(MeTooSaid {two.into.id});
    cx.outbox.add(NeedsMerged {two.merge.id, *cx.actor.person});
    carry_later(cx, two.merge);
    return two.merge;
}

} // namespace needs
