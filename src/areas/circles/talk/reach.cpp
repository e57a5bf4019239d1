#include "areas/circles/talk/reach.h"

#include "areas/circles/membership_store.h"
#include "areas/circles/news.h"
#include "areas/circles/talk/reach_store.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/reader.h"
#include "platform/markdown/markdown.h"

#include <algorithm>
#include <array>

namespace circles {

namespace {

using html::render;
using html::tr;
using html::trn;

constexpr base::Milliseconds kept_for {48LL * 60 * 60 * 1000};

/// In each language that the pages speak.
constexpr std::array<std::string_view, 2> everyone_words {"everyone", "herkes"};

base::Time midnight_before(base::Time now)
{
    auto const& zone = *platform::reader().zone;
    auto day = platform::civil_in(zone, now);
    day.hour = day.minute = day.second = 0;
    return platform::time_of(zone, day);
}

/// Each once, nobody herself, and only those who may read it.
std::vector<base::PersonId> called_in(
    platform::Reading const& reading, Circle const& circle, Thread const* thread, Ready const& ready)
{
    auto called = ready.mentions;
    if (thread != nullptr) called.push_back(thread->author);
    std::ranges::sort(called);
    called.erase(std::unique(called.begin(), called.end()), called.end());
    std::erase(called, *reading.actor.person);
    return readers_among(reading.tx, thread != nullptr ? *thread : Thread {.circle = circle.id}, called);
}

} // namespace

bool calls_everyone(std::string_view text)
{
    auto const called = platform::mentions_in(text);
    return std::ranges::any_of(
        called, [](auto const& word) { return std::ranges::find(everyone_words, word) != everyone_words.end(); });
}

Reach reach_of(platform::Reading const& reading, Circle const& circle, Thread const* thread, Ready const& ready)
{
    auto const called = called_in(reading, circle, thread, ready);
    auto const author = *reading.actor.person;
    Reach reach {.people = static_cast<std::int64_t>(called.size())};
    ReachStore store {reading.tx};
    if (ready.everyone) reach.people += store.others_inside(circle.id, author, called);
    if (reach.people >= many_people) reach.today = store.since(author, midnight_before(reading.clock.now()));
    return reach;
}

Loudness Loudness::from(web::Fields& fields)
{
    Loudness loudness;
    loudness.quiet = fields.ticked("quiet");
    loudness.seen = fields.number("reach", 0, INT32_MAX).value_or(0);
    return loudness;
}

html::Html reach_question(Reach const& reach)
{
    auto const many = trn("This will notify one person.", "This will notify {n} people.", reach.people);
    auto const before = reach.today == 0 ? std::string {tr("No other post of yours told so many people today.")}
                                         : trn("One other post of yours told so many people today.",
                                             "{n} other posts of yours told so many people today.", reach.today);
    auto const choice = html::choices({.name = "quiet", .label = std::string {tr("How shall it reach them?")}},
        {{.value = "no",
             .label = std::string {tr("Tell them now")},
             .hint = std::string {tr("By mail too, to whoever wants mails at once, but in nobody’s quiet hours.")}},
            {.value = "yes",
                .label = std::string {tr("Quietly")},
                .hint = std::string {tr("Without a mail: they find it here, and in their letter.")},
                .chosen = true}},
        html::Answers::one, html::Look::cards);
    return render(
        R"html(<div class="stack" id="reach"><div class="callout sun" role="alert" tabindex="-1" autofocus><p><b>{}</b> {}</p></div>{}<input type="hidden" name="reach" value="{}"></div>)html",
        many, before, choice, std::to_string(reach.people));
}

std::int64_t forget_old_reaches(platform::Tx& tx, base::Time now, int limit)
{
    return ReachStore {tx}.forget_before(now - kept_for, limit);
}

} // namespace circles
