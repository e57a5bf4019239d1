#include "areas/notices/keeping.h"

#include "areas/notices/incoming/incoming_store.h"
#include "areas/notices/letter_store.h"
#include "areas/notices/notice_json.h"
#include "areas/notices/notice_store.h"

#include <limits>

namespace notices {

namespace {

constexpr int all_of_them = std::numeric_limits<int>::max();

class NoticesKeeper final : public people::Keeper {
public:
    base::Json export_of(platform::Reading const& reading, base::PersonId person) const override
    {
        auto notices = base::Json::array();
        NoticeId const newest {std::numeric_limits<std::int64_t>::max()};
        for (auto const& notice : NoticeStore {reading.tx}.page(person, newest, all_of_them))
            notices.push(json_of(notice));
        LetterStore letters {reading.tx};
        auto list = base::Json::array();
        for (auto const& letter : letters.of(person, all_of_them)) list.push(json_of(letter));
        auto json = base::Json::object().add("notices", notices).add("letters", list);
        if (auto const plan = letters.plan_of(person))
            json.add("letter_hour", plan->hour).add("at_once", plan->at_once);
        if (auto const trouble = IncomingStore {reading.tx}.trouble_of(person))
            json.add("letters_that_came_back", trouble->hard);
        return json;
    }

    bool erase(platform::Context& cx, people::Leaving const& leaving) const override
    {
        bool const no_notice = NoticeStore {cx.tx}.forget_some(leaving.person);
        IncomingStore {cx.tx}.forget(leaving.person);
        return LetterStore {cx.tx}.forget_some(leaving.person) && no_notice;
    }
};

} // namespace

people::Keeper const& keeper()
{
    static NoticesKeeper const keeper;
    return keeper;
}

} // namespace notices
