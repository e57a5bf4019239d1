#include "areas/stewards/read_brief.h"

#include "areas/people/people.h"
#include "areas/stewards/may.h"
#include "areas/stewards/moderation/measure_store.h"
#include "areas/stewards/reports/report_store.h"
#include "areas/stewards/welcome/welcome_store.h"

#include <algorithm>

namespace stewards {

using namespace std::chrono_literals;

namespace {

constexpr int looked_at = 50;
constexpr std::size_t cards = 5;
constexpr base::Milliseconds lately = 14 * 24h;

/// As far as this steward may read them: what a private circle says is told to nobody here.
std::vector<Unwelcomed> unwelcomed(platform::Reading const& reading, base::Time now)
{
    auto overdue = WelcomeStore {reading.tx}.overdue(now, looked_at);
    std::vector<circles::ThreadId> threads;
    std::vector<circles::PostId> posts;
    std::vector<base::PersonId> authors;
    for (auto const& first : overdue) {
        if (first.is_a_need()) continue;
        threads.push_back(first.thread);
        posts.push_back(first.post);
        authors.push_back(first.person);
    }
    auto const readable = circles::threads_readable(reading, threads);
    auto const standing = circles::standing_posts(reading.tx, posts);
    auto const names = people::names_of(reading.tx, authors);
    std::vector<Unwelcomed> found;
    std::ranges::sort(overdue, {}, &FirstPost::posted_at);
    for (auto const& first : overdue) {
        auto const thread = readable.find(first.thread);
        auto const name = names.find(first.person);
        if (first.is_a_need() || thread == readable.end() || name == names.end() || !standing.contains(first.post))
            continue;
        if (found.size() == cards) break;
        found.push_back({first.thread, thread->second.thread.title, name->second.name,
            html::Url::to({"circles", thread->second.circle.slug, "posts", first.post.text()}), first.posted_at});
    }
    return found;
}

/// Newcomers' needs without an answer, but for those that a welcomer has in hand.
std::vector<needs::Need> without_an_answer(platform::Reading const& reading, base::Time now)
{
    auto waiting = needs::unanswered(reading, now - new_for, now - patience, looked_at);
    std::vector<needs::NeedId> ids;
    for (auto const& need : waiting) ids.push_back(need.id);
    auto const in_hand = WelcomeStore {reading.tx}.in_hand(ids, now);
    std::erase_if(
        waiting, [&](needs::Need const& need) { return std::ranges::find(in_hand, need.id) != in_hand.end(); });
    return waiting;
}

} // namespace

base::Result<Brief> read_brief(platform::Reading const& reading)
{
    TRY(platform::require(may(reading.actor, Action::read_brief)));
    auto const now = reading.clock.now();
    auto const waiting = without_an_answer(reading, now);
    std::vector<base::PersonId> ids;
    for (auto const& need : waiting) ids.push_back(need.author);
    auto const authors = people::people_of(reading.tx, ids);
    Brief brief {.unwelcomed = unwelcomed(reading, now),
        .welcomes = WelcomeStore {reading.tx}.rate(now - rate_of, now),
        .reports = ReportStore {reading.tx}.open_count(),
        .now = now};
    MeasureStore measures {reading.tx};
    brief.opinions = measures.asked_of(*reading.actor.person);
    brief.appeals = measures.open_appeal_count();
    for (auto& person : people::suspended_who_answered(reading.tx, now - lately, cards))
        brief.heard.push_back(std::move(person.name));
    brief.alone = circles::left_alone(reading, static_cast<int>(cards));
    for (auto const& need : waiting) {
        auto const author = authors.find(need.author);
        bool const is_new = author != authors.end() && author->second.joined_at > now - new_for;
        if (is_new && brief.unanswered.size() < cards) brief.unanswered.push_back({need, author->second.name});
    }
    return brief;
}

base::Json json_of(Brief const& brief)
{
    auto list = base::Json::array();
    for (auto const& one : brief.unanswered) {
        list.push(base::Json::object()
                      .add("need", one.need.id.text())
                      .add("title", one.need.title)
                      .add("author", one.author)
                      .add("opened_at", one.need.opened_at));
    }
    auto alone = base::Json::array();
    for (auto const& one : brief.alone) {
        alone.push(base::Json::object()
                       .add("circle", one.circle.slug)
                       .add("name", one.circle.name)
                       .add("looks_for_host", one.life.looks_for_host()));
    }
    auto heard = base::Json::array();
    for (auto const& name : brief.heard) heard.push(name);
    auto talk = base::Json::array();
    for (auto const& one : brief.unwelcomed) {
        talk.push(base::Json::object()
                      .add("thread", one.thread.text())
                      .add("title", one.title)
                      .add("author", one.author)
                      .add("path", one.place.text())
                      .add("posted_at", one.posted_at));
    }
    return base::Json::object()
        .add("reports", brief.reports)
        .add("opinions", brief.opinions)
        .add("appeals", brief.appeals)
        .add("heard", heard)
        .add("unanswered", list)
        .add("unwelcomed", talk)
        .add("circles", alone)
        .add("first_posts", brief.welcomes.posts)
        .add("answered_in_time", brief.welcomes.in_time);
}

} // namespace stewards
