#include "areas/notices/about.h"

#include "areas/notices/settle.h"
#include "areas/people/people.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/markdown/markdown.h"

#include <algorithm>
#include <set>

namespace notices {

namespace {

constexpr std::size_t quote_bytes = 600;

html::Url place_of_need(Notice const& notice)
{
    switch (notice.kind) {
    case Kind::merge_asked:
    case Kind::needs_merged:
    case Kind::merge_undone:
        return html::Url::to({"merges", notice.merge.text()});
    case Kind::need_answered:
        return html::Url::to({"needs", notice.need.text()}).at("reply-" + notice.reply.text());
    default:
        break;
    }
    return html::Url::to({"needs", notice.need.text()});
}

void add_needs(Abouts& abouts, platform::Reading const& reading, std::span<Notice const> notices)
{
    std::vector<needs::NeedId> ids;
    for (auto const& notice : notices) {
        if (notice.is_about_a_need() && !notice.is_about_a_circle()) ids.push_back(notice.need);
    }
    if (ids.empty()) return;
    auto const needs = needs::needs_of(reading.tx, ids);
    for (auto const& notice : notices) {
        auto const found = needs.find(notice.need);
        if (notice.is_about_a_circle() || found == needs.end()) continue;
        if (!needs::may(reading.actor, needs::Action::view, found->second.need).allowed) continue;
        abouts.emplace(notice.id, About {found->second.need.title, place_of_need(notice), {}});
    }
}

void add_threads(Abouts& abouts, platform::Reading const& reading, std::span<Notice const> notices)
{
    std::vector<circles::ThreadId> threads;
    std::vector<circles::PostId> posts;
    for (auto const& notice : notices) {
        if (!notice.is_about_a_post()) continue;
        threads.push_back(notice.thread);
        posts.push_back(notice.post);
    }
    if (threads.empty()) return;
    auto const readable = circles::threads_readable(reading, threads);
    auto const standing = circles::standing_posts(reading.tx, posts);
    for (auto const& notice : notices) {
        auto const found = readable.find(notice.thread);
        if (found == readable.end() || !standing.contains(notice.post)) continue;
        abouts.emplace(notice.id,
            About {found->second.thread.title,
                html::Url::to({"circles", found->second.circle.slug, "posts", notice.post.text()}), {}});
    }
}

/// The knocking and the questions to hosts are for hosts alone; everything else for whoever may see the circle.
bool concerns(Notice const& notice, circles::SeenCircle const& seen)
{
    bool const for_hosts
        = notice.kind == Kind::at_the_door || notice.kind == Kind::merging_asked || notice.asks_a_host();
    return !for_hosts || seen.standing == circles::Standing::host;
}

html::Url place_in(circles::Circle const& circle, Kind kind)
{
    if (kind == Kind::circle_ends || kind == Kind::circle_past_end)
        return html::Url::to({"circles", circle.slug, "ending"});
    if (kind == Kind::merging_asked || kind == Kind::merging_declined)
        return html::Url::to({"circles", circle.slug, "merging"});
    if (kind == Kind::circle_rests) return html::Url::to({"circles", circle.slug, "closing"});
    return html::Url::to({"circles", circle.slug});
}

void add_circles(Abouts& abouts, platform::Reading const& reading, std::span<Notice const> notices)
{
    std::vector<circles::CircleId> ids;
    for (auto const& notice : notices) {
        if (notice.is_about_a_circle() && notice.thread == circles::ThreadId {}) ids.push_back(notice.circle);
    }
    if (ids.empty()) return;
    auto const seen = circles::circles_seen(reading, ids);
    for (auto const& notice : notices) {
        auto const found = seen.find(notice.circle);
        if (notice.thread != circles::ThreadId {} || found == seen.end() || !concerns(notice, found->second)) continue;
        auto const& circle = found->second.circle;
        abouts.emplace(notice.id, About {circle.name, place_in(circle, notice.kind), {}});
    }
}

/// What came of it, or when the circle meets.
std::string more_of(Kind kind, circles::Decision const& decision)
{
    if (kind == Kind::decision_counted) return circles::outcome_told(decision);
    auto const start = kind == Kind::meeting_today ? circles::meeting_start(decision) : std::nullopt;
    return start ? html::tr("It begins at {hour}.", {{"hour", platform::clock_time(*start)}}) : std::string {};
}

void add_decisions(Abouts& abouts, platform::Reading const& reading, std::span<Notice const> notices)
{
    std::vector<circles::DecisionId> ids;
    for (auto const& notice : notices) {
        if (notice.is_about_a_decision()) ids.push_back(notice.decision);
    }
    if (ids.empty()) return;
    auto const readable = circles::decisions_readable(reading, ids);
    for (auto const& notice : notices) {
        auto const found = readable.find(notice.decision);
        if (!notice.is_about_a_decision() || found == readable.end()) continue;
        auto const& [decision, circle] = found->second;
        if (notice.asks_to_decide() && !circles::takes_answers(decision, reading.clock.now())) continue;
        abouts.emplace(notice.id,
            About {decision.question, circles::to_decision(circle, decision.id), more_of(notice.kind, decision)});
    }
}

void add_reports(Abouts& abouts, platform::Reading const& reading, std::span<Notice const> notices)
{
    std::vector<stewards::ReportId> ids;
    for (auto const& notice : notices) {
        if (notice.is_about_a_report()) ids.push_back(notice.report);
    }
    if (ids.empty()) return;
    auto const reported = stewards::reported_words(reading, ids);
    for (auto const& notice : notices) {
        auto const found = reported.find(notice.report);
        if (found != reported.end()) abouts.emplace(notice.id, About {found->second, "/reports/counts", {}});
    }
}

/// What was decided about her stands on her own page, with the reason and the way to appeal.
void add_measures(Abouts& abouts, std::span<Notice const> notices)
{
    for (auto const& notice : notices) {
        if (notice.is_about_her())
            abouts.emplace(notice.id, About {std::string {html::tr("What you may write")}, "/you/standing"});
    }
}

/// What she may see no more of since it was told: taken back, or done by somebody whom she has blocked.
void leave_out_silenced(Abouts& abouts, platform::Reading const& reading, std::span<Notice const> notices)
{
    auto const blocked = reading.actor.person && std::ranges::any_of(notices, is_silenced_by_a_block)
        ? people::blocked_by(reading.tx, *reading.actor.person)
        : std::set<base::PersonId> {};
    for (auto const& notice : notices) {
        if (notice.times == 0 || (is_silenced_by_a_block(notice) && blocked.contains(notice.from)))
            abouts.erase(notice.id);
    }
}

} // namespace

Abouts abouts_of(platform::Reading const& reading, std::span<Notice const> notices)
{
    Abouts abouts;
    add_needs(abouts, reading, notices);
    add_threads(abouts, reading, notices);
    add_circles(abouts, reading, notices);
    add_decisions(abouts, reading, notices);
    add_reports(abouts, reading, notices);
    add_measures(abouts, notices);
    leave_out_silenced(abouts, reading, notices);
    return abouts;
}

std::optional<std::string> quote_of(platform::Tx& tx, Notice const& notice)
{
    if (notice.is_about_a_decision() && !notice.asks_to_decide()) return "";
    if (notice.is_about_a_decision()) {
        auto const decision = circles::decision_named(tx, notice.decision);
        if (!decision || decision->state != circles::DecisionState::open) return std::nullopt;
        return decision->proposal;
    }
    if (notice.is_about_a_post()) {
        auto const posts = circles::standing_posts(tx, {&notice.post, 1});
        if (posts.empty()) return std::nullopt;
        return platform::plain_text(posts.begin()->second.text, quote_bytes);
    }
    if (notice.kind == Kind::merging_asked) {
        auto const asked = circles::merging_asked_at(tx, notice.circle, notice.happened_at, notice.happened_at);
        return asked ? asked->merging.why : "";
    }
    if (notice.kind == Kind::merging_agreed || notice.kind == Kind::merging_declined) {
        auto const decided = circles::merging_decided_at(tx, notice.circle, notice.happened_at);
        return decided ? decided->answer : "";
    }
    if (notice.kind == Kind::host_wrote) {
        auto const note = circles::note_written_at(tx, notice.circle, notice.person, notice.happened_at);
        return note ? note->words : "";
    }
    if (notice.kind == Kind::need_answered) {
        auto const reply = needs::reply_of(tx, notice.reply);
        if (!reply || reply->hidden_at) return std::nullopt;
        return reply->text;
    }
    if (notice.kind == Kind::need_hidden) {
        auto const hiding = needs::newest_hiding(tx, notice.need);
        return hiding ? hiding->why : "";
    }
    if (notice.merge == needs::MergeId {}) return "";
    auto const merge = needs::merge_of(tx, notice.merge);
    return merge ? merge->why : "";
}

} // namespace notices
