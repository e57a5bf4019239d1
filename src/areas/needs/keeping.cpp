#include "areas/needs/keeping.h"

#include "areas/needs/attach_files.h"
#include "areas/needs/keeping_store.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/merge_store.h"
#include "areas/needs/need_json.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"
#include "areas/needs/reply_store.h"

#include <set>

namespace needs {

namespace {

constexpr int replies_a_turn = 100;

template <class Things>
base::Json list_of_json(Things const& things)
{
    auto list = base::Json::array();
    for (auto const& thing : things) list.push(json_of(thing));
    return list;
}

/// One turn at a need that goes: what hangs on it a few rows at a time, and when nothing does, the need.
void take_away(platform::Context& cx, NeedId need)
{
    if (!KeepingStore {cx.tx}.remove_some_of(need)) remove_need(cx, need, {});
}

/// Some of her answers with their worksheets; true when there was none.
bool remove_replies(platform::Context& cx, base::PersonId author)
{
    KeepingStore store {cx.tx};
    std::set<NeedId> touched;
    for (auto const& reply : ReplyStore {cx.tx}.by_author(author, replies_a_turn)) {
        forget_files_of(cx, reply.id);
        store.remove(reply.id);
        touched.insert(reply.need);
    }
    MeTooStore {cx.tx}.recount(std::vector<NeedId> {touched.begin(), touched.end()});
    return touched.empty();
}

class NeedsKeeper final : public people::Keeper {
public:
    base::Json export_of(platform::Reading const& reading, base::PersonId person) const override
    {
        auto me_toos = base::Json::array();
        for (auto const& me_too : MeTooStore {reading.tx}.of_person(person)) {
            auto lacks = base::Json::array();
            for (auto const& lack : me_too.lacks) lacks.push(lack);
            me_toos.push(json_of(me_too).add("lacks", lacks));
        }
        return base::Json::object()
            .add("needs", list_of_json(NeedStore {reading.tx}.all_of(person)))
            .add("replies", list_of_json(ReplyStore {reading.tx}.by_author(person)))
            .add("me_toos", me_toos);
    }

    /// One kind of thing a turn: names first, then drafts, then what she asked to be taken away.
    bool erase(platform::Context& cx, people::Leaving const& leaving) const override
    {
        KeepingStore store {cx.tx};
        store.forget_the_rest(leaving.person, leaving.email_folded);
        for (auto const& ended : MergeStore {cx.tx}.end_of(leaving.person, cx.clock.now()))
            cx.outbox.add(MergeEnded {ended});
        bool const named = !store.unname_me_toos(leaving.person);
        if (!store.unname_steps(leaving.person) || named) return false;
        auto const goes = leaving.words == people::Words::take_away ? any_need_of(cx.tx, leaving.person)
                                                                    : store.one_unseen(leaving.person);
        if (goes) {
            take_away(cx, *goes);
            return false;
        }
        if (leaving.words == people::Words::keep_without_name) return true;
        return remove_replies(cx, leaving.person);
    }
};

} // namespace

people::Keeper const& keeper()
{
    static NeedsKeeper const keeper;
    return keeper;
}

} // namespace needs
