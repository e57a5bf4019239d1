#include "areas/needs/remove_needs.h"

#include "areas/needs/attach_files.h"
#include "areas/needs/hiding_store.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"
#include "areas/needs/removal_store.h"
#include "base/json.h"

#include <algorithm>
#include <stdexcept>

namespace needs {

namespace {

std::int64_t outside(std::vector<base::PersonId> const& people, std::set<base::PersonId> const& circle)
{
    return std::ranges::count_if(people, [&](base::PersonId person) { return !circle.contains(person); });
}

} // namespace

Removed& Removed::operator+=(Removed const& more)
{
    needs += more.needs;
    me_toos += more.me_toos;
    replies += more.replies;
    others_me_toos += more.others_me_toos;
    others_replies += more.others_replies;
    return *this;
}

std::string NeedRemoved::payload() const
{
    return base::Json::object().add("need", need.text()).text();
}

NeedRemoved NeedRemoved::from_payload(std::string_view text)
{
    auto const flat = base::read_flat_json(text);
    auto const id = flat ? NeedId::from(flat->text("need")) : std::nullopt;
    if (!id) throw std::invalid_argument {"an event without its need"};
    return {*id};
}

std::optional<NeedId> any_need_of(platform::Tx& tx, base::PersonId author)
{
    return RemovalStore {tx}.any_need_of(author);
}

Removed remove_need(platform::Context& cx, NeedId need, std::set<base::PersonId> const& circle)
{
    RemovalStore store {cx.tx};
    auto const said = store.who_said_me_too(need);
    auto const wrote = store.who_answered(need);
    for (auto const& freed : store.free_what_was_merged_into(need)) {
        HidingStore {cx.tx}.part(freed);
        cx.outbox.add(NeedChanged {freed});
    }
    forget_files_of(cx, need);
    store.remove(need);
    cx.outbox.add(NeedChanged {need}); // the search lets go of it
    cx.outbox.add(NeedRemoved {need});
    return {.needs = 1,
        .me_toos = static_cast<std::int64_t>(said.size()),
        .replies = static_cast<std::int64_t>(wrote.size()),
        .others_me_toos = outside(said, circle),
        .others_replies = outside(wrote, circle)};
}

Removed remove_words_of(platform::Context& cx, base::PersonId person)
{
    RemovalStore store {cx.tx};
    Removed removed;
    for (auto const& reply : store.replies_of(person)) {
        forget_files_of(cx, reply);
        ++removed.replies;
    }
    auto const touched = store.remove_words_of(person);
    removed.me_toos = touched.me_toos;
    MeTooStore {cx.tx}.recount(touched.needs);
    return removed;
}

} // namespace needs
