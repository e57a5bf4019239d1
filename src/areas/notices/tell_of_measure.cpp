#include "areas/notices/notice_store.h"
#include "areas/notices/tell.h"

namespace notices {

namespace {

bool is_told_otherwise(stewards::Measure const& measure)
{
    return measure.kind == stewards::MeasureKind::suspended
        || (measure.kind == stewards::MeasureKind::hidden && measure.thing_kind == stewards::Kind::need);
}

/// Who decided is not told: it is the network that speaks.
void tell(platform::Context& cx, base::PersonId person, Kind kind, std::string once_key)
{
    auto const reader = people::person_of(cx.tx, person);
    if (!reader || reader->state != people::State::active) return;
    mail_soon(cx,
        NoticeStore {cx.tx}.add({.id = cx.ids.make<NoticeId>(),
            .person = person,
            .kind = kind,
            .once_key = std::move(once_key),
            .happened_at = cx.clock.now()}));
}

} // namespace

void tell_of_measure(platform::Context& cx, stewards::MeasureTaken const& taken)
{
    auto const measure = stewards::measure_of(cx.tx, taken.measure);
    if (!measure || measure->undone_at || is_told_otherwise(*measure)) return;
    tell(cx, measure->about, Kind::measure_taken, "measure " + measure->id.text());
}

void tell_of_appeal(platform::Context& cx, stewards::AppealDecided const& decided)
{
    auto const appeal = stewards::appeal_of(cx.tx, decided.appeal);
    if (!appeal) return;
    auto const upheld = appeal->outcome == stewards::AppealOutcome::upheld;
    tell(cx, appeal->person, upheld ? Kind::appeal_upheld : Kind::appeal_refused, "appeal " + appeal->id.text());
}

} // namespace notices
