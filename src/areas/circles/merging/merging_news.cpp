#include "areas/circles/merging/merging_news.h"

#include "areas/circles/care/note_store.h"
#include "areas/circles/merging/merging_store.h"

namespace circles {

namespace {

constexpr int most_remembered = 20;

} // namespace

base::Result<Merging> merging_named(platform::Tx& tx, MergingId id)
{
    return MergingStore {tx}.find(id);
}

std::optional<AskedMerging> merging_asked_at(platform::Tx& tx, CircleId circle, base::Time moment, base::Time now)
{
    for (auto& merging : MergingStore {tx}.about(circle, most_remembered)) {
        if (merging.proposed_at == moment) return AskedMerging {merging, merging.is_open(now)};
    }
    return std::nullopt;
}

std::optional<Merging> merging_decided_at(platform::Tx& tx, CircleId circle, base::Time moment)
{
    for (auto& merging : MergingStore {tx}.about(circle, most_remembered)) {
        if (merging.agreed_at == moment || merging.refused_at == moment) return merging;
    }
    return std::nullopt;
}

std::optional<Note> note_written_at(platform::Tx& tx, CircleId circle, base::PersonId person, base::Time moment)
{
    return NoteStore {tx}.at(circle, person, moment);
}

} // namespace circles
