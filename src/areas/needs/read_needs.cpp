#include "areas/needs/read_needs.h"

#include "areas/needs/hiding_store.h"
#include "areas/needs/may.h"
#include "areas/needs/merge_store.h"
#include "areas/needs/need_file_store.h"
#include "areas/needs/reply_store.h"
#include "areas/needs/spread_store.h"
#include "areas/needs/step_store.h"

#include <algorithm>
#include <iterator>

namespace needs {

namespace {

constexpr int replies_a_page = 20;
constexpr int faces = 6;

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

namespace {

/// The needs whose answers are read here: this one, and what has become part of it, as far as the actor may see that.
std::vector<NeedId> add_wordings(NeedView& view, platform::Reading const& reading)
{
    std::vector<NeedId> ids {view.need.id};
    for (auto& part : NeedStore {reading.tx}.parts_of(view.need.id)) {
        if (!may(reading.actor, Action::view, part).allowed) continue;
        ids.push_back(part.id);
        view.wordings.push_back({.need = std::move(part)});
    }
    return ids;
}

void add_files(NeedView& view, platform::Reading const& reading, std::vector<NeedId> const& ids)
{
    NeedFileStore files {reading.tx};
    auto const& replies = view.replies;
    view.worksheets = replies.empty() ? files.worksheets_of(ids, {}, {})
                                      : files.worksheets_of(ids, replies.front().id, replies.back().id);
    bool const any = view.need.photo
        || std::ranges::any_of(view.wordings, [](Wording const& wording) { return wording.need.photo.has_value(); });
    auto photos = any ? files.photos_of(ids) : std::unordered_map<NeedId, std::vector<PhotoSize>> {};
    if (view.need.photo) view.photo = std::move(photos[view.need.id]);
    for (auto& wording : view.wordings) {
        if (wording.need.photo) wording.photo = std::move(photos[wording.need.id]);
        auto const its_own
            = [&](Worksheet const& worksheet) { return worksheet.need == wording.need.id && !worksheet.reply; };
        std::ranges::copy_if(view.worksheets, std::back_inserter(wording.worksheets), its_own);
        std::erase_if(view.worksheets, its_own);
    }
}

void add_names(NeedView& view, platform::Reading const& reading)
{
    std::vector<base::PersonId> ids {view.need.author};
    for (auto const& reply : view.replies) ids.push_back(reply.author);
    for (auto const& wording : view.wordings) ids.push_back(wording.need.author);
    auto const named = reading.actor.is_member() ? MeTooStore {reading.tx}.named_supporters(view.need.id, faces)
                                                 : std::vector<base::PersonId> {};
    ids.insert(ids.end(), named.begin(), named.end());
    view.authors = people::names_of(reading.tx, ids);
    for (auto const& person : named) view.named.push_back(view.authors[person]);
}

/// For those whom it concerns: a proposal that waits.
std::optional<MergeId> proposal_about(platform::Reading const& reading, Need const& need)
{
    if (need.state != State::open || !may(reading.actor, MergeAction::view, need, need).allowed) return std::nullopt;
    auto const since = reading.clock.now() - answer_time;
    auto const merge = MergeStore {reading.tx}.open_about(need.id, need.id, since);
    return merge ? std::optional {merge->id} : std::nullopt;
}

std::optional<Hiding> hiding_of(platform::Reading const& reading, Need const& need)
{
    if (need.state != State::hidden && need.state != State::taken_away) return std::nullopt;
    auto hiding = HidingStore {reading.tx}.of(need.id);
    return hiding ? std::optional {*std::move(hiding)} : std::nullopt;
}

} // namespace

base::Result<NeedView> view_need(platform::Reading const& reading, NeedId id, ReplyId after)
{
    NeedView view;
    view.now = reading.clock.now();
    view.need = TRY(NeedStore {reading.tx}.find(id));
    TRY(platform::require_view(may(reading.actor, Action::view, view.need)));
    if (reading.actor.person) view.blocked = people::blocked_by(reading.tx, *reading.actor.person);
    MeTooStore me_toos {reading.tx};
    view.me_toos = me_toos.count(id);
    view.contexts = SpreadStore {reading.tx}.of(id);
    if (reading.actor.person) view.said_me_too = me_toos.find(id, *reading.actor.person).has_value();
    view.timeline = StepStore {reading.tx}.of(id);
    auto const ids = add_wordings(view, reading);
    view.replies = ReplyStore {reading.tx}.of(ids, after, replies_a_page + 1);
    view.more_replies = cut_to(view.replies, replies_a_page);
    add_files(view, reading, ids);
    add_names(view, reading);
    view.proposal = proposal_about(reading, view.need);
    view.hiding = hiding_of(reading, view.need);
    return view;
}

} // namespace needs
