#include "areas/needs/keeping_store.h"

#include "areas/needs/spread.h"

namespace needs {

namespace {

constexpr int rows_a_turn = 200;
constexpr int voices_a_turn = 100; ///< each is two rows

/// What a me-too tells when nobody's name belongs to it.
struct Voice {
    NeedId need {};
    std::optional<std::int64_t> least_size {}; ///< of its band: an exact number may be known to belong to somebody
    std::string grade {};
    std::string setting {};
    std::string lacks {};
};

Voice voice_in_row(platform::Row const& row)
{
    Voice voice {row.id<NeedId>(0), {}, row.string(2), row.string(3), row.string(4)};
    if (!row.is_null(1)) voice.least_size = least_of_band(row.integer(1));
    return voice;
}

/// Ids made one after another would lie side by side.
std::int64_t id_by(base::Chance& chance)
{
    std::int64_t id = 0;
    for (char const byte : chance.bytes(sizeof id))
        id = static_cast<std::int64_t>(static_cast<std::uint64_t>(id) << 8U | static_cast<unsigned char>(byte));
    return id & INT64_MAX;
}

} // namespace

bool KeepingStore::unlink_me_toos(base::PersonId person, base::Chance& chance)
{
    forget_copies(person);
    auto const voices = tx_.all(R"sql(
        select need_id, class_size, grade, setting, lacks from me_toos where person_id = $1 order by need_id limit $2
    )sql",
        voice_in_row, person, voices_a_turn);
    for (auto const& voice : voices) {
        tx_.run("insert into unlinked_me_toos (id, need_id, class_size, grade, setting, lacks) values ($1, $2, $3, $4, "
                "$5, $6)",
            id_by(chance), voice.need, voice.least_size, voice.grade, voice.setting, voice.lacks);
        tx_.run("delete from me_toos where need_id = $1 and person_id = $2", voice.need, person);
    }
    if (voices.empty()) tx_.run("delete from need_merge_supporters where person_id = $1", person);
    return voices.empty();
}

void KeepingStore::forget_copies(base::PersonId person)
{
    // Carried over by a merge: where she said it herself counts for both needs.
    tx_.run(R"sql(
        delete from me_toos where person_id = $1 and need_id in (
            select m.into_id from need_merge_supporters s join need_merges m on m.id = s.merge_id
            join me_toos said on said.need_id = m.from_id and said.person_id = s.person_id
            where s.person_id = $1 and m.done_at is not null and m.undone_at is null)
    )sql",
        person);
    // Said by herself to both.
    tx_.run(R"sql(
        delete from me_toos where person_id = $1 and need_id in (
            select n.id from me_toos there join needs n on n.merged_into = there.need_id and n.state = 'merged'
            where there.person_id = $1)
    )sql",
        person);
}

bool KeepingStore::unname_steps(base::PersonId person)
{
    return tx_.run("update need_steps set person_id = null where id in (select id from need_steps where person_id = $1 "
                   "limit $2)",
               person, rows_a_turn)
        == 0;
}

void KeepingStore::forget_the_rest(base::PersonId person, std::string_view email_folded)
{
    if (!email_folded.empty()) tx_.run("delete from guest_me_toos where email_folded = $1", email_folded);
    tx_.run("update need_merges set why = '' where proposed_by = $1 and why <> ''", person);
    tx_.run("update need_hidings set why = '', by_id = null where by_id = $1", person);
    tx_.run("update need_hidings set shown_by = null where shown_by = $1", person);
}

std::optional<NeedId> KeepingStore::one_unseen(base::PersonId author)
{
    return tx_.one(
        "select id from needs where author_id = $1 and state in ('draft', 'hidden', 'taken_away') order by id limit 1",
        [](platform::Row const& row) { return row.id<NeedId>(0); }, author);
}

bool KeepingStore::remove_some_of(NeedId need)
{
    auto const removed = tx_.run(R"sql(
        delete from me_toos where need_id = $1 and person_id in (select person_id from me_toos where need_id = $1 limit $2)
    )sql",
                             need, rows_a_turn)
        + tx_.run(
            "delete from unlinked_me_toos where id in (select id from unlinked_me_toos where need_id = $1 limit $2)",
            need, rows_a_turn)
        + tx_.run("delete from need_steps where id in (select id from need_steps where need_id = $1 limit $2)", need,
            rows_a_turn);
    return removed > 0;
}

void KeepingStore::remove(ReplyId reply)
{
    tx_.run("delete from replies where id = $1", reply);
}

} // namespace needs
