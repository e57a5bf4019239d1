#include "areas/notices/letter.h"

#include "base/json.h"
#include "platform/i18n/places.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace notices {

namespace {

constexpr int friday = 5;
constexpr std::size_t most_of_a_kind = 5;
constexpr std::size_t enough = 3; ///< so many are worth a letter at once

bool goes_on(people::Letter often, platform::Civil const& day)
{
    switch (often) {
    case people::Letter::daily:
        return day.weekday <= friday;
    case people::Letter::monthly:
        return day.weekday == friday && day.day <= 7;
    case people::Letter::weekly:
    case people::Letter::never:
        break;
    }
    return day.weekday == friday;
}

std::optional<platform::PlaceId> province_of(std::optional<std::int64_t> place)
{
    if (!place) return std::nullopt;
    auto const province = platform::gazetteer().province_of({*place});
    return province ? std::optional {province->id} : std::nullopt;
}

bool sees(people::Person const& person, needs::Need const& need)
{
    return needs::may({.person = person.id, .role = person.role}, needs::Action::view, need).allowed;
}

/// The newest needs that concern her, the nearest first.
std::vector<needs::NeedId> near(
    people::Person const& person, std::span<needs::Need const> opened, std::set<needs::NeedId> const& told)
{
    std::vector<std::pair<int, needs::NeedId>> found;
    for (auto const& need : opened) {
        if (need.author == person.id || told.contains(need.id) || !sees(person, need)) continue;
        if (auto const degree = closeness(person, need).degree(); degree > 0) found.emplace_back(-degree, need.id);
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, needs::NeedId>::first);
    std::vector<needs::NeedId> ids;
    for (auto const& [degree, id] : found) {
        if (ids.size() < most_of_a_kind) ids.push_back(id);
    }
    return ids;
}

} // namespace

base::Time next_letter_at(people::Letter often, int hour, platform::Zone const& zone, base::Time after)
{
    auto day = platform::civil_in(zone, after);
    day.hour = hour;
    day.minute = 0;
    day.second = 0;
    for (;; ++day.day) {
        auto const moment = platform::time_of(zone, day);
        if (moment > after && goes_on(often, platform::civil_in(zone, moment))) return moment;
    }
}

Closeness closeness(people::Person const& person, needs::Need const& need)
{
    auto const hers = province_of(person.place);
    return {.province = hers && hers == province_of(need.place),
        .subject = std::ranges::find(person.subjects, need.subject) != person.subjects.end()};
}

std::vector<Item> items_for(people::Person const& person, News const& news,
    std::unordered_map<needs::NeedId, needs::Listed> const& known, std::span<needs::Need const> opened)
{
    std::vector<Item> items;
    std::set<needs::NeedId> told;
    auto const tell = [&](Item const& item) {
        auto const found = known.find(item.need);
        if (found == known.end() || !sees(person, found->second.need) || !told.insert(item.need).second) return;
        items.push_back(item);
    };
    for (auto const& notice : news.waiting) {
        if (notice.kind == Kind::carried_over) continue; // told below, with what is hers too
        if (items.size() < most_of_a_kind) tell({Item::Kind::waiting, notice.need, notice.id, 0});
    }
    auto const waiting = items.size();
    for (auto const& answers : news.answers) {
        if (items.size() < waiting + most_of_a_kind) tell({Item::Kind::answers, answers.need, {}, answers.count});
    }
    for (auto const& carried : news.merged) {
        told.erase(carried.into); // that it was merged is told beside its answers
        tell({Item::Kind::merged, carried.into, {}, 0});
    }
    for (auto const& id : near(person, opened, told)) items.push_back({Item::Kind::near, id, {}, 0});
    return items;
}

Turn turn_of(Plan const& plan, people::Letter often, std::size_t items, platform::Zone const& zone, base::Time now,
    base::Time until)
{
    Turn turn {.next = plan};
    auto const regular = next_letter_at(often, plan.hour, zone, now);
    bool const held_long = plan.held_until && now >= *plan.held_until;
    if (often != people::Letter::never && items > 0 && items < enough && !held_long) {
        if (!plan.held_until)
            turn.next.held_until = next_letter_at(people::Letter::weekly, plan.hour, zone, plan.due_at);
        turn.next.due_at = std::min(regular, std::max(*turn.next.held_until, now + base::Milliseconds {1}));
        return turn;
    }
    turn.send = often != people::Letter::never && items > 0;
    turn.next.due_at = regular;
    turn.next.since = until;
    turn.next.held_until.reset();
    return turn;
}

std::string text_of(std::vector<Item> const& items)
{
    auto waiting = base::Json::array();
    auto answers = base::Json::array();
    auto merged = base::Json::array();
    auto near_her = base::Json::array();
    for (auto const& item : items) {
        if (item.kind == Item::Kind::waiting) waiting.push(item.need.text() + " " + item.notice.text());
        if (item.kind == Item::Kind::answers) answers.push(item.need.text() + " " + std::to_string(item.count));
        if (item.kind == Item::Kind::merged) merged.push(item.need.text());
        if (item.kind == Item::Kind::near) near_her.push(item.need.text());
    }
    return base::Json::object()
        .add("waiting", waiting)
        .add("answers", answers)
        .add("merged", merged)
        .add("near", near_her)
        .text();
}

std::vector<Item> items_from(std::string_view text)
{
    std::vector<Item> items;
    auto const flat = base::read_flat_json(text);
    if (!flat) return items;
    for (auto const& member : flat->members) {
        auto const value = std::string_view {member.value};
        auto const space = std::min(value.find(' '), value.size());
        auto const need = needs::NeedId::from(value.substr(0, space));
        auto const rest = value.substr(std::min(space + 1, value.size()));
        if (!need) continue;
        Item item {.need = *need};
        if (member.name == "waiting") {
            item.notice = NoticeId::from(rest).value_or(NoticeId {});
        } else if (member.name == "answers") {
            item.kind = Item::Kind::answers;
            std::from_chars(rest.data(), rest.data() + rest.size(), item.count);
        } else {
            item.kind = member.name == "merged" ? Item::Kind::merged : Item::Kind::near;
        }
        items.push_back(item);
    }
    return items;
}

} // namespace notices
