#include "areas/needs/read_needs.h"

#include "areas/needs/may.h"
#include "areas/needs/need_file_store.h"
#include "areas/needs/reply_store.h"
#include "areas/needs/step_store.h"

namespace needs {

namespace {

constexpr int replies_a_page = 20;
constexpr int faces = 6;
constexpr std::int64_t least_told = 5; ///< fewer than so many classes are not compared

/// One row more than is shown tells whether there is a next page.
template <class Things>
bool cut_to(Things& things, std::size_t size)
{
    if (things.size() <= size) return false;
    things.resize(size);
    return true;
}

} // namespace

NeedList list_needs(platform::Reading const& reading, ListWish wish)
{
    NeedList list;
    auto const size = static_cast<std::size_t>(wish.limit++);
    list.needs = NeedStore {reading.tx}.visible_to(reading.actor, wish);
    list.more = cut_to(list.needs, size);
    return list;
}

CardList list_cards(platform::Reading const& reading, ListWish wish)
{
    CardList list;
    auto const size = static_cast<std::size_t>(wish.limit++);
    list.needs = NeedStore {reading.tx}.cards(reading.actor, wish);
    list.more = cut_to(list.needs, size);
    return list;
}

base::Result<NeedView> view_need(platform::Reading const& reading, NeedId id, ReplyId after)
{
    NeedView view;
    view.now = reading.clock.now();
    view.need = TRY(NeedStore {reading.tx}.find(id));
    TRY(platform::require_view(may(reading.actor, Action::view, view.need)));
    if (reading.actor.person) view.blocked = people::blocked_by(reading.tx, *reading.actor.person);
    MeTooStore me_toos {reading.tx};
    auto tally = me_toos.tally(id);
    view.me_toos = tally.count;
    if (tally.count >= least_told) view.contexts = std::move(tally.contexts);
    if (reading.actor.person) view.said_me_too = me_toos.find(id, *reading.actor.person).has_value();
    view.timeline = StepStore {reading.tx}.of(id);
    view.replies = ReplyStore {reading.tx}.of(id, after, replies_a_page + 1);
    view.more_replies = cut_to(view.replies, replies_a_page);

    NeedFileStore files {reading.tx};
    if (view.need.photo) view.photo = files.photo_of(id);
    auto const& replies = view.replies;
    view.worksheets = replies.empty() ? files.worksheets_of(id, {}, {})
                                      : files.worksheets_of(id, replies.front().id, replies.back().id);

    std::vector<base::PersonId> ids {view.need.author};
    for (auto const& reply : view.replies) ids.push_back(reply.author);
    auto const named = reading.actor.is_member() ? me_toos.named_supporters(id, faces) : std::vector<base::PersonId> {};
    ids.insert(ids.end(), named.begin(), named.end());
    view.authors = people::names_of(reading.tx, ids);
    for (auto const& person : named) view.named.push_back(view.authors[person]);
    return view;
}

} // namespace needs
