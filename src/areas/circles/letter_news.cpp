#include "areas/circles/circle_store.h"
#include "areas/circles/membership_store.h"
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

/// What the whole batch shares.
struct Gathered {
    std::vector<Membership> memberships {};
    std::unordered_map<CircleId, Circle> circles {};
    std::map<CircleId, std::vector<MovedThread>> moved {};
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
        for (auto& thread : ThreadStore {tx}.moved_in(some, first, until, looked_at_a_circle))
            all.moved[thread.thread.circle].push_back(std::move(thread));
    }
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
        if (membership.inside()) add_candidates(candidates, all, one, membership);
        if (is_new_invitation(all, one, membership, until))
            news[membership.person].inviting.push_back(membership.circle);
    }
    for (auto& [person, left] : unread(tx, candidates)) news[person].moved = chosen(std::move(left));
    return news;
}

} // namespace circles
