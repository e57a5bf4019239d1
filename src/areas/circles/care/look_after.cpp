#include "areas/circles/care/look_after.h"

#include "areas/circles/membership_store.h"
#include "areas/circles/merging/propose.h"
#include "platform/i18n/fold.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace circles {

namespace {

constexpr int most_looked_at = 500;
constexpr int most_turns = 200;
constexpr base::Milliseconds remembered = std::chrono::hours {24 * 365};

/// Those in the circle, by name as the reader's language sorts it.
std::vector<Companion> companions_of(std::vector<Membership> const& people,
    std::unordered_map<base::PersonId, people::Name> const& names, std::string_view language)
{
    std::vector<std::pair<std::string, Companion>> sorted;
    for (auto const& one : people) {
        auto const found = names.find(one.person);
        auto name = found == names.end() ? std::string {} : found->second.name;
        auto key = platform::sort_key(language, name);
        sorted.emplace_back(std::move(key),
            Companion {.person = one.person,
                .name = std::move(name),
                .standing = one.standing,
                .duty = one.duty,
                .since = one.since});
    }
    std::ranges::sort(sorted, [](auto const& a, auto const& b) {
        return std::tie(a.first, a.second.person) < std::tie(b.first, b.second.person);
    });
    std::vector<Companion> companions;
    for (auto& [key, one] : sorted) companions.push_back(std::move(one));
    return companions;
}

void add_signs(platform::Reading const& reading, CircleId circle, std::vector<Companion>& companions)
{
    NoteStore store {reading.tx};
    std::vector<base::PersonId> ids;
    std::vector<base::PersonId> newcomers;
    auto const now = reading.clock.now();
    for (auto const& one : companions) {
        ids.push_back(one.person);
        if (now - one.since < newcomer_for) newcomers.push_back(one.person);
    }
    auto const heard = store.heard_of(circle, ids, now - remembered);
    auto const written = store.last_to(circle, ids);
    auto const greeted = store.greeted_among(circle, newcomers);
    std::set<base::PersonId> const known {greeted.begin(), greeted.end()};
    for (auto& one : companions) {
        if (auto const found = heard.find(one.person); found != heard.end()) one.heard = found->second;
        if (auto const found = written.find(one.person); found != written.end()) one.written_to = found->second;
        one.greeted = known.contains(one.person);
    }
}

} // namespace

base::Result<CareView> view_care(platform::Reading const& reading, std::string_view circle, std::string_view language)
{
    auto seen = TRY(hosted(reading, circle));
    CareView view {.circle = std::move(seen.circle), .mine = std::move(seen.mine), .now = reading.clock.now()};
    auto people = MembershipStore {reading.tx}.people_of(view.circle.id, 0, most_looked_at + 1);
    view.is_all = people.size() <= most_looked_at;
    if (!view.is_all) people.pop_back();
    auto const turns = DutyStore {reading.tx}.turns_in(view.circle.id, most_turns);
    std::vector<base::PersonId> ids;
    for (auto const& one : people) ids.push_back(one.person);
    for (auto const& turn : turns) ids.push_back(turn.person);
    view.names = people::names_of(reading.tx, ids);
    auto companions = companions_of(people, view.names, language);
    add_signs(reading, view.circle.id, companions);
    view.care = care_of(companions, turns, view.now);
    // Whoever looks knows of herself.
    std::erase_if(view.care.quiet, [&](Companion const& one) { return reading.actor.is(one.person); });
    return view;
}

base::Result<NoteWords> NoteWords::from(web::Fields& fields)
{
    NoteWords words;
    words.person = fields.id<base::PersonId>("person", web::Demand::required).value_or(base::PersonId {});
    words.words = fields.line("words", note_limit, web::Demand::required);
    return fields.or_problems(std::move(words));
}

base::Result<Note> write_note(platform::Context& cx, std::string_view circle, NoteWords const& words)
{
    auto const seen = TRY(hosted(cx, circle));
    auto const her = MembershipStore {cx.tx}.of(seen.circle.id, words.person);
    if (!her.inside() || cx.actor.is(words.person)) return base::invalid("person", "not_one_of_these");
    NoteStore store {cx.tx};
    auto const last = store.last_to(seen.circle.id, {&words.person, 1});
    auto const now = cx.clock.now();
    auto const found = last.find(words.person);
    if (!may_be_written_to(found == last.end() ? std::nullopt : std::optional {found->second}, now))
        return base::conflict("written_to_this_week");
    Note const note {.id = cx.ids.make<NoteId>(),
        .circle = seen.circle.id,
        .person = words.person,
        .by = *cx.actor.person,
        .words = words.words,
        .written_at = now};
    store.add(note);
    cx.outbox.add(NoteWritten {note.circle, note.person, note.by, note.written_at});
    return note;
}

} // namespace circles
