#include "areas/notices/letter_words.h"

#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/i18n/reader.h"

#include <algorithm>

namespace notices {

namespace {

using html::tr;
using html::trn;
using Entry = LetterWords::Entry;

constexpr std::size_t subject_limit = 70;
constexpr std::size_t circle_name_limit = 80;

std::string quoted(std::string const& title)
{
    return tr("“{title}”", {{"title", one_line(title, 300)}});
}

html::Url to_need(needs::Need const& need)
{
    return html::Url::to({"needs", need.path_name()});
}

std::string me_toos(std::int64_t n)
{
    if (n == 0) return std::string {tr("Nobody has said “me too” yet.")};
    return trn("{n} teacher feels this too.", "{n} teachers feel this too.", n);
}

std::string why_near(people::Person const& person, needs::Need const& need)
{
    auto const close = closeness(person, need);
    if (close.province && close.subject) return std::string {tr("From your province, and about your subject.")};
    if (close.province) return std::string {tr("From your province.")};
    if (close.subject) return std::string {tr("About your subject.")};
    return {};
}

Entry waiting_entry(LetterView const& view, Item const& item, About const& about)
{
    return {quoted(about.title), told_words(view.notices.at(item.notice), about, view.names),
        std::string {tr("Read it")}, html::Url::to({"notices", item.notice.text()})};
}

Entry answers_entry(Item const& item, needs::Listed const& listed)
{
    return {quoted(listed.need.title),
        trn("You feel this too. One new answer.", "You feel this too. {n} new answers.", item.count),
        std::string {tr("Read the answers")}, to_need(listed.need)};
}

Entry merged_entry(needs::Listed const& listed)
{
    return {quoted(listed.need.title),
        std::string {
            tr("A need that was yours too was made one with this, as both authors wished. You count here now; if "
               "it is not yours, take your “me too” back there.")},
        std::string {tr("Read it")}, to_need(listed.need)};
}

Entry closed_entry(needs::Listed const& listed)
{
    return {quoted(listed.need.title), std::string {tr("You feel this too. Its author says that it is answered.")},
        std::string {tr("See how")}, to_need(listed.need)};
}

Entry silent_entry(needs::Listed const& listed)
{
    return {quoted(listed.need.title),
        std::string {tr("Nothing has happened to your need for 60 days. Is it still one? One press keeps it or calls "
                        "it answered.")},
        std::string {tr("Say what it is")}, to_need(listed.need)};
}

Entry near_entry(LetterView const& view, needs::Listed const& listed)
{
    auto words = why_near(view.person, listed.need);
    (words += words.empty() ? "" : " ") += me_toos(listed.me_toos);
    return {quoted(listed.need.title), std::move(words), std::string {tr("Read it")}, to_need(listed.need)};
}

std::string reply_to_of(LetterView const& view, circles::ThreadId thread)
{
    auto const found = view.reply_to.find(thread);
    return found == view.reply_to.end() ? std::string {} : found->second;
}

Entry moved_entry(LetterView const& view, circles::ReadableThread const& readable)
{
    auto const& [thread, circle] = readable;
    auto const found = view.replies.find(thread.id);
    auto const replies = found == view.replies.end() ? 0 : found->second;
    auto const name = one_line(circle.name, circle_name_limit);
    auto words = replies == 0
        ? tr("In {circle}. Nobody has replied yet.", {{"circle", name}})
        : trn("In {circle}. One reply.", "In {circle}. {n} replies.", replies, {{"circle", name}});
    return {quoted(thread.title), std::move(words), std::string {tr("Read it")},
        html::Url::to({"circles", circle.slug, "talk", thread.path_name()}), {}, reply_to_of(view, thread.id)};
}

Entry inviting_entry(circles::Circle const& circle)
{
    return {quoted(circle.name),
        tr("This circle asks you in: {question}", {{"question", one_line(circle.purpose, 300)}}),
        std::string {tr("Look at it")}, html::Url::to({"circles", circle.slug})};
}

Entry quiet_entry(circles::Circle const& circle, std::vector<circles::AnswerLink> const& answers)
{
    Entry entry {quoted(circle.name),
        std::string {
            tr("Nobody has written in this circle for six weeks. Is it still going? Each answer opens a page with one "
               "button.")},
        std::string {tr("Look at it")}, html::Url::to({"circles", circle.slug})};
    for (auto const& [words, url] : answers) entry.answers.push_back({words, url});
    return entry;
}

Entry looking_entry(circles::Circle const& circle)
{
    return {quoted(circle.name),
        std::string {tr("This circle of yours looks for a host. You could be it; what was said in it stays.")},
        std::string {tr("Look at it")}, html::Url::to({"circles", circle.slug})};
}

Entry ended_entry(circles::Circle const& circle)
{
    return {quoted(circle.name),
        std::string {tr("This circle has ended, and leaves one page: what came of it, and what did not work.")},
        std::string {tr("Read it")}, html::Url::to({"circles", circle.slug, "legacy"})};
}

/// Which circle is one with which, for whoever is inside.
std::optional<Entry> made_one_entry(LetterView const& view, circles::CircleId id)
{
    auto const gone = view.gone.find(id);
    if (gone == view.gone.end() || !gone->second.merged_into) return std::nullopt;
    auto const into = view.circles.find(*gone->second.merged_into);
    if (into == view.circles.end() || !circles::is_inside(into->second.standing)) return std::nullopt;
    auto const& circle = into->second.circle;
    return Entry {quoted(circle.name),
        tr("“{circle}” has become part of this circle, as the hosts of both wished. What was said in either is read "
           "here, and "
           "old addresses lead here.",
            {{"circle", one_line(gone->second.name, circle_name_limit)}}),
        std::string {tr("Look at it")}, html::Url::to({"circles", circle.slug})};
}

/// The need an item is about, as long as she may see it.
needs::Listed const* shown(LetterView const& view, needs::NeedId id)
{
    auto const found = view.needs.find(id);
    if (found == view.needs.end()) return nullptr;
    base::Actor const reader {.person = view.person.id, .role = view.person.role};
    return needs::may(reader, needs::Action::view, found->second.need).allowed ? &found->second : nullptr;
}

std::optional<Entry> need_entry(LetterView const& view, Item const& item)
{
    auto const* const listed = shown(view, item.need);
    if (listed == nullptr) return std::nullopt;
    if (item.kind == Item::Kind::answers) return answers_entry(item, *listed);
    if (item.kind == Item::Kind::merged) return merged_entry(*listed);
    if (item.kind == Item::Kind::closed) return closed_entry(*listed);
    if (item.kind == Item::Kind::silent) return silent_entry(*listed);
    return near_entry(view, *listed);
}

/// The circle, as long as it asks her in.
circles::Circle const* inviting(LetterView const& view, circles::CircleId id)
{
    auto const found = view.circles.find(id);
    bool const asks = found != view.circles.end() && found->second.standing == circles::Standing::invited;
    return asks ? &found->second.circle : nullptr;
}

/// What became of a circle, as long as it is so.
std::optional<Entry> turned_entry(LetterView const& view, Item const& item)
{
    auto const found = view.circles.find(item.circle);
    if (found == view.circles.end()) return std::nullopt;
    auto const& circle = found->second.circle;
    auto const poll = view.polls.find(circle.id);
    if (item.kind == Item::Kind::quiet && poll != view.polls.end()) return quiet_entry(circle, poll->second);
    if (item.kind == Item::Kind::looking && view.looking.contains(circle.id)) return looking_entry(circle);
    if (item.kind == Item::Kind::ended && circle.state == circles::State::closed) return ended_entry(circle);
    return std::nullopt;
}

/// Nothing, when she may not see any more what it is about.
std::optional<Entry> entry_of(LetterView const& view, Item const& item)
{
    switch (item.kind) {
    case Item::Kind::waiting:
        if (auto const about = view.abouts.find(item.notice); about != view.abouts.end())
            return waiting_entry(view, item, about->second);
        return std::nullopt;
    case Item::Kind::moved:
        if (auto const readable = view.threads.find(item.thread); readable != view.threads.end())
            return moved_entry(view, readable->second);
        return std::nullopt;
    case Item::Kind::inviting:
        if (auto const* const circle = inviting(view, item.circle)) return inviting_entry(*circle);
        return std::nullopt;
    case Item::Kind::quiet:
    case Item::Kind::looking:
    case Item::Kind::ended:
        return turned_entry(view, item);
    case Item::Kind::made_one:
        return made_one_entry(view, item.circle);
    case Item::Kind::near:
        if (auto const need = view.needs.find(item.need);
            need != view.needs.end() && view.blocked.contains(need->second.need.author))
            return std::nullopt;
        break;
    case Item::Kind::silent:
        if (auto const need = view.needs.find(item.need);
            need != view.needs.end() && need->second.need.state != needs::State::open)
            return std::nullopt;
        break;
    case Item::Kind::answers:
    case Item::Kind::merged:
    case Item::Kind::closed:
        break;
    }
    return need_entry(view, item);
}

/// Below what moved in a circle, the way to hear less of it; once for each circle.
void add_way(LetterView const& view, Item const& item, LetterWords::Section& section)
{
    auto const readable = view.threads.find(item.thread);
    if (item.kind != Item::Kind::moved || readable == view.threads.end()) return;
    auto const& circle = readable->second.circle;
    auto const url = view.less.find(circle.id);
    if (url == view.less.end()) return;
    auto const same = [&](LetterWords::Way const& way) { return way.url.text() == url->second.text(); };
    if (std::ranges::any_of(section.ways, same)) return;
    auto const name = one_line(circle.name, circle_name_limit);
    section.ways.push_back({tr("Less of {circle} in my letters", {{"circle", name}}), url->second});
}

std::string_view heading_of(Item::Kind kind)
{
    switch (kind) {
    case Item::Kind::waiting:
        return tr("Waiting for you");
    case Item::Kind::silent:
        return tr("Still a need?");
    case Item::Kind::answers:
    case Item::Kind::merged:
    case Item::Kind::closed:
        return tr("Needs that are yours too");
    case Item::Kind::quiet:
    case Item::Kind::moved:
    case Item::Kind::inviting:
    case Item::Kind::looking:
    case Item::Kind::ended:
    case Item::Kind::made_one:
        return tr("From your circles");
    case Item::Kind::near:
        break;
    }
    return tr("New needs near you");
}

std::string why_it_comes(LetterView const& view)
{
    platform::Civil clock {.hour = view.hour};
    auto const hour = platform::clock_time(platform::time_of(*platform::reader().zone, clock));
    std::initializer_list<html::Slot> const slots {{"network", view.network}, {"hour", hour}};
    if (view.letter.often == people::Letter::daily)
        return tr("{network}, run by its members. This letter comes from Monday to Friday at {hour}, when there is "
                  "something to tell.",
            slots);
    if (view.letter.often == people::Letter::monthly)
        return tr("{network}, run by its members. This letter comes on the first Friday of the month at {hour}, when "
                  "there is something to tell.",
            slots);
    return tr("{network}, run by its members. This letter comes on Fridays at {hour}, when there is something to tell.",
        slots);
}

std::string subject_of(LetterView const& view, LetterWords const& words)
{
    auto const first = one_line(words.sections.front().entries.front().title, subject_limit);
    return tr("{first}: your letter of {day}",
        {{"first", first}, {"day", platform::day_of_the_year(view.letter.planned_for)}});
}

} // namespace

std::string one_line(std::string_view text, std::size_t limit)
{
    std::string line;
    std::size_t signs = 0;
    for (char const sign : text) {
        if ((sign & 0xc0) != 0x80 && signs++ == limit) return line + "…";
        line += static_cast<unsigned char>(sign) < ' ' || sign == 127 ? ' ' : sign;
    }
    return line;
}

html::Url at_site(std::string_view public_url, html::Url const& path)
{
    return html::Url::outside(std::string {public_url} + std::string {path.text()}).value_or(path);
}

std::string greeting(std::string_view name, int hour)
{
    auto const first = one_line(name, 80);
    if (first.empty()) return std::string {tr("Good day.")};
    if (hour >= 5 && hour < 12) return tr("Good morning, {name}.", {{"name", first}});
    if (hour >= 12 && hour < 17) return tr("Good afternoon, {name}.", {{"name", first}});
    return tr("Good evening, {name}.", {{"name", first}});
}

bool is_told(LetterView const& view, Item const& item)
{
    return entry_of(view, item).has_value();
}

LetterWords words_of(LetterView const& view)
{
    LetterWords words;
    std::int64_t count = 0;
    for (auto const& item : view.letter.items) {
        auto entry = entry_of(view, item);
        if (!entry) continue;
        auto const heading = heading_of(item.kind);
        if (words.sections.empty() || words.sections.back().heading != heading)
            words.sections.push_back({std::string {heading}, {}, {}});
        words.sections.back().entries.push_back(*std::move(entry));
        add_way(view, item, words.sections.back());
        ++count;
    }
    if (count == 0) return words;
    words.subject = subject_of(view, words);
    words.greeting = greeting(view.person.name, view.hour);
    words.summary = trn("One thing is new. Nothing is urgent.", "{n} things are new. Nothing is urgent.", count);
    if (!view.reply_to.empty())
        words.ending
            = tr("That is everything. Write on the pages above, or by mail to the address below a thread. Do not "
                 "pass those addresses on: what comes there is posted under your name.");
    else
        words.ending = tr("That is everything. Nobody reads answers to this mail: write on the pages above.");
    if (view.letter.often != people::Letter::monthly)
        words.ways.push_back({std::string {tr("Monthly instead")}, view.monthly});
    words.ways.push_back({std::string {tr("Another hour, or another day")}, "/letters"});
    words.ways.push_back({std::string {tr("No more letters")}, view.stop});
    words.why = why_it_comes(view);
    return words;
}

namespace {

std::string reply_line(LetterWords::Entry const& entry)
{
    if (entry.reply_to.empty()) return {};
    return "  " + std::string {tr("Reply by mail")} + ":\n  " + entry.reply_to + "\n";
}

} // namespace

std::string plain_text(LetterWords const& words, std::string_view public_url)
{
    std::string text = words.greeting + "\n" + words.summary + "\n";
    for (auto const& section : words.sections) {
        text += "\n\n" + section.heading + "\n" + std::string(12, '-') + "\n";
        for (auto const& entry : section.entries) {
            text += "\n* " + entry.title + "\n  " + entry.words + "\n  " + entry.link + ":\n  "
                + std::string {at_site(public_url, entry.url).text()} + "\n" + reply_line(entry);
            for (auto const& way : entry.answers)
                text += "  " + way.words + ":\n  " + std::string {at_site(public_url, way.url).text()} + "\n";
        }
        if (!section.ways.empty()) text += "\n";
        for (auto const& way : section.ways)
            text += "  " + way.words + ":\n  " + std::string {at_site(public_url, way.url).text()} + "\n";
    }
    text += "\n\n" + words.ending + "\n\n-- \n";
    for (auto const& way : words.ways)
        text += way.words + ":\n" + std::string {at_site(public_url, way.url).text()} + "\n";
    return text + "\n" + words.why + "\n";
}

} // namespace notices
