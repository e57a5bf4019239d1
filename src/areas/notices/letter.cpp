#include "areas/notices/letter.h"

#include "base/json.h"
#include "base/names.h"
#include "platform/i18n/places.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
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

/// What an item is about: nothing is told twice in one letter.
struct Subject {
    needs::NeedId need {};
    circles::CircleId circle {};
    circles::ThreadId thread {};
    stewards::ReportId report {};
    auto operator<=>(Subject const&) const = default;
};

/// A letter's items as they come together.
struct Gathering {
    people::Person const& person;
    std::unordered_map<needs::NeedId, needs::Listed> const& known;
    std::vector<Item> items {};
    std::set<Subject> told {};

    void add_need(Item const& item)
    {
        auto const found = known.find(item.need);
        if (found == known.end() || !sees(person, found->second.need)) return;
        if (told.insert({.need = item.need}).second) items.push_back(item);
    }

    void add_waiting(Notice const& notice)
    {
        Item const item {.kind = Item::Kind::waiting, .need = notice.need, .notice = notice.id};
        if (notice.is_about_a_need() && !notice.is_about_a_circle()) return add_need(item);
        // A notice stands only as long as she may read what it is about; the letter asks again when it is read.
        if (told.insert(subject_of(notice)).second) items.push_back(item);
    }

    void add_each(Item::Kind kind, std::vector<circles::CircleId> const& circles)
    {
        for (auto const& circle : circles) {
            if (told.insert({.circle = circle}).second) items.push_back({.kind = kind, .circle = circle});
        }
    }

    void add_circles(circles::CircleNews const& news)
    {
        for (auto const& circle : news.made_one) items.push_back({.kind = Item::Kind::made_one, .circle = circle});
        add_each(Item::Kind::quiet, news.quiet);
        for (auto const& thread : news.moved) {
            if (told.insert({.thread = thread}).second) items.push_back({.kind = Item::Kind::moved, .thread = thread});
        }
        add_each(Item::Kind::inviting, news.inviting);
        add_each(Item::Kind::looking, news.looking);
        add_each(Item::Kind::ended, news.ended);
    }

    static Subject subject_of(Notice const& notice)
    {
        if (notice.thread != circles::ThreadId {}) return {.thread = notice.thread};
        return {.circle = notice.circle, .report = notice.report};
    }
};

/// The newest needs that concern her, the nearest first.
std::vector<needs::NeedId> near(
    Gathering const& gathering, std::span<needs::Need const> opened, std::set<base::PersonId> const& blocked)
{
    auto const& person = gathering.person;
    std::vector<std::pair<int, needs::NeedId>> found;
    for (auto const& need : opened) {
        if (need.author == person.id || blocked.contains(need.author)) continue;
        if (gathering.told.contains({.need = need.id}) || !sees(person, need)) continue;
        if (auto const degree = closeness(person, need).degree(); degree > 0) found.emplace_back(-degree, need.id);
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, needs::NeedId>::first);
    std::vector<needs::NeedId> ids;
    for (auto const& [degree, id] : found) {
        if (ids.size() < most_of_a_kind) ids.push_back(id);
    }
    return ids;
}

/// How many answers each need got, but not from whom she has blocked.
std::map<needs::NeedId, std::int64_t> answers_in(News const& news)
{
    std::map<needs::NeedId, std::int64_t> counts;
    for (auto const& answers : news.answers) {
        if (!news.blocked.contains(answers.author)) counts[answers.need] += answers.count;
    }
    return counts;
}

constexpr base::Names<Item::Kind, 12> item_kinds {{"waiting", "silent", "answers", "merged", "closed", "quiet", "moved",
    "inviting", "looking", "ended", "near", "made_one"}};
constexpr std::array all_kinds {Item::Kind::waiting, Item::Kind::silent, Item::Kind::answers, Item::Kind::merged,
    Item::Kind::closed, Item::Kind::quiet, Item::Kind::made_one, Item::Kind::moved, Item::Kind::inviting,
    Item::Kind::looking, Item::Kind::ended, Item::Kind::near};

/// "need notice", "need count", "need", "thread" or "circle", by the kind.
std::string reference(Item const& item)
{
    switch (item.kind) {
    case Item::Kind::waiting:
        return item.need.text() + " " + item.notice.text();
    case Item::Kind::answers:
        return item.need.text() + " " + std::to_string(item.count);
    case Item::Kind::moved:
        return item.thread.text();
    case Item::Kind::inviting:
    case Item::Kind::quiet:
    case Item::Kind::looking:
    case Item::Kind::ended:
    case Item::Kind::made_one:
        return item.circle.text();
    case Item::Kind::silent:
    case Item::Kind::merged:
    case Item::Kind::closed:
    case Item::Kind::near:
        break;
    }
    return item.need.text();
}

bool is_about_a_circle(Item::Kind kind)
{
    return kind == Item::Kind::inviting || kind == Item::Kind::quiet || kind == Item::Kind::looking
        || kind == Item::Kind::ended || kind == Item::Kind::made_one;
}

std::optional<Item> referred(Item::Kind kind, std::string_view reference)
{
    auto const space = std::min(reference.find(' '), reference.size());
    auto const rest = reference.substr(std::min(space + 1, reference.size()));
    auto const id = base::from_base32(reference.substr(0, space));
    if (!id) return std::nullopt;
    Item item {.kind = kind};
    if (kind == Item::Kind::moved)
        item.thread = {*id};
    else if (is_about_a_circle(kind))
        item.circle = {*id};
    else
        item.need = {*id};
    if (kind == Item::Kind::waiting) item.notice = NoticeId::from(rest).value_or(NoticeId {});
    if (kind == Item::Kind::answers) std::from_chars(rest.data(), rest.data() + rest.size(), item.count);
    return item;
}

} // namespace

std::string_view name_of(Item::Kind kind)
{
    return item_kinds.of(kind);
}

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
    Gathering gathering {person, known};
    for (auto const& notice : news.waiting) {
        if (notice.kind == Kind::carried_over) continue; // told below, with what is hers too
        if (gathering.items.size() < most_of_a_kind) gathering.add_waiting(notice);
    }
    for (auto const& need : news.silent) gathering.add_need({.kind = Item::Kind::silent, .need = need});
    auto const waiting = gathering.items.size();
    for (auto const& [need, count] : answers_in(news)) {
        if (gathering.items.size() < waiting + most_of_a_kind)
            gathering.add_need({.kind = Item::Kind::answers, .need = need, .count = count});
    }
    for (auto const& carried : news.merged) {
        gathering.told.erase({.need = carried.into}); // that it was merged is told beside its answers
        gathering.add_need({.kind = Item::Kind::merged, .need = carried.into});
    }
    for (auto const& need : news.closed) {
        auto const listed = known.find(need);
        if (listed == known.end() || news.blocked.contains(listed->second.need.author)) continue;
        gathering.told.erase({.need = need}); // as above
        gathering.add_need({.kind = Item::Kind::closed, .need = need});
    }
    gathering.add_circles(news.circles);
    for (auto const& id : near(gathering, opened, news.blocked))
        gathering.items.push_back({.kind = Item::Kind::near, .need = id});
    return std::move(gathering.items);
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
    auto json = base::Json::object();
    for (auto const kind : all_kinds) {
        auto list = base::Json::array();
        for (auto const& item : items) {
            if (item.kind == kind) list.push(reference(item));
        }
        json.add(name_of(kind), list);
    }
    return json.text();
}

std::vector<Item> items_from(std::string_view text)
{
    std::vector<Item> items;
    auto const flat = base::read_flat_json(text);
    if (!flat) return items;
    for (auto const& member : flat->members) {
        auto const kind = item_kinds.named(member.name);
        if (auto const item = kind ? referred(*kind, member.value) : std::nullopt) items.push_back(*item);
    }
    return items;
}

} // namespace notices
