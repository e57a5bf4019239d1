#include "areas/needs/keeping.h"

#include "areas/needs/attach_files.h"
#include "areas/needs/keeping_store.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/merge_store.h"
#include "areas/needs/need_file_store.h"
#include "areas/needs/need_json.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"
#include "areas/needs/reply_store.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace needs {

namespace {

constexpr int replies_a_turn = 100;

/// Her needs, with the addresses of what came with them: they answer to her, whoever else may see the need.
base::Json needs_json(platform::Tx& tx, base::PersonId person, std::vector<Worksheet> const& worksheets)
{
    auto const photos = NeedFileStore {tx}.photos_of(person);
    auto list = base::Json::array();
    for (auto const& need : NeedStore {tx}.all_of(person)) {
        auto const photo = photos.find(need.id);
        std::vector<Worksheet> own;
        std::ranges::copy_if(
            worksheets, std::back_inserter(own), [&](Worksheet const& one) { return one.need == need.id; });
        list.push(json_of(need)
                      .add("photo", photo_json(need, photo == photos.end() ? std::vector<PhotoSize> {} : photo->second))
                      .add("worksheets", worksheets_json(own, std::nullopt)));
    }
    return list;
}

base::Json replies_json(platform::Tx& tx, base::PersonId person, std::vector<Worksheet> const& worksheets)
{
    auto list = base::Json::array();
    for (auto const& reply : ReplyStore {tx}.by_author(person))
        list.push(json_of(reply).add("worksheets", worksheets_json(worksheets, reply.id)));
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
        auto const worksheets = NeedFileStore {reading.tx}.worksheets_of(person);
        return base::Json::object()
            .add("needs", needs_json(reading.tx, person, worksheets))
            .add("replies", replies_json(reading.tx, person, worksheets))
            .add("me_toos", me_toos);
    }

    /// One kind of thing a turn: her voice among others first, then drafts, then what she asked to be taken away.
    bool erase(platform::Context& cx, people::Leaving const& leaving) const override
    {
        KeepingStore store {cx.tx};
        store.forget_the_rest(leaving.person, leaving.email_folded);
        for (auto const& ended : MergeStore {cx.tx}.end_of(leaving.person, cx.clock.now()))
            cx.outbox.add(MergeEnded {ended});
        bool const linked = !store.unlink_me_toos(leaving.person, cx.chance);
        if (!store.unname_steps(leaving.person) || linked) return false;
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
