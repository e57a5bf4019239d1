#include "areas/stewards/stewards.h"

#include "areas/stewards/moderation/measure_store.h"
#include "areas/stewards/reports/report_page.h"
#include "areas/stewards/reports/report_store.h"
#include "base/json.h"

#include <stdexcept>

namespace stewards {

namespace {

std::string payload_with(std::string_view name, std::string const& id)
{
    return base::Json::object().add(name, id).text();
}

template <class Id>
Id id_in(std::string_view payload, std::string_view name)
{
    auto const flat = base::read_flat_json(payload);
    auto const id = flat ? Id::from(flat->text(name)) : std::nullopt;
    if (!id) throw std::invalid_argument {"an event without its id"};
    return *id;
}

} // namespace

std::string MeasureTaken::payload() const
{
    return payload_with("measure", measure.text());
}
MeasureTaken MeasureTaken::from_payload(std::string_view text)
{
    return {id_in<MeasureId>(text, "measure")};
}

std::string MeasureUndone::payload() const
{
    return payload_with("measure", measure.text());
}
MeasureUndone MeasureUndone::from_payload(std::string_view text)
{
    return {id_in<MeasureId>(text, "measure")};
}

std::string AppealDecided::payload() const
{
    return payload_with("appeal", appeal.text());
}
AppealDecided AppealDecided::from_payload(std::string_view text)
{
    return {id_in<AppealId>(text, "appeal")};
}

base::Result<Measure> measure_of(platform::Tx& tx, MeasureId id)
{
    return MeasureStore {tx}.find(id);
}

base::Result<Appeal> appeal_of(platform::Tx& tx, AppealId id)
{
    return MeasureStore {tx}.appeal(id);
}

std::string ReportDecided::payload() const
{
    return base::Json::object()
        .add("report", base::base32_of(report))
        .add("reporter", reporter.text())
        .add("outcome", outcome)
        .text();
}

ReportDecided ReportDecided::from_payload(std::string_view text)
{
    auto const flat = base::read_flat_json(text);
    auto const id = flat ? base::from_base32(flat->text("report")) : std::nullopt;
    auto const who = flat ? base::PersonId::from(flat->text("reporter")) : std::nullopt;
    auto const what = flat ? outcomes.named(flat->text("outcome")) : std::nullopt;
    if (!id || !who || !what) throw std::invalid_argument {"an event without its report"};
    return {*id, *who, outcomes.of(*what)};
}

std::unordered_map<ReportId, std::string> reported_words(
    platform::Reading const& reading, std::span<ReportId const> reports)
{
    std::unordered_map<ReportId, std::string> words;
    for (auto const& report : ReportStore {reading.tx}.of(reports)) {
        if (reading.actor.is(report.reporter))
            words.emplace(report.id, report.words.empty() ? std::string {why_words(report.why)} : report.words);
    }
    return words;
}

} // namespace stewards
