#include "areas/circles/talk/draft_store.h"

namespace circles {

namespace {

Draft draft_in_row(platform::Row const& row)
{
    return {
        row.string(0), talks.named(row.text(1)).value_or(Talk::question), row.string(2), row.string(3), row.time(4)};
}

} // namespace

std::optional<Draft> DraftStore::find(base::PersonId person, std::string_view place)
{
    return tx_.one("select place, kind, title, text, saved_at from talk_drafts where person_id = $1 and place = $2",
        draft_in_row, person, place);
}

void DraftStore::save(base::PersonId person, Draft const& draft)
{
    tx_.run(R"sql(
        insert into talk_drafts (person_id, place, kind, title, text, saved_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (person_id, place) do update
        set kind = excluded.kind, title = excluded.title, text = excluded.text, saved_at = excluded.saved_at
    )sql",
        person, draft.place, talks.of(draft.kind), draft.title, draft.text, draft.saved_at);
}

void DraftStore::remove(base::PersonId person, std::string_view place)
{
    tx_.run("delete from talk_drafts where person_id = $1 and place = $2", person, place);
}

std::vector<Draft> DraftStore::all_of(base::PersonId person)
{
    return tx_.all("select place, kind, title, text, saved_at from talk_drafts where person_id = $1 order by saved_at",
        draft_in_row, person);
}

void DraftStore::forget(base::PersonId person)
{
    tx_.run("delete from talk_drafts where person_id = $1", person);
}

} // namespace circles
