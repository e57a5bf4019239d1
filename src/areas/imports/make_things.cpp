#include "areas/imports/make_things.h"

#include "html/words.h"
#include "platform/i18n/languages.h"
#include "platform/jobs/write_job.h"
#include "platform/settings/settings.h"
#include "platform/storage/database.h"

#include <algorithm>

namespace imports {

namespace {

constexpr std::size_t asked_at_once = 500;

/// A circle brings its host, its ornament and its counts; a post its conversation's counts and its words in the index.
std::size_t things_a_step(Kind kind)
{
    return kind == Kind::circles ? 5 : 25;
}

std::string network_language(platform::Machines& machines)
{
    auto const lease = machines.database.read();
    auto const all = machines.settings.now(lease->tx())->text_or("network.languages", "en");
    return std::string {all.substr(0, all.find(' '))};
}

circles::OldPost post_of(OldWords const& words, Entry const& entry, Kind kind, base::PersonId author)
{
    return {.author = author,
        .text = words.text,
        .way = kind == Kind::mbox ? circles::Way::list : circles::Way::forum,
        .written_at = *entry.at};
}

circles::OldThread thread_of(std::string const& title, circles::Circle const& circle)
{
    return {.kind = title.ends_with('?') ? circles::Talk::question : circles::Talk::discussion,
        .title = title,
        .language = circle.language};
}

} // namespace

Making::Making(platform::Machines& machines, Import const& import, OpenFile const& open, base::Actor const& actor)
    : machines_ {machines}
    , import_ {import}
    , open_ {open}
    , actor_ {actor}
    , next_ {static_cast<std::size_t>(std::max<std::int64_t>(import.done, 0))}
{
    html::Speaking const speaking {machines.languages.named(network_language(machines))};
    unnamed_ = unnamed();
    if (is_talk(import.kind)) find_threads();
}

/// Conversations of which something is here already, from a shorter file or from before a stop.
void Making::find_threads()
{
    std::span<Entry const> rest {open_.contents.entries};
    while (!rest.empty()) {
        auto const some = rest.first(std::min(asked_at_once, rest.size()));
        rest = rest.subspan(some.size());
        auto const hashes = key_hashes(machines_, import_, some);
        auto const known = ImportStore {machines_.database.read()->tx()}.known(hashes);
        for (std::size_t i = 0; i < some.size(); ++i) {
            auto const found = known.find(hashes[i]);
            if (found != known.end() && some[i].thread >= 0) threads_[some[i].thread] = {found->second.thread};
        }
    }
}

std::vector<Making::Thing> Making::next_things()
{
    std::vector<Thing> things;
    auto const& entries = open_.contents.entries;
    for (; next_ < entries.size() && things.size() < things_a_step(import_.kind); ++next_) {
        auto const& entry = entries[next_];
        if (!entry.left_out.empty()) continue;
        Thing thing {&entry, key_hash(machines_, import_, entry)};
        if (is_talk(import_.kind)) thing.words = open_.words_of(entry, unnamed_);
        things.push_back(std::move(thing));
    }
    return things;
}

base::Result<Making::Turn> Making::make_some()
{
    auto const begun = next_;
    auto const things = next_things();
    auto turn = Turn::made;
    base::Result<base::Done> made = base::Done {};
    Threads threads;
    platform::write_as_job(machines_, [&](platform::Context& cx) {
        turn = Turn::made;
        threads = threads_;
        if (!ImportStore {cx.tx}.advance(import_.id, static_cast<std::int64_t>(next_))) {
            turn = Turn::stopped;
            return;
        }
        platform::Context acting {{actor_, cx.tx, cx.clock}, cx.outbox, cx.ids, cx.chance};
        made = make(acting, things, threads);
        if (!made) ImportStore {cx.tx}.advance(import_.id, static_cast<std::int64_t>(begun));
    });
    if (!made) return made.refusal();
    threads_ = std::move(threads);
    return turn;
}

base::Result<base::Done> Making::make(platform::Context& cx, std::vector<Thing> const& things, Threads& threads)
{
    std::vector<std::string> keys;
    for (auto const& thing : things) keys.push_back(thing.key);
    auto const known = ImportStore {cx.tx}.known(keys);
    std::vector<Thing> fresh;
    std::ranges::copy_if(
        things, std::back_inserter(fresh), [&](Thing const& thing) { return !known.contains(thing.key); });
    if (fresh.empty()) return base::Done {};
    switch (import_.kind) {
    case Kind::people:
        return make_people(cx, fresh);
    case Kind::circles:
        return make_circles(cx, fresh);
    case Kind::mbox:
    case Kind::discourse:
        return make_talk(cx, fresh, threads);
    }
    return base::Done {};
}

void Making::remember(platform::Context& cx, Thing const& thing, std::int64_t made, std::int64_t thread)
{
    ImportStore {cx.tx}.add_key(thing.key, {import_.id, made, thread});
}

base::Result<base::Done> Making::make_talk(platform::Context& cx, std::vector<Thing> const& things, Threads& threads)
{
    auto const circle = TRY(circles::circle_to_fill(cx, *import_.circle));
    std::vector<people::Writer> writers;
    for (auto const& thing : things) writers.push_back({thing.words.identity, thing.words.name});
    auto const people = TRY(people::writers_of(cx, machines_.keys, writers));
    std::vector<circles::PostId> posts;
    for (auto const& thing : things) {
        auto const& entry = *thing.entry;
        auto const old = post_of(thing.words, entry, import_.kind, people.at(thing.words.identity));
        auto const here = threads.find(entry.thread);
        if (here == threads.end()) {
            auto const& title = open_.contents.titles[static_cast<std::size_t>(entry.thread)];
            auto const thread = TRY(circles::bring_in_thread(cx, circle, thread_of(title, circle), old));
            threads.emplace(entry.thread, thread.id);
            posts.push_back(thread.opening);
            remember(cx, thing, thread.opening.value, thread.id.value);
        } else if (auto const reply = circles::bring_in_reply(cx, circle, here->second, old)) {
            // A conversation that somebody took away meanwhile takes no more; the report says so.
            posts.push_back(reply->id);
            remember(cx, thing, reply->id.value, here->second.value);
        }
    }
    circles::settle_brought_in(cx, machines_.search, posts);
    return base::Done {};
}

base::Result<base::Done> Making::make_people(platform::Context& cx, std::vector<Thing> const& things)
{
    auto const otherwise = std::string {machines_.settings.now(cx.tx)->text_or("network.languages", "en")};
    std::vector<people::ToInvite> list;
    std::vector<std::string> addresses;
    for (auto const& thing : things) {
        auto const& row = open_.people[thing.entry->begin];
        auto const spoken
            = machines_.languages.speaks(row.language) ? row.language : otherwise.substr(0, otherwise.find(' '));
        list.push_back({row.address, spoken});
        addresses.push_back(row.address);
    }
    auto const here = people::people_with_addresses(cx.tx, addresses);
    auto const made = TRY(people::invite_list(cx, list, import_.sending));
    std::map<std::string, std::vector<base::PersonId>> into;
    for (std::size_t i = 0; i < things.size(); ++i) {
        auto const& row = open_.people[things[i].entry->begin];
        auto const person = here.find(row.address);
        if (made[i]) remember(cx, things[i], *made[i]);
        if (row.circle.empty()) continue;
        if (person != here.end())
            into[row.circle].push_back(person->second);
        else if (made[i])
            into[row.circle];
    }
    for (auto const& [slug, members] : into) {
        auto const circle = circles::circle_to_fill(cx, slug);
        if (!circle) continue;
        if (!members.empty()) TRY(circles::ask_in(cx, circle->id, members));
        for (std::size_t i = 0; i < things.size(); ++i) {
            auto const& row = open_.people[things[i].entry->begin];
            if (made[i] && row.circle == slug)
                ImportStore {cx.tx}.keep_place(people::address_hash(row.address), circle->id);
        }
    }
    return base::Done {};
}

base::Result<base::Done> Making::make_circles(platform::Context& cx, std::vector<Thing> const& things)
{
    std::vector<std::string> slugs;
    std::vector<std::string> hosts;
    for (auto const& thing : things) {
        slugs.push_back(thing.entry->key);
        hosts.push_back(open_.circles[thing.entry->begin].host);
    }
    auto const taken = circles::slugs_taken(cx.tx, slugs);
    auto const here = people::people_with_addresses(cx.tx, hosts);
    auto const otherwise = std::string {machines_.settings.now(cx.tx)->text_or("network.languages", "en")};
    for (std::size_t i = 0; i < things.size(); ++i) {
        auto const& row = open_.circles[things[i].entry->begin];
        auto const found = here.find(hosts[i]);
        auto const host = found != here.end() ? std::optional {found->second} : cx.actor.person;
        if (taken.contains(slugs[i]) || !host) continue;
        auto const spoken
            = machines_.languages.speaks(row.language) ? row.language : otherwise.substr(0, otherwise.find(' '));
        auto made = circles::bring_in_circle(cx, row.words, spoken, *host);
        // Who is suspended, or a guest, looks after nothing: whoever brings the list does.
        if (!made && cx.actor.person) made = circles::bring_in_circle(cx, row.words, spoken, *cx.actor.person);
        if (made) remember(cx, things[i], made->id.value);
    }
    return base::Done {};
}

} // namespace imports
