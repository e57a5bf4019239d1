#include "areas/needs/needs.h"

#include "areas/needs/me_too_store.h"
#include "areas/needs/merge_store.h"
#include "areas/needs/read_needs.h"
#include "areas/needs/reply_store.h"
#include "base/json.h"

#include <stdexcept>

namespace needs {

namespace {

std::string payload_of(NeedId need)
{
    return base::Json::object().add("need", need.text()).text();
}

template <class Id>
Id id_in(std::string_view payload, std::string_view name)
{
    auto const flat = base::read_flat_json(payload);
    auto const id = flat ? Id::from(flat->text(name)) : std::nullopt;
    if (!id) throw std::invalid_argument {"an event without its " + std::string {name}};
    return *id;
}

} // namespace

std::string NeedOpened::payload() const
{
    return payload_of(need);
}
NeedOpened NeedOpened::from_payload(std::string_view text)
{
    return {id_in<NeedId>(text, "need")};
}
std::string NeedChanged::payload() const
{
    return payload_of(need);
}
NeedChanged NeedChanged::from_payload(std::string_view text)
{
    return {id_in<NeedId>(text, "need")};
}
std::string MeTooSaid::payload() const
{
    return payload_of(need);
}
MeTooSaid MeTooSaid::from_payload(std::string_view text)
{
    return {id_in<NeedId>(text, "need")};
}

std::string NeedAnswered::payload() const
{
    return base::Json::object().add("need", need.text()).add("reply", reply.text()).text();
}

NeedAnswered NeedAnswered::from_payload(std::string_view text)
{
    return {id_in<NeedId>(text, "need"), id_in<ReplyId>(text, "reply")};
}

Cards newest_cards(platform::Reading const& reading, int limit)
{
    auto const list = list_needs(reading, {.limit = limit});
    return {need_cards(reading.actor, list.needs, list.mine_too), static_cast<std::int64_t>(list.needs.size())};
}

std::vector<Need> drafts_of(platform::Reading const& reading, base::PersonId author)
{
    return NeedStore {reading.tx}.drafts_of(author);
}

std::vector<Merge> merges_waiting_for(platform::Reading const& reading, base::PersonId author)
{
    return MergeStore {reading.tx}.waiting_for(author);
}

std::vector<Need> unanswered(platform::Reading const& reading, base::Time from, base::Time to, int limit)
{
    auto found = NeedStore {reading.tx}.unanswered(from, to, limit);
    std::erase_if(found, [&](Need const& need) { return !may(reading.actor, Action::view, need).allowed; });
    return found;
}

base::Result<Need> need_seen(platform::Reading const& reading, NeedId id)
{
    auto need = TRY(NeedStore {reading.tx}.find(id));
    TRY(platform::require_view(may(reading.actor, Action::view, need)));
    return need;
}

base::Result<Reply> reply_seen(platform::Reading const& reading, ReplyId id)
{
    auto reply = TRY(ReplyStore {reading.tx}.find(id));
    TRY(need_seen(reading, reply.need));
    if (reply.hidden_at) return base::not_found();
    return reply;
}

void recount(platform::Context& cx, NeedId need)
{
    MeTooStore {cx.tx}.recount({&need, 1});
}

} // namespace needs
