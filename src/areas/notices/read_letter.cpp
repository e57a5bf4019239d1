#include "areas/notices/read_letter.h"

#include "areas/notices/incoming/mailed_address.h"
#include "areas/notices/letter_link.h"
#include "areas/notices/letter_store.h"
#include "areas/notices/notice_store.h"
#include "platform/settings/settings.h"

namespace notices {

namespace {

/// What the items speak of, by its kind.
struct Spoken {
    std::vector<needs::NeedId> needs {};
    std::vector<NoticeId> notices {};
    std::vector<circles::ThreadId> threads {};
    std::vector<circles::CircleId> circles {};
};

Spoken spoken_of(std::vector<Item> const& items)
{
    Spoken spoken;
    for (auto const& item : items) {
        if (item.need != needs::NeedId {}) spoken.needs.push_back(item.need);
        if (item.notice != NoticeId {}) spoken.notices.push_back(item.notice);
        if (item.thread != circles::ThreadId {}) spoken.threads.push_back(item.thread);
        if (item.circle != circles::CircleId {}) spoken.circles.push_back(item.circle);
    }
    return spoken;
}

void add_notices(LetterView& view, platform::Reading const& reading, std::vector<NoticeId> const& ids)
{
    view.notices = NoticeStore {reading.tx}.of(ids);
    std::vector<Notice> notices;
    std::vector<base::PersonId> from;
    for (auto const& [id, notice] : view.notices) {
        notices.push_back(notice);
        from.push_back(notice.from);
    }
    view.abouts = abouts_of(reading, notices);
    view.names = people::names_of(reading.tx, from);
}

void add_circles(LetterView& view, platform::Reading const& reading, platform::Keys const& keys, Spoken const& spoken)
{
    view.threads = circles::threads_readable(reading, spoken.threads);
    view.replies = circles::replies_in(reading.tx, spoken.threads);
    std::erase_if(view.threads, [&](auto const& entry) { return view.blocked.contains(entry.second.thread.author); });
    if (!mail_domain().empty())
        for (auto const& [id, readable] : view.threads)
            view.reply_to.emplace(id, reply_address(keys, {AnswerTo::thread, id.value, view.person.id}));
    auto ids = spoken.circles;
    for (auto const& [id, readable] : view.threads) ids.push_back(readable.circle.id);
    for (auto& [id, circle] : circles::circles_of(reading.tx, spoken.circles)) {
        if (!circle.merged_into) continue;
        ids.push_back(*circle.merged_into);
        view.gone.emplace(id, std::move(circle));
    }
    view.circles = circles::circles_seen(reading, ids);
    for (auto const& [id, life] : circles::lives_of(reading.tx, spoken.circles)) {
        auto const seen = view.circles.find(id);
        if (seen == view.circles.end() || seen->second.circle.state != circles::State::active) continue;
        if (life.looks_for_host()) view.looking.insert(id);
        if (life.asks_members() && circles::is_inside(seen->second.standing))
            view.polls.emplace(id, circles::poll_links(keys, seen->second.circle, life, view.person.id));
    }
    for (auto const& [id, seen] : view.circles) {
        bool const inside = seen.standing == circles::Standing::member || seen.standing == circles::Standing::host;
        if (inside) view.less.emplace(id, circle_link(keys, CircleChoice::less, id, view.person.id));
    }
}

} // namespace

base::Result<LetterView> view_letter(platform::Machines& machines, platform::Tx& tx, Letter letter)
{
    LetterView view {.person = TRY(people::person_of(tx, letter.person))};
    base::Actor const reader {.person = view.person.id, .role = view.person.role};
    platform::Reading const reading {reader, tx, machines.clock};
    auto const spoken = spoken_of(letter.items);
    view.needs = needs::needs_of(tx, spoken.needs);
    view.blocked = people::blocked_by(tx, view.person.id);
    add_notices(view, reading, spoken.notices);
    add_circles(view, reading, machines.keys, spoken);
    view.network = machines.settings.now(tx)->text_or("network.name", "Groundswell");
    if (auto const plan = LetterStore {tx}.plan_of(letter.person)) view.hour = plan->hour;
    view.stop = letter_link(machines.keys, Choice::stop, letter.person);
    view.monthly = letter_link(machines.keys, Choice::monthly, letter.person);
    view.letter = std::move(letter);
    std::erase_if(view.letter.items, [&](Item const& item) { return !is_told(view, item); });
    return view;
}

} // namespace notices
