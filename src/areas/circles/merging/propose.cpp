#include "areas/circles/merging/propose.h"

#include "areas/circles/membership_store.h"
#include "areas/circles/merging/may.h"
#include "areas/circles/merging/merging_store.h"
#include "areas/circles/merging/move.h"
#include "areas/circles/start_circle.h"

namespace circles {

namespace {

constexpr std::size_t address_limit = 500;

/// A proposal with both of its circles, for an actor who may do this.
struct Proposed {
    Merging merging {};
    Circle circle {};
    Circle other {};

    Circle const& into() const { return merging.into == circle.id ? circle : other; }
    Circle const& from() const { return merging.into == circle.id ? other : circle; }
};

base::Result<Proposed> proposed(platform::Context& cx, std::string_view circle, MergingId id, MergingAction action)
{
    auto const here = TRY(hosted(cx, circle));
    auto merging = TRY(MergingStore {cx.tx}.find(id));
    if (merging.circle != here.circle.id && merging.other != here.circle.id) return base::not_found();
    MembershipStore people {cx.tx};
    auto const proposing = people.of(merging.circle, cx.actor.person).standing;
    auto const asked = people.of(merging.other, cx.actor.person).standing;
    TRY(platform::require_view(may(cx.actor, MergingAction::see, proposing, asked)));
    TRY(platform::require(may(cx.actor, action, proposing, asked)));
    CircleStore circles {cx.tx};
    auto one = TRY(circles.find(merging.circle));
    auto other = TRY(circles.find(merging.other));
    return Proposed {std::move(merging), std::move(one), std::move(other)};
}

/// A host would find herself outside of her own circle.
base::Result<base::Done> no_host_was_taken_out(platform::Tx& tx, CircleId one, CircleId other)
{
    if (MergingStore {tx}.taken_out(one, other, true) > 0) return base::conflict("merging_host_was_taken_out");
    return base::Done {};
}

void tell_that_both_changed(platform::Context& cx, Proposed const& two)
{
    cx.outbox.add(CircleChanged {two.into().id});
    cx.outbox.add(CircleChanged {two.from().id});
    cx.outbox.add(MergingDecided {two.merging.id});
}

} // namespace

std::string circle_named_in(std::string_view typed)
{
    constexpr std::string_view room = "/circles/";
    typed = typed.substr(0, typed.find_first_of("?#"));
    if (auto const at = typed.find(room); at != std::string_view::npos) {
        typed.remove_prefix(at + room.size());
        return std::string {typed.substr(0, typed.find('/'))};
    }
    return std::string {typed};
}

base::Result<MergingWords> MergingWords::from(web::Fields& fields)
{
    MergingWords words;
    words.other = circle_named_in(fields.line("other", address_limit, web::Demand::required));
    static constexpr base::Names<bool, 2> addresses {{"other", "this"}};
    words.stays = fields.one_of("address", addresses).value_or(true);
    words.name = fields.line("name", name_limit, web::Demand::required);
    words.purpose = fields.line("purpose", purpose_limit, web::Demand::required);
    words.promises = fields.text("promises", 600);
    words.why = fields.line("why", merging_sentence_limit, web::Demand::required);
    return fields.or_problems(std::move(words));
}

base::Result<Seen> hosted(platform::Reading const& reading, std::string_view circle)
{
    auto seen = TRY(circle_seen(reading, circle));
    TRY(platform::require_view(may(reading.actor, Action::host, seen.circle, seen.mine.standing)));
    return seen;
}

base::Result<Merging> propose_merging(platform::Context& cx, std::string_view circle, MergingWords const& words)
{
    auto const here = TRY(hosted(cx, circle));
    TRY(platform::require(may(cx.actor, MergingAction::propose, here.mine.standing, Standing::none)));
    auto const there = circle_seen(cx, words.other);
    if (!there || there->circle.id == here.circle.id) return base::invalid("other", "not_a_circle");
    TRY(can_be_one(here.circle, there->circle));
    TRY(no_host_was_taken_out(cx.tx, here.circle.id, there->circle.id));
    MergingStore store {cx.tx};
    auto const now = cx.clock.now();
    if (store.standing_about(here.circle.id, there->circle.id, now - merging_answer_time))
        return base::conflict("merging_proposed_already");
    Merging const merging {.id = cx.ids.make<MergingId>(),
        .circle = here.circle.id,
        .other = there->circle.id,
        .into = words.stays ? here.circle.id : there->circle.id,
        .name = words.name,
        .purpose = words.purpose,
        .promises = words.promises,
        .why = words.why,
        .proposed_by = *cx.actor.person,
        .proposed_at = now};
    store.save(merging);
    cx.outbox.add(MergingProposed {merging.id});
    return merging;
}

base::Result<Merging> agree_to_merging(
    platform::Context& cx, std::string_view circle, MergingId id, std::string const& answer)
{
    auto two = TRY(proposed(cx, circle, id, MergingAction::decide));
    two.merging = TRY(agreed(std::move(two.merging), *cx.actor.person, answer, cx.clock.now()));
    // They may have ended, or somebody may have been taken out, since they were laid side by side.
    TRY(can_be_one(two.circle, two.other));
    TRY(no_host_was_taken_out(cx.tx, two.circle.id, two.other.id));
    CircleStore circles {cx.tx};
    auto const into = made_one(two.into(), two.from(), two.merging);
    if (into.audience != two.into().audience)
        cx.outbox.job("circles.index_posts", CircleChanged {into.id}.payload(), cx.clock.now());
    circles.save(on_the_way(two.from(), into));
    circles.save(into);
    MergingStore {cx.tx}.save(two.merging);
    tell_that_both_changed(cx, two);
    move_later(cx, two.merging);
    return two.merging;
}

base::Result<Merging> decline_merging(
    platform::Context& cx, std::string_view circle, MergingId id, std::string const& answer)
{
    auto two = TRY(proposed(cx, circle, id, MergingAction::decide));
    two.merging = TRY(declined(std::move(two.merging), *cx.actor.person, answer, cx.clock.now()));
    MergingStore {cx.tx}.save(two.merging);
    cx.outbox.add(MergingDecided {id});
    return two.merging;
}

base::Result<Merging> take_merging_back(platform::Context& cx, std::string_view circle, MergingId id)
{
    auto two = TRY(proposed(cx, circle, id, MergingAction::take_back));
    two.merging = TRY(taken_back(std::move(two.merging), cx.clock.now()));
    MergingStore {cx.tx}.save(two.merging);
    cx.outbox.add(MergingDecided {id});
    return two.merging;
}

} // namespace circles
