#include "areas/imports/keeping.h"

#include "areas/imports/import_store.h"

namespace imports {

namespace {

/// The files that she brought in, and a place that was kept for her before she came.
class ImportsKeeper final : public people::Keeper {
public:
    base::Json export_of(platform::Reading const& reading, base::PersonId person) const override
    {
        auto list = base::Json::array();
        for (auto const& import : ImportStore {reading.tx}.made_by(person)) {
            list.push(base::Json::object()
                          .add("kind", kinds.of(import.kind))
                          .add("file_name", import.file_name)
                          .add("created_at", import.created_at));
        }
        return base::Json::object().add("imports", list);
    }

    bool erase(platform::Context& cx, people::Leaving const& leaving) const override
    {
        ImportStore store {cx.tx};
        store.forget_maker(leaving.person);
        if (!leaving.email_folded.empty()) store.take_places(people::address_hash(leaving.email_folded));
        return true;
    }
};

} // namespace

people::Keeper const& keeper()
{
    static ImportsKeeper const keeper;
    return keeper;
}

} // namespace imports
