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

std::vector<Report> ReportStore::open(std::optional<Why> why, ReportId after, int limit)
{
    return tx_.all(R"sql(
        select id, kind, thing_id, about_id, reporter_id, why, words, outcome, reported_at, decided_by, note, decided_at
        from reports r
        where r.outcome = 'open' and r.id > $1 and ($2 = '' or r.why = $2) and not exists (
            select 1 from reports e where e.kind = r.kind and e.thing_id = r.thing_id and e.outcome = 'open' and e.id < r.id
                and ($2 = '' or e.why = $2))
        order by r.id limit $3
    )sql",
        report_of, after, why ? whys.of(*why) : std::string_view {}, limit);
}

std::vector<Report> ReportStore::open_beside(std::vector<Report> const& reports)
{
    std::vector<Report> found;
    if (reports.empty()) return found;
    std::vector<std::int64_t> things;
    for (auto const& report : reports) things.push_back(report.thing);
    auto const sql = platform::sql_list(R"sql(
        select id, kind, thing_id, about_id, reporter_id, why, words, outcome, reported_at, decided_by, note, decided_at
        from reports where kind in ('need', 'reply', 'person', 'post') and outcome = 'open' and thing_id in ({list}) order by id
    )sql",
        things.size());
    platform::Binds binds;
    binds.list(things);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(report_of(row)); });
    return found;
}

std::array<std::int64_t, 5> ReportStore::open_by_reason()
{
    std::array<std::int64_t, 5> counts {};
    tx_.each("select why, count(*) from reports where outcome = 'open' group by why", [&](platform::Row const& row) {
        if (auto const why = whys.named(row.text(0))) counts.at(static_cast<std::size_t>(*why)) = row.integer(1);
    });
    return counts;
}

std::int64_t ReportStore::made_since(base::PersonId reporter, base::Time from)
{
    return tx_.number("select count(*) from reports where reporter_id = $1 and reported_at > $2", reporter, from);
}

std::unordered_map<base::PersonId, ReportStore::Record> ReportStore::records_of(
    std::span<base::PersonId const> reporters)
{
    std::unordered_map<base::PersonId, Record> records;
    if (reporters.empty()) return records;
    auto const sql = platform::sql_list(R"sql(
        select reporter_id, count(*), sum(case when outcome = 'left' then 1 else 0 end)
        from reports where outcome <> 'open' and reporter_id in ({list}) group by reporter_id
    )sql",
        reporters.size());
    platform::Binds binds;
    binds.list(reporters);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        records[row.id<base::PersonId>(0)] = {row.integer(1), row.integer(2)};
    });
    return records;
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

std::array<std::int64_t, 6> ReportStore::counts_since(base::Time from)
{
    std::array<std::int64_t, 6> counts {};
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
