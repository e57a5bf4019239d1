#include "areas/stewards/reports/report_store.h"

namespace stewards {

namespace {

Report report_of(platform::Row const& row)
{
    return {.id = row.id<ReportId>(0),
        .kind = kinds.named(row.text(1)).value_or(Kind::need),
        .thing = row.integer(2),
        .about = row.id<base::PersonId>(3),
        .reporter = row.id<base::PersonId>(4),
        .why = whys.named(row.text(5)).value_or(Why::other),
        .words = row.string(6),
        .outcome = outcomes.named(row.text(7)).value_or(Outcome::left),
        .reported_at = row.time(8),
        .decided_by = row.maybe_id<base::PersonId>(9),
        .note = row.string(10),
        .decided_at = row.maybe(11, &platform::Row::time)};
}

} // namespace

base::Result<Report> ReportStore::find(ReportId id)
{
    auto found = tx_.one(R"sql(
        select id, kind, thing_id, about_id, reporter_id, why, words, outcome, reported_at, decided_by, note, decided_at
        from reports where id = $1
    )sql",
        report_of, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

void ReportStore::save(Report const& report)
{
    tx_.run(R"sql(
        insert into reports (id, kind, thing_id, about_id, reporter_id, why, words, outcome, reported_at, decided_by, note, decided_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (id) do update
        set outcome = excluded.outcome, decided_by = excluded.decided_by, note = excluded.note, decided_at = excluded.decided_at
    )sql",
        report.id, kinds.of(report.kind), report.thing, report.about, report.reporter, whys.of(report.why),
        report.words, outcomes.of(report.outcome), report.reported_at, report.decided_by, report.note,
        report.decided_at);
}

std::vector<Report> ReportStore::of(std::span<ReportId const> ids)
{
    std::vector<Report> found;
    if (ids.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select id, kind, thing_id, about_id, reporter_id, why, words, outcome, reported_at, decided_by, note, decided_at
        from reports where id in ({list})
    )sql",
        ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(report_of(row)); });
    return found;
}

std::vector<Report> ReportStore::open(int limit)
{
    return tx_.all(R"sql(
        select id, kind, thing_id, about_id, reporter_id, why, words, outcome, reported_at, decided_by, note, decided_at
        from reports where outcome = 'open' order by id limit $1
    )sql",
        report_of, limit);
}

std::vector<Report> ReportStore::open_about(Kind kind, std::int64_t thing)
{
    return tx_.all(R"sql(
        select id, kind, thing_id, about_id, reporter_id, why, words, outcome, reported_at, decided_by, note, decided_at
        from reports where kind = $1 and thing_id = $2 and outcome = 'open' order by id
    )sql",
        report_of, kinds.of(kind), thing);
}

std::int64_t ReportStore::open_count()
{
    return tx_.number("select count(*) from reports where outcome = 'open'");
}

std::vector<Report> ReportStore::concerning(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, kind, thing_id, about_id, reporter_id, why, words, outcome, reported_at, decided_by, note, decided_at
        from reports where reporter_id = $1 or about_id = $1 order by id
    )sql",
        report_of, person);
}

bool ReportStore::take_words_of(base::PersonId person)
{
    constexpr int at_most = 100;
    return tx_.run(R"sql(
        update reports set words = '', note = ''
        where id in (
            select id from reports
            where (reporter_id = $1 or about_id = $1) and (words <> '' or note <> '') order by id limit $2)
    )sql",
               person, at_most)
        < at_most;
}

std::array<std::int64_t, 4> ReportStore::counts_since(base::Time from)
{
    std::array<std::int64_t, 4> counts {};
    tx_.each(
        "select outcome, count(*) from reports where reported_at >= $1 group by outcome",
        [&](platform::Row const& row) {
            if (auto const outcome = outcomes.named(row.text(0)))
                counts.at(static_cast<std::size_t>(*outcome)) = row.integer(1);
        },
        from);
    return counts;
}

} // namespace stewards
