#include "areas/circles/keeping.h"

#include "areas/circles/activities/keeping.h"
#include "areas/circles/adoption/adoption_store.h"
#include "areas/circles/adoption/poll_store.h"
#include "areas/circles/care/duty_store.h"
#include "areas/circles/care/note_store.h"
#include "areas/circles/circle_json.h"
#include "areas/circles/circle_store.h"
#include "areas/circles/circles.h"
#include "areas/circles/decisions/decision_json.h"
#include "areas/circles/decisions/decision_store.h"
#include "areas/circles/decisions/electorate_store.h"
#include "areas/circles/endings/legacy_store.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/merging/merging_store.h"
#include "areas/circles/talk/bring_picture.h"
#include "areas/circles/talk/draft_store.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/reach_store.h"
#include "areas/circles/talk/talk_json.h"
#include "areas/circles/talk/thread_store.h"

namespace circles {

namespace {

constexpr int posts_a_turn = 100;

base::Json memberships_of(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& one : MembershipStore {tx}.all_of(person)) {
        list.push(base::Json::object()
                      .add("circle", one.circle.text())
                      .add("standing", standings.of(one.standing))
                      .add("duty", duties.of(one.duty))
                      .add("words", one.words)
                      .add("since", one.since)
                      .add("less", one.less));
    }
    return list;
}

base::Json posts_of(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    PostId after;
    for (;;) {
        auto const posts = PostStore {tx}.by_author(person, after, posts_a_turn);
        for (auto const& post : posts) list.push(json_of(post));
        if (posts.size() < posts_a_turn) return list;
        after = posts.back().id;
    }
}

base::Json drafts_of(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& draft : DraftStore {tx}.all_of(person)) {
        list.push(base::Json::object()
                      .add("place", draft.place)
                      .add("title", draft.title)
                      .add("text", draft.text)
                      .add("saved_at", draft.saved_at));
    }
    return list;
}

/// Where each picture that she brought can be looked at.
base::Json pictures_of(platform::Tx& tx, base::PersonId person)
{
    auto const brought = PictureStore {tx}.brought_by(person);
    std::vector<CircleId> ids;
    for (auto const& one : brought) ids.push_back(one.circle);
    auto const circles = CircleStore {tx}.of(ids);
    auto list = base::Json::array();
    for (auto const& one : brought) {
        auto const circle = circles.find(one.circle);
        if (circle != circles.end())
            list.push(json_of(circle->second.slug, one.picture).add("brought_at", one.brought_at));
    }
    return list;
}

base::Json asked_by(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& decision : DecisionStore {tx}.by_author(person)) list.push(json_of(decision));
    return list;
}

/// What she answered where that is told with her name. Of an anonymous decision nothing leads from her to her ballot but the
/// installation's secret, and when it is counted nothing at all.
base::Json answers_of(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& kept : BallotStore {tx}.of_person(person)) {
        auto const decision = DecisionStore {tx}.find(kept.decision);
        if (!decision) continue;
        list.push(base::Json::object()
                      .add("decision", kept.decision.text())
                      .add("question", decision->question)
                      .add("ballot", json_of(ballot_in(kept.text, decision->kind), decision->kind)));
    }
    return list;
}

base::Json legacies_of(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& legacy : LegacyStore {tx}.by_author(person)) {
        list.push(base::Json::object()
                      .add("circle", legacy.circle.text())
                      .add("came_of", legacy.came_of)
                      .add("did_not_work", legacy.did_not_work)
                      .add("whom_to_ask", legacy.whom_to_ask)
                      .add("thanks", legacy.thanks));
    }
    return list;
}

base::Json duties_of(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& [circle, turn] : DutyStore {tx}.all_of(person)) {
        list.push(base::Json::object()
                      .add("circle", circle.text())
                      .add("duty", duties.of(turn.duty))
                      .add("since", turn.since)
                      .add("until", turn.until));
    }
    return list;
}

base::Json polls_of(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& polled : PollStore {tx}.all_of(person)) {
        list.push(base::Json::object()
                      .add("circle", polled.circle.text())
                      .add("answer", poll_answers.of(polled.answer))
                      .add("answered_at", polled.answered_at));
    }
    return list;
}

/// What hosts wrote to her, and what she wrote as a host.
base::Json notes_with(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& note : NoteStore {tx}.with(person)) {
        list.push(base::Json::object()
                      .add("circle", note.circle.text())
                      .add("by_you", note.by == person)
                      .add("words", note.words)
                      .add("written_at", note.written_at));
    }
    return list;
}

base::Json adoptions_of(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& adoption : AdoptionStore {tx}.all_of(person)) {
        list.push(base::Json::object()
                      .add("circle", adoption.circle.text())
                      .add("as", adoption.adopted_by == person ? "new_host" : "host_before")
                      .add("adopted_at", adoption.adopted_at));
    }
    return list;
}

base::Json mergings_of(platform::Tx& tx, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& merging : MergingStore {tx}.worded_by(person)) {
        bool const hers = merging.proposed_by == person;
        list.push(base::Json::object()
                      .add("circle", merging.circle.text())
                      .add("other", merging.other.text())
                      .add("proposed_by_you", hers)
                      .add("words", hers ? merging.why : merging.answer)
                      .add("proposed_at", merging.proposed_at));
    }
    return list;
}

/// Her circles count anew, and no host waits for somebody who is not there any more.
void tell_that_she_goes(platform::Context& cx, base::PersonId person)
{
    for (auto const& one : MembershipStore {cx.tx}.all_of(person))
        cx.outbox.add(StandingChanged {one.circle, person, Standing::none, one.standing, person});
}

class CirclesKeeper final : public people::Keeper {
public:
    base::Json export_of(platform::Reading const& reading, base::PersonId person) const override
    {
        auto threads = base::Json::array();
        for (auto const& thread : ThreadStore {reading.tx}.all_of(person)) threads.push(json_of(thread));
        return base::Json::object()
            .add("memberships", memberships_of(reading.tx, person))
            .add("threads", threads)
            .add("posts", posts_of(reading.tx, person))
            .add("pictures", pictures_of(reading.tx, person))
            .add("drafts", drafts_of(reading.tx, person))
            .add("decisions_asked", asked_by(reading.tx, person))
            .add("answers_to_decisions", answers_of(reading.tx, person))
            .add("answers_to_polls", polls_of(reading.tx, person))
            .add("legacies", legacies_of(reading.tx, person))
            .add("adoptions", adoptions_of(reading.tx, person))
            .add("duties", duties_of(reading.tx, person))
            .add("notes", notes_with(reading.tx, person))
            .add("mergings", mergings_of(reading.tx, person))
            .add("activities", activities_of(reading.tx, person));
    }

    /// What is hers alone goes first; what she said in circles goes when she asked for it, and its place stays.
    bool erase(platform::Context& cx, people::Leaving const& leaving) const override
    {
        DraftStore {cx.tx}.forget(leaving.person);
        ReachStore {cx.tx}.forget(leaving.person);
        if (!ThreadStore {cx.tx}.forget_reader_some(leaving.person)) return false;
        if (!PostStore {cx.tx}.forget_thanks_some(leaving.person)) return false;
        if (!PollStore {cx.tx}.forget_some(leaving.person, posts_a_turn)) return false;
        if (!AdoptionStore {cx.tx}.forget_some(leaving.person, posts_a_turn)) return false;
        if (!DutyStore {cx.tx}.forget_some(leaving.person, posts_a_turn)) return false;
        if (!NoteStore {cx.tx}.forget_some(leaving.person, posts_a_turn)) return false;
        tell_that_she_goes(cx, leaving.person);
        if (!MembershipStore {cx.tx}.forget_some(leaving.person)) return false;
        bool const words = leaving.words == people::Words::take_away;
        if (!BallotStore {cx.tx}.forget_some(leaving.person, posts_a_turn, words)) return false;
        if (!ElectorateStore {cx.tx}.forget_some(leaving.person, posts_a_turn)) return false;
        if (!forget_in_activities(cx, leaving.person, words)) return false;
        if (!words) return true;
        MergingStore {cx.tx}.forget_words_of(leaving.person, cx.clock.now());
        if (!DecisionStore {cx.tx}.take_words_of(leaving.person, posts_a_turn)) return false;
        if (!take_pictures_of(cx, leaving.person)) return false;
        if (!LegacyStore {cx.tx}.take_words_of(leaving.person, posts_a_turn)) return false;
        auto const touched = PostStore {cx.tx}.take_words_of(leaving.person, cx.clock.now(), posts_a_turn);
        for (auto const& changed : touched) {
            ThreadStore {cx.tx}.take_words_of(changed.thread, leaving.person);
            cx.outbox.add(changed);
        }
        return touched.empty();
    }
};

} // namespace

people::Keeper const& keeper()
{
    static CirclesKeeper const keeper;
    return keeper;
}

} // namespace circles
