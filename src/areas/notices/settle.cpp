#include "areas/notices/settle.h"

#include "areas/notices/notice_store.h"
#include "areas/people/people.h"

#include <algorithm>
#include <map>
#include <set>

namespace notices {

namespace {

constexpr int most_counted = 100;

/// What stands of the things that some notices are about, asked for all of them at once.
struct Sight {
    std::map<circles::ThreadId, circles::Thread> threads {};
    std::set<std::pair<circles::ThreadId, base::PersonId>> readers {};
    std::set<std::pair<circles::CircleId, base::PersonId>> insiders {}; ///< of those whom a circle asks to decide
    std::unordered_map<circles::PostId, circles::Post> posts {};
    std::unordered_map<needs::NeedId, std::vector<needs::Reply>> replies {}; ///< newest first
    std::unordered_map<base::PersonId, std::set<base::PersonId>> blocks {};

    bool has_blocked(base::PersonId person, base::PersonId other) const
    {
        auto const hers = blocks.find(person);
        return hers != blocks.end() && hers->second.contains(other);
    }

    /// The thread, as long as the notice's reader may read it.
    circles::Thread const* thread_for(Notice const& notice) const
    {
        return readers.contains({notice.thread, notice.person}) ? &threads.at(notice.thread) : nullptr;
    }
};

/// The answers that the notices of answers may count.
void add_replies(Sight& sight, platform::Tx& tx, std::vector<Notice> const& notices)
{
    std::vector<needs::NeedId> needs;
    base::Time since {INT64_MAX};
    for (auto const& notice : notices) {
        if (notice.kind != Kind::need_answered) continue;
        needs.push_back(notice.need);
        since = std::min(since, notice.happened_at);
    }
    auto const limit = most_counted * static_cast<int>(needs.size());
    for (auto& reply : needs::standing_replies(tx, needs, since, limit))
        sight.replies[reply.need].push_back(std::move(reply));
}

Sight sight_of(platform::Tx& tx, std::vector<Notice> const& notices)
{
    std::vector<base::PersonId> people;
    std::vector<circles::PostId> posts;
    std::map<circles::ThreadId, std::vector<base::PersonId>> readers;
    std::map<circles::CircleId, std::vector<base::PersonId>> asked;
    for (auto const& notice : notices) {
        people.push_back(notice.person);
        if (notice.thread == circles::ThreadId {}) continue;
        if (notice.is_about_a_post()) posts.push_back(notice.post);
        readers[notice.thread].push_back(notice.person);
        if (notice.is_about_a_decision()) asked[notice.circle].push_back(notice.person);
    }
    Sight sight {.posts = circles::standing_posts(tx, posts), .blocks = people::blocks_of(tx, people)};
    add_replies(sight, tx, notices);
    for (auto const& [id, of_thread] : readers) {
        auto const thread = circles::thread_named(tx, id);
        if (!thread) continue;
        sight.threads.emplace(id, *thread);
        for (auto const& person : circles::readers_among(tx, *thread, of_thread)) sight.readers.emplace(id, person);
    }
    for (auto const& [circle, members] : asked) {
        for (auto const& person : circles::inside_among(tx, circle, members)) sight.insiders.emplace(circle, person);
    }
    return sight;
}

Notice settled_mention(Sight const& sight, Notice notice)
{
    bool const stands = sight.thread_for(notice) != nullptr && sight.posts.contains(notice.post);
    notice.times = stands && !sight.has_blocked(notice.person, notice.from) ? 1 : 0;
    return notice;
}

/// Counts the replies of others since the first one that was told, but not of whom she has blocked.
Notice settled_answers(platform::Tx& tx, Sight const& sight, Notice notice)
{
    notice.times = 0;
    auto const* const thread = sight.thread_for(notice);
    if (thread == nullptr) return notice;
    for (auto const& reply : circles::newest_replies(tx, *thread, most_counted)) {
        if (reply.written_at < notice.happened_at) break;
        if (reply.author == notice.person || sight.has_blocked(notice.person, reply.author)) continue;
        notice.from = reply.author;
        notice.post = reply.id;
        ++notice.times;
    }
    return notice;
}

/// Of answers to her need those since the first one that was told; a merge stands until she has read it.
Notice settled_need(Sight const& sight, Notice notice)
{
    if (notice.kind != Kind::need_answered) {
        notice.times = sight.has_blocked(notice.person, notice.from) ? 0 : 1;
        return notice;
    }
    notice.times = 0;
    auto const replies = sight.replies.find(notice.need);
    if (replies == sight.replies.end()) return notice;
    for (auto const& reply : replies->second) {
        if (reply.written_at < notice.happened_at) break;
        if (reply.author == notice.person || sight.has_blocked(notice.person, reply.author)) continue;
        notice.from = reply.author;
        notice.reply = reply.id;
        ++notice.times;
    }
    return notice;
}

Notice settled_door(platform::Tx& tx, Sight const& sight, Notice notice)
{
    notice.times = 0;
    for (auto const& waiting : circles::asking(tx, notice.circle, most_counted)) {
        if (sight.has_blocked(notice.person, waiting.person)) continue;
        if (notice.times++ == 0) notice.from = waiting.person;
    }
    return notice;
}

/// It goes with her answer and with its end; until then it stands for whoever is in the circle.
Notice settled_question(Sight const& sight, Notice notice)
{
    bool const stands = sight.thread_for(notice) != nullptr && !sight.has_blocked(notice.person, notice.from)
        && sight.insiders.contains({notice.circle, notice.person});
    notice.times = stands ? 1 : 0;
    return notice;
}

/// A question to a host stands while the circle is where it was asked; that it has another host, while it has.
bool still_asks(platform::Tx& tx, Notice const& notice)
{
    using circles::EndStage;
    using circles::QuietStage;
    auto const circle = circles::circle_of(tx, notice.circle);
    if (!circle || circle->state != circles::State::active) return false;
    auto const mine = circles::membership_in(tx, notice.circle, notice.person);
    if (!notice.asks_a_host()) return mine.inside();
    if (mine.standing != circles::Standing::host) return false;
    auto const lives = circles::lives_of(tx, {&notice.circle, 1});
    auto const life = lives.find(notice.circle);
    if (life == lives.end()) return false;
    auto const quiet = life->second.quiet;
    if (notice.kind == Kind::circle_quiet) return life->second.asks_members();
    if (notice.kind == Kind::circle_rests) return quiet == QuietStage::resting || quiet == QuietStage::unanswered;
    return life->second.ending != EndStage::none;
}

bool is_about_a_life(Notice const& notice)
{
    return notice.asks_a_host() || notice.kind == Kind::circle_adopted || notice.kind == Kind::circle_reclaimed;
}

/// What is about a circle itself.
Notice settled_circle(platform::Tx& tx, Sight const& sight, Notice notice)
{
    if (is_about_a_life(notice)) {
        notice.times = still_asks(tx, notice) ? 1 : 0;
        return notice;
    }
    if (notice.kind == Kind::circle_began) {
        auto const circle = circles::circle_of(tx, notice.circle);
        bool const is_there = circle && circle->state != circles::State::removed;
        notice.times = is_there && !sight.has_blocked(notice.person, notice.from) ? 1 : 0;
        return notice;
    }
    auto const mine = circles::membership_in(tx, notice.circle, notice.person);
    bool const silenced = sight.has_blocked(notice.person, notice.from);
    if (notice.kind == Kind::merging_asked) {
        auto const asked = circles::merging_asked_at(tx, notice.circle, notice.happened_at, notice.happened_at);
        notice.times = asked && asked->waits && mine.standing == circles::Standing::host && !silenced ? 1 : 0;
        return notice;
    }
    if (notice.kind == Kind::merging_agreed || notice.kind == Kind::merging_declined
        || notice.kind == Kind::host_wrote) {
        notice.times = mine.inside() && !silenced ? 1 : 0;
        return notice;
    }
    if (notice.kind == Kind::at_the_door && mine.standing == circles::Standing::host)
        return settled_door(tx, sight, std::move(notice));
    bool const invited = notice.kind == Kind::asked_in && mine.standing == circles::Standing::invited
        && !sight.has_blocked(notice.person, notice.from);
    notice.times = invited || (notice.kind == Kind::let_in && mine.inside()) ? 1 : 0;
    return notice;
}

} // namespace

std::vector<Notice> settled(platform::Tx& tx, std::vector<Notice> notices)
{
    auto const sight = sight_of(tx, notices);
    for (auto& notice : notices) {
        if (notice.is_about_a_report()) continue;
        bool const is_about_its_post = notice.kind == Kind::mentioned || notice.kind == Kind::all_called
            || (notice.kind == Kind::welcome_asked && notice.is_about_a_post());
        if (!notice.is_about_a_circle())
            notice = settled_need(sight, std::move(notice));
        else if (is_about_its_post)
            notice = settled_mention(sight, std::move(notice));
        else if (notice.kind == Kind::thread_answered)
            notice = settled_answers(tx, sight, std::move(notice));
        else if (notice.is_about_a_decision())
            notice = settled_question(sight, std::move(notice));
        else
            notice = settled_circle(tx, sight, std::move(notice));
    }
    return notices;
}

void settle_all(platform::Tx& tx, std::vector<Notice> const& notices)
{
    if (notices.empty()) return;
    auto const now = settled(tx, notices);
    for (std::size_t i = 0; i < notices.size(); ++i) {
        if (!(now[i] == notices[i])) NoticeStore {tx}.settle(now[i]);
    }
}

bool is_silenced_by_a_block(Notice const& notice)
{
    // Whom a block silences does not keep a host from hearing what became of her circle.
    return notice.kind != Kind::let_in && !is_about_a_life(notice);
}

} // namespace notices
