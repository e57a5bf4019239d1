#include "areas/circles/circle_store.h"
#include "areas/circles/endings/legacy_store.h"
#include "areas/circles/endings/life_store.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/merging/merging_store.h"
#include "areas/circles/news.h"
#include "areas/circles/talk/may.h"
#include "areas/circles/talk/thread_store.h"
#include "areas/people/people.h"

#include <algorithm>
#include <map>
#include <set>

namespace circles {

namespace {

/// So many of a circle's threads are looked at for a letter: more than it tells of, because some she has read.
constexpr int looked_at_a_circle = 8;

constexpr std::size_t circles_at_once = 512;
constexpr int endings_at_once = 100;

/// What the whole batch shares.
struct Gathered {
    std::vector<Membership> memberships {};
    std::unordered_map<CircleId, Circle> circles {};
    std::map<CircleId, std::vector<MovedThread>> moved {};
    std::map<CircleId, Life> turned {}; ///< into silence
    std::vector<CircleId> ended {};
    needs::Concerned concerned {};                        ///< whose need the ended ones began from
    std::map<CircleId, std::vector<Merging>> mergings {}; ///< by the circle that stayed
    std::unordered_map<base::PersonId, std::set<base::PersonId>> blocks {};

    bool has_blocked(base::PersonId person, base::PersonId other) const
    {
        auto const hers = blocks.find(person);
        return hers != blocks.end() && hers->second.contains(other);
    }
};

/// A thread that one person may be told of.
struct Candidate {
    PersonInThread whose {};
    CircleId circle {};
    base::Time last_at {};
    bool followed = false;
};

/// The circles that ended, and those to whose needs they belong.
void add_endings(Gathered& all, platform::Tx& tx, std::span<base::PersonId const> people)
{
    std::vector<CircleId> missing;
    for (auto const& id : all.ended) {
        if (!all.circles.contains(id)) missing.push_back(id);
    }
    all.circles.merge(CircleStore {tx}.of(missing));
    std::vector<needs::NeedId> needs;
    for (auto const& id : all.ended) {
        auto const circle = all.circles.find(id);
        if (circle != all.circles.end() && circle->second.need) needs.push_back(*circle->second.need);
    }
    all.concerned = needs::concerned_by(tx, needs, people);
}

Gathered gathered(platform::Tx& tx, std::span<Addressee const> people, base::Time until)
{
    Gathered all;
    std::vector<base::PersonId> ids;
    base::Time first = until;
    for (auto const& one : people) {
        ids.push_back(*one.who.person);
        first = std::min(first, one.since);
    }
    all.memberships = MembershipStore {tx}.wanted_of(ids);
    all.blocks = people::blocks_of(tx, ids);
    std::set<CircleId> wanted;
    for (auto const& one : all.memberships) wanted.insert(one.circle);
    std::vector<CircleId> const list {wanted.begin(), wanted.end()};
    for (std::span<CircleId const> rest {list}; !rest.empty();) {
        auto const some = rest.first(std::min(rest.size(), circles_at_once));
        rest = rest.subspan(some.size());
        all.circles.merge(CircleStore {tx}.of(some));
        for (auto& merging : MergingStore {tx}.finished_into(some, first, until))
            all.mergings[merging.into].push_back(std::move(merging));
        for (auto& thread : ThreadStore {tx}.moved_in(some, first, until, looked_at_a_circle))
            all.moved[thread.thread.circle].push_back(std::move(thread));
        for (auto const& life : LifeStore {tx}.turned_in(some, first, until)) all.turned.emplace(life.circle, life);
    }
    all.ended = LegacyStore {tx}.closed_between(first, until, endings_at_once);
    if (!all.ended.empty()) add_endings(all, tx, ids);
    return all;
}

/// The threads of a circle that may be told to this member, if she has not read them.
void add_candidates(
    std::vector<Candidate>& candidates, Gathered const& all, Addressee const& one, Membership const& membership)
{
    auto const moved = all.moved.find(membership.circle);
    if (moved == all.moved.end()) return;
    auto const& circle = all.circles.at(membership.circle);
    auto const person = membership.person;
    for (auto const& [thread, last_at, last_author] : moved->second) {
        if (last_at <= one.since || last_author == person) continue;
        if (all.has_blocked(person, thread.author) || all.has_blocked(person, last_author)) continue;
        if (!may(one.who, ThreadAction::read, circle, membership.standing, thread).allowed) continue;
        candidates.push_back({{person, thread.id}, circle.id, last_at});
    }
}

/// What became part of a circle that she is in, since she was last told.
void add_made_one(CircleNews& news, Gathered const& all, Addressee const& one, Membership const& membership)
{
    auto const found = all.mergings.find(membership.circle);
    if (found == all.mergings.end()) return;
    for (auto const& merging : found->second) {
        if (*merging.finished_at > one.since) news.made_one.push_back(merging.from());
    }
}

/// Of one person's threads those that she follows and then the last moved, three a circle and six in all, those of a circle
/// side by side.
std::vector<ThreadId> chosen(std::vector<Candidate> candidates)
{
    std::ranges::stable_sort(candidates, std::ranges::greater {}, [](Candidate const& one) {
        return std::pair {one.followed, one.last_at};
    });
    std::vector<std::pair<CircleId, std::vector<ThreadId>>> by_circle;
    std::size_t count = 0;
    for (auto const& one : candidates) {
        auto place = std::ranges::find(by_circle, one.circle, &std::pair<CircleId, std::vector<ThreadId>>::first);
        if (place == by_circle.end()) place = by_circle.insert(place, {one.circle, {}});
        if (place->second.size() == threads_a_circle || count == threads_a_letter) continue;
        place->second.push_back(one.whose.thread);
        ++count;
    }
    std::vector<ThreadId> threads;
    for (auto const& [circle, of_circle] : by_circle) threads.insert(threads.end(), of_circle.begin(), of_circle.end());
    return threads;
}

/// The candidates of each person without the threads that she has read already, or wants to hear nothing of.
std::map<base::PersonId, std::vector<Candidate>> unread(platform::Tx& tx, std::vector<Candidate> const& candidates)
{
    std::vector<PersonInThread> pairs;
    for (auto const& one : candidates) pairs.push_back(one.whose);
    auto const readers = ThreadStore {tx}.readers(pairs);
    std::map<base::PersonId, std::vector<Candidate>> left;
    for (auto one : candidates) {
        auto const reader = readers.find(one.whose);
        if (reader != readers.end()) {
            if (reader->second.wish == Wish::mute || reader->second.read_at >= one.last_at) continue;
            one.followed = reader->second.wish == Wish::follow;
        }
        left[one.whose.person].push_back(one);
    }
    return left;
}

/// Whether she was asked in since her last letter, by somebody from whom she wants to hear.
bool is_new_invitation(Gathered const& all, Addressee const& one, Membership const& membership, base::Time until)
{
    if (membership.standing != Standing::invited || membership.since <= one.since || membership.since > until)
        return false;
    if (all.has_blocked(membership.person, membership.asked_by)) return false;
    return may(one.who, Action::view, all.circles.at(membership.circle), membership.standing).allowed;
}

/// Her circle fell silent, or looks for a host, since her last letter.
void add_silence(
    CircleNews& news, Gathered const& all, Addressee const& one, Membership const& membership, base::Time until)
{
    auto const turned = all.turned.find(membership.circle);
    if (turned == all.turned.end() || !membership.inside()) return;
    auto const& life = turned->second;
    if (life.quiet_since <= one.since || life.quiet_since > until) return;
    (life.quiet == QuietStage::polled ? news.quiet : news.looking).push_back(membership.circle);
}

/// Circles that ended since her last letter, of hers or begun from a need that is hers too.
void add_ended(CircleNews& news, Gathered const& all, Addressee const& one, std::set<CircleId> const& hers)
{
    for (auto const& id : all.ended) {
        auto const circle = all.circles.find(id);
        if (circle == all.circles.end() || !circle->second.closed_at || *circle->second.closed_at <= one.since)
            continue;
        auto const& need = circle->second.need;
        bool const concerned = need && all.concerned.contains({*need, *one.who.person});
        auto const standing = hers.contains(id) ? Standing::member : Standing::none;
        if (!concerned && standing == Standing::none) continue;
        if (may(one.who, Action::read_inside, circle->second, standing).allowed) news.ended.push_back(id);
    }
}

} // namespace

std::unordered_map<base::PersonId, CircleNews> circle_news(
    platform::Tx& tx, std::span<Addressee const> people, base::Time until)
{
    std::unordered_map<base::PersonId, CircleNews> news;
    if (people.empty()) return news;
    auto const all = gathered(tx, people, until);
    std::unordered_map<base::PersonId, Addressee const*> addressees;
    for (auto const& one : people) addressees.emplace(*one.who.person, &one);
    std::vector<Candidate> candidates;
    for (auto const& membership : all.memberships) {
        auto const& one = *addressees.at(membership.person);
        auto const circle = all.circles.find(membership.circle);
        if (circle == all.circles.end() || circle->second.state != State::active) continue;
        if (membership.inside()) {
            add_candidates(candidates, all, one, membership);
            if (all.mergings.contains(membership.circle)) add_made_one(news[membership.person], all, one, membership);
        }
        if (all.turned.contains(membership.circle)) add_silence(news[membership.person], all, one, membership, until);
        if (is_new_invitation(all, one, membership, until))
            news[membership.person].inviting.push_back(membership.circle);
    }
    if (!all.ended.empty()) {
        std::map<base::PersonId, std::set<CircleId>> hers;
        for (auto const& one : all.memberships) {
            if (one.inside()) hers[one.person].insert(one.circle);
        }
        for (auto const& one : people) add_ended(news[*one.who.person], all, one, hers[*one.who.person]);
    }
    for (auto& [person, left] : unread(tx, candidates)) news[person].moved = chosen(std::move(left));
    return news;
}

} // namespace circles
