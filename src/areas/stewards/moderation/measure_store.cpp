#include "areas/stewards/moderation/measure_store.h"

namespace stewards {

namespace {

Measure measure_in_row(platform::Row const& row)
{
    return {.id = row.id<MeasureId>(0),
        .kind = measure_kinds.named(row.text(1)).value_or(MeasureKind::warned),
        .about = row.id<base::PersonId>(2),
        .thing_kind = kinds.named(row.text(3)).value_or(Kind::person),
        .thing = row.integer(4),
        .why = whys.named(row.text(5)).value_or(Why::other),
        .reason = row.string(6),
        .decided_by = row.id<base::PersonId>(7),
        .decided_at = row.time(8),
        .until = row.maybe(9, &platform::Row::time),
        .undone_at = row.maybe(10, &platform::Row::time),
        .undone_by = row.maybe_id<base::PersonId>(11)};
}

Appeal appeal_of_row(platform::Row const& row)
{
    return {.id = row.id<AppealId>(0),
        .measure = row.id<MeasureId>(1),
        .person = row.id<base::PersonId>(2),
        .words = row.string(3),
        .appealed_at = row.time(4),
        .outcome = appeal_outcomes.named(row.text(5)).value_or(AppealOutcome::open),
        .decided_by = row.maybe_id<base::PersonId>(6),
        .note = row.string(7),
        .decided_at = row.maybe(8, &platform::Row::time)};
}

Opinion opinion_of_row(platform::Row const& row)
{
    return {.id = row.id<OpinionId>(0),
        .report = row.id<ReportId>(1),
        .asked_by = row.id<base::PersonId>(2),
        .asked = row.id<base::PersonId>(3),
        .question = row.string(4),
        .asked_at = row.time(5),
        .advice = outcomes.named(row.text(6)).value_or(Outcome::open),
        .answer = row.string(7),
        .answered_at = row.maybe(8, &platform::Row::time)};
}

template <class T, class Ids, class Read>
std::vector<T> listed(platform::Tx& tx, std::string_view text, Ids const& ids, Read const& read)
{
    std::vector<T> found;
    if (ids.empty()) return found;
    platform::Binds binds;
    binds.list(ids);
    tx.query(platform::sql_list(text, ids.size()), binds.span(),
        [&](platform::Row const& row) { found.push_back(read(row)); });
    return found;
}

} // namespace

base::Result<Measure> MeasureStore::find(MeasureId id)
{
    auto found = of({&id, 1});
    if (found.empty()) return base::not_found();
    return std::move(found.front());
}

std::vector<Measure> MeasureStore::of(std::span<MeasureId const> ids)
{
    return listed<Measure>(tx_, R"sql(
        select id, kind, about_id, thing_kind, thing_id, why, reason, decided_by, decided_at, until_at, undone_at, undone_by
        from measures where id in ({list})
    )sql",
        ids, measure_in_row);
}

void MeasureStore::save(Measure const& measure)
{
    tx_.run(R"sql(
        insert into measures (id, kind, about_id, thing_kind, thing_id, why, reason, decided_by, decided_at, until_at,
            undone_at, undone_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (id) do update set undone_at = excluded.undone_at, undone_by = excluded.undone_by
    )sql",
        measure.id, measure_kinds.of(measure.kind), measure.about, kinds.of(measure.thing_kind), measure.thing,
        whys.of(measure.why), measure.reason, measure.decided_by, measure.decided_at, measure.until, measure.undone_at,
        measure.undone_by);
}

std::vector<Measure> MeasureStore::about(base::PersonId person, int limit)
{
    return tx_.all(R"sql(
        select id, kind, about_id, thing_kind, thing_id, why, reason, decided_by, decided_at, until_at, undone_at, undone_by
        from measures where about_id = $1 order by id desc limit $2
    )sql",
        measure_in_row, person, limit);
}

std::optional<Measure> MeasureStore::holding(MeasureKind kind, Kind thing_kind, std::int64_t thing)
{
    return tx_.one(R"sql(
        select id, kind, about_id, thing_kind, thing_id, why, reason, decided_by, decided_at, until_at, undone_at, undone_by
        from measures where thing_kind = $1 and thing_id = $2 and kind = $3 and undone_at is null order by id desc limit 1
    )sql",
        measure_in_row, kinds.of(thing_kind), thing, measure_kinds.of(kind));
}

base::Result<Appeal> MeasureStore::appeal(AppealId id)
{
    auto found = tx_.one(R"sql(
        select id, measure_id, person_id, words, appealed_at, outcome, decided_by, note, decided_at from appeals where id = $1
    )sql",
        appeal_of_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::optional<Appeal> MeasureStore::appeal_of(MeasureId measure)
{
    auto found = appeals_of({&measure, 1});
    return found.empty() ? std::nullopt : std::optional {std::move(found.front())};
}

std::vector<Appeal> MeasureStore::appeals_of(std::span<MeasureId const> measures)
{
    return listed<Appeal>(tx_, R"sql(
        select id, measure_id, person_id, words, appealed_at, outcome, decided_by, note, decided_at
        from appeals where measure_id in ({list})
    )sql",
        measures, appeal_of_row);
}

void MeasureStore::save(Appeal const& appeal)
{
    tx_.run(R"sql(
        insert into appeals (id, measure_id, person_id, words, appealed_at, outcome, decided_by, note, decided_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (id) do update
        set outcome = excluded.outcome, decided_by = excluded.decided_by, note = excluded.note, decided_at = excluded.decided_at
    )sql",
        appeal.id, appeal.measure, appeal.person, appeal.words, appeal.appealed_at, appeal_outcomes.of(appeal.outcome),
        appeal.decided_by, appeal.note, appeal.decided_at);
}

std::vector<Appeal> MeasureStore::open_appeals(AppealId after, int limit)
{
    return tx_.all(R"sql(
        select id, measure_id, person_id, words, appealed_at, outcome, decided_by, note, decided_at
        from appeals where outcome = 'open' and id > $1 order by id limit $2
    )sql",
        appeal_of_row, after, limit);
}

std::int64_t MeasureStore::open_appeal_count()
{
    return tx_.number("select count(*) from appeals where outcome = 'open'");
}

std::array<std::int64_t, 3> MeasureStore::appeal_counts_since(base::Time from)
{
    std::array<std::int64_t, 3> counts {};
    tx_.each(
        "select outcome, count(*) from appeals where appealed_at >= $1 group by outcome",
        [&](platform::Row const& row) {
            if (auto const outcome = appeal_outcomes.named(row.text(0)))
                counts.at(static_cast<std::size_t>(*outcome)) = row.integer(1);
        },
        from);
    return counts;
}

base::Result<Opinion> MeasureStore::opinion(OpinionId id)
{
    auto found = tx_.one(R"sql(
        select id, report_id, asked_by, asked_id, question, asked_at, advice, answer, answered_at from opinions where id = $1
    )sql",
        opinion_of_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::vector<Opinion> MeasureStore::opinions_on(std::span<ReportId const> reports)
{
    return listed<Opinion>(tx_, R"sql(
        select id, report_id, asked_by, asked_id, question, asked_at, advice, answer, answered_at
        from opinions where report_id in ({list}) order by id
    )sql",
        reports, opinion_of_row);
}

void MeasureStore::save(Opinion const& opinion)
{
    tx_.run(R"sql(
        insert into opinions (id, report_id, asked_by, asked_id, question, asked_at, advice, answer, answered_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (id) do update
        set advice = excluded.advice, answer = excluded.answer, answered_at = excluded.answered_at
    )sql",
        opinion.id, opinion.report, opinion.asked_by, opinion.asked, opinion.question, opinion.asked_at,
        outcomes.of(opinion.advice), opinion.answer, opinion.answered_at);
}

std::int64_t MeasureStore::asked_of(base::PersonId steward)
{
    return tx_.number(R"sql(
        select count(*) from opinions o join reports r on r.id = o.report_id
        where o.asked_id = $1 and o.answered_at is null and r.outcome = 'open'
    )sql",
        steward);
}

std::vector<Measure> MeasureStore::concerning(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, kind, about_id, thing_kind, thing_id, why, reason, decided_by, decided_at, until_at, undone_at, undone_by
        from measures where about_id = $1 or decided_by = $1 order by id
    )sql",
        measure_in_row, person);
}

std::vector<Appeal> MeasureStore::appeals_by(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, measure_id, person_id, words, appealed_at, outcome, decided_by, note, decided_at
        from appeals where person_id = $1 or decided_by = $1 order by id
    )sql",
        appeal_of_row, person);
}

std::vector<Opinion> MeasureStore::opinions_with(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, report_id, asked_by, asked_id, question, asked_at, advice, answer, answered_at
        from opinions where asked_by = $1 or asked_id = $1 order by id
    )sql",
        opinion_of_row, person);
}

bool MeasureStore::take_words_of(base::PersonId person)
{
    constexpr int at_most = 100;
    auto const measures = tx_.run(R"sql(
        update measures set reason = '' where id in (
            select id from measures where (about_id = $1 or decided_by = $1) and reason <> '' order by id limit $2)
    )sql",
        person, at_most);
    auto const appeals = tx_.run(R"sql(
        update appeals set words = '', note = '' where id in (
            select id from appeals where (person_id = $1 or decided_by = $1) and (words <> '' or note <> '')
            order by id limit $2)
    )sql",
        person, at_most);
    // What stewards asked each other about her goes with the report about her.
    auto const opinions = tx_.run(R"sql(
        update opinions set question = '', answer = '' where id in (
            select o.id from opinions o join reports r on r.id = o.report_id
            where (o.asked_by = $1 or o.asked_id = $1 or r.about_id = $1 or r.reporter_id = $1)
                and (o.question <> '' or o.answer <> '') order by o.id limit $2)
    )sql",
        person, at_most);
    return measures < at_most && appeals < at_most && opinions < at_most;
}

} // namespace stewards
