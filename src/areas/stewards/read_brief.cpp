#include "areas/stewards/read_brief.h"

#include "areas/people/people.h"
#include "areas/stewards/may.h"
#include "areas/stewards/reports/report_store.h"

namespace stewards {

using namespace std::chrono_literals;

namespace {

constexpr base::Milliseconds patience = 48h;
constexpr base::Milliseconds new_for = 60 * 24h; ///< so long somebody counts as a newcomer
constexpr int looked_at = 50;
constexpr std::size_t cards = 5;
constexpr base::Milliseconds lately = 14 * 24h;

} // namespace

base::Result<Brief> read_brief(platform::Reading const& reading)
{
    TRY(platform::require(may(reading.actor, Action::read_brief)));
    auto const now = reading.clock.now();
    auto const waiting = needs::unanswered(reading, now - new_for, now - patience, looked_at);
    std::vector<base::PersonId> ids;
    for (auto const& need : waiting) ids.push_back(need.author);
    auto const authors = people::people_of(reading.tx, ids);
    Brief brief {.reports = ReportStore {reading.tx}.open_count(), .now = now};
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
    return base::Json::object().add("reports", brief.reports).add("heard", heard).add("unanswered", list).add("circles", alone);
}

} // namespace stewards
