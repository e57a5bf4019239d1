#include "areas/circles/circle_store.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/news.h"
#include "areas/circles/talk/may.h"
#include "areas/circles/talk/thread_store.h"

#include <algorithm>
#include <map>
#include <set>

namespace circles {

namespace {

/// So many of a circle's threads are looked at for a letter: more than it tells of, because some she has read.
constexpr int looked_at_a_circle = 8;

/// What the whole batch shares.
struct Gathered {
    std::vector<Membership> memberships {};
    std::unordered_map<CircleId, Circle> circles {};
    std::map<CircleId, std::vector<MovedThread>> moved {};
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
    std::set<CircleId> wanted;
    for (auto const& one : all.memberships) wanted.insert(one.circle);
    std::vector<CircleId> const list {wanted.begin(), wanted.end()};
    all.circles = CircleStore {tx}.of(list);
    for (auto& thread : ThreadStore {tx}.moved_in(list, first, until, looked_at_a_circle))
        all.moved[thread.thread.circle].push_back(std::move(thread));
    return all;
}

/// The threads of a circle that may be told to this member, if she has not read them.
void add_candidates(std::vector<PersonInThread>& candidates, Addressee const& one, Membership const& membership,
    Circle const& circle, std::vector<MovedThread> const& moved)
{
    for (auto const& thread : moved) {
        if (thread.last_at <= one.since || thread.last_author == membership.person) continue;
        if (!may(one.who, ThreadAction::read, circle, membership.standing, thread.thread).allowed) continue;
        candidates.push_back({membership.person, thread.thread.id, thread.last_at});
    }
}

/// Of one person's threads the last moved, three a circle and six in all, those of a circle side by side.
std::vector<ThreadId> chosen(
    std::vector<PersonInThread> candidates, std::unordered_map<ThreadId, CircleId> const& circle_of_thread)
{
    std::ranges::stable_sort(candidates, std::ranges::greater {}, &PersonInThread::last_at);
    std::vector<std::pair<CircleId, std::vector<ThreadId>>> by_circle;
    std::size_t count = 0;
    for (auto const& one : candidates) {
        auto const circle = circle_of_thread.at(one.thread);
        auto place = std::ranges::find(by_circle, circle, &std::pair<CircleId, std::vector<ThreadId>>::first);
        if (place == by_circle.end()) place = by_circle.insert(place, {circle, {}});
        if (place->second.size() == threads_a_circle || count == threads_a_letter) continue;
        place->second.push_back(one.thread);
        ++count;
    }
    std::vector<ThreadId> threads;
    for (auto const& [circle, of_circle] : by_circle) threads.insert(threads.end(), of_circle.begin(), of_circle.end());
    return threads;
}

/// The candidates of each person without the threads that she has read already, or wants to hear nothing of.
std::map<base::PersonId, std::vector<PersonInThread>> unread(
    platform::Tx& tx, std::vector<PersonInThread> const& candidates)
{
    std::set<std::pair<base::PersonId, ThreadId>> done;
    for (auto const& one : ThreadStore {tx}.done_with(candidates)) done.emplace(one.person, one.thread);
    std::map<base::PersonId, std::vector<PersonInThread>> left;
    for (auto const& one : candidates) {
        if (!done.contains({one.person, one.thread})) left[one.person].push_back(one);
    }
    return left;
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
    std::unordered_map<ThreadId, CircleId> circle_of_thread;
    for (auto const& [circle, moved] : all.moved) {
        for (auto const& one : moved) circle_of_thread.emplace(one.thread.id, circle);
    }
    std::vector<PersonInThread> candidates;
    for (auto const& membership : all.memberships) {
        auto const& one = *addressees.at(membership.person);
        auto const circle = all.circles.find(membership.circle);
        if (circle == all.circles.end() || circle->second.state != State::active) continue;
        if (membership.standing == Standing::invited) {
            bool const is_new = membership.since > one.since && membership.since <= until;
            if (is_new && may(one.who, Action::view, circle->second, membership.standing).allowed)
                news[membership.person].inviting.push_back(membership.circle);
        } else if (auto const moved = all.moved.find(membership.circle); moved != all.moved.end()) {
            add_candidates(candidates, one, membership, circle->second, moved->second);
        }
    }
    for (auto& [person, left] : unread(tx, candidates)) news[person].moved = chosen(std::move(left), circle_of_thread);
    return news;
}

} // namespace circles
