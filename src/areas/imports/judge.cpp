#include "areas/imports/judge.h"

#include "areas/imports/import_store.h"

#include <unordered_set>

namespace imports {

namespace {

using Here = std::unordered_map<std::string, base::PersonId>;

std::vector<std::string> addresses_of(std::span<Entry const> entries)
{
    std::vector<std::string> addresses;
    for (auto const& entry : entries) {
        if (entry.left_out.empty() && !entry.who.empty()) addresses.push_back(entry.who);
    }
    return addresses;
}

/// Invitations: who is here is matched, who was asked is asked no second time.
void judge_people(platform::Reading const& reading, OpenFile const& open, std::span<Entry const> entries,
    Here const& here, std::vector<Judged>& all)
{
    std::vector<std::string> circles;
    for (auto const& entry : entries) circles.push_back(open.people[entry.begin].circle);
    auto const known_circles = circles::slugs_taken(reading.tx, circles);
    std::vector<std::string> addresses;
    for (auto const& entry : entries) addresses.push_back(entry.who);
    auto const before = people::asked_before(reading.tx, addresses);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto& one = all[i];
        if (one.fate != Fate::made) continue;
        if (!circles[i].empty() && !known_circles.contains(circles[i]))
            one = {Fate::left_out, "no_such_circle"};
        else if (here.contains(entries[i].who) || before[i])
            one.fate = Fate::here;
        one.unknown = !here.contains(entries[i].who);
    }
}

void judge_circles(platform::Reading const& reading, Import const& import, std::span<Entry const> entries,
    Here const& here, std::vector<Judged>& all)
{
    std::vector<std::string> slugs;
    for (auto const& entry : entries) slugs.push_back(entry.key);
    auto const taken = circles::slugs_taken(reading.tx, slugs);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto& one = all[i];
        if (one.fate != Fate::made) continue;
        if (taken.contains(slugs[i])) {
            one.fate = Fate::here;
            continue;
        }
        one.unknown = !here.contains(entries[i].who);
        // Whoever brings the list looks after what nobody here can look after yet; the machine itself cannot.
        if (one.unknown && !import.made_by) one = {Fate::left_out, "host_unknown", true};
    }
}

} // namespace

std::vector<Judged> judged(platform::Machines const& machines, platform::Reading const& reading, Import const& import,
    OpenFile const& open, std::span<Entry const> entries)
{
    auto const hashes = key_hashes(machines, import, entries);
    auto const known = ImportStore {reading.tx}.known(hashes);
    auto const here = people::people_with_addresses(reading.tx, addresses_of(entries));
    std::vector<Judged> all(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].left_out.empty())
            all[i] = {Fate::left_out, entries[i].left_out};
        else if (known.contains(hashes[i]))
            all[i].fate = Fate::here;
        else if (is_talk(import.kind))
            all[i].unknown = !here.contains(entries[i].who);
    }
    if (import.kind == Kind::people) judge_people(reading, open, entries, here, all);
    if (import.kind == Kind::circles) judge_circles(reading, import, entries, here, all);
    return all;
}

} // namespace imports
