#include "areas/stewards/keeping.h"

#include "areas/stewards/moderation/measure_store.h"
#include "areas/stewards/reports/report_store.h"
#include "areas/stewards/welcome/welcome_store.h"
#include "platform/chain/chain.h"

namespace stewards {

namespace {

/// What she reported, in her own words.
base::Json reported_json(Report const& report)
{
    return base::Json::object()
        .add("kind", kinds.of(report.kind))
        .add("thing", base::base32_of(report.thing))
        .add("why", whys.of(report.why))
        .add("words", report.words)
        .add("outcome", outcomes.of(report.outcome))
        .add("reported_at", report.reported_at)
        .add("decided_at", report.decided_at);
}

/// What was reported about her. The words are somebody else's, and would say who it was.
base::Json about_json(Report const& report)
{
    return base::Json::object()
        .add("kind", kinds.of(report.kind))
        .add("why", whys.of(report.why))
        .add("outcome", outcomes.of(report.outcome))
        .add("note", report.note)
        .add("reported_at", report.reported_at)
        .add("decided_at", report.decided_at);
}

/// What was decided about her, what she decided, and her appeals; a second opinion she asked for or gave.
base::Json measures_json(MeasureStore& store, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& measure : store.concerning(person)) {
        list.push(base::Json::object()
                      .add("kind", measure_kinds.of(measure.kind))
                      .add("about_her", measure.about == person)
                      .add("why", whys.of(measure.why))
                      .add("reason", measure.reason)
                      .add("decided_at", measure.decided_at)
                      .add("until", measure.until)
                      .add("undone_at", measure.undone_at));
    }
    return list;
}

base::Json appeals_json(MeasureStore& store, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& appeal : store.appeals_by(person)) {
        auto json = base::Json::object();
        if (appeal.person == person) json.add("words", appeal.words);
        list.push(json.add("outcome", appeal_outcomes.of(appeal.outcome))
                      .add("note", appeal.note)
                      .add("appealed_at", appeal.appealed_at)
                      .add("decided_at", appeal.decided_at));
    }
    return list;
}

base::Json opinions_json(MeasureStore& store, base::PersonId person)
{
    auto list = base::Json::array();
    for (auto const& opinion : store.opinions_with(person)) {
        auto json = base::Json::object();
        if (opinion.asked_by == person) json.add("question", opinion.question);
        if (opinion.asked == person) json.add("answer", opinion.answer);
        list.push(json.add("asked_at", opinion.asked_at).add("answered_at", opinion.answered_at));
    }
    return list;
}

class StewardsKeeper final : public people::Keeper {
public:
    base::Json export_of(platform::Reading const& reading, base::PersonId person) const override
    {
        auto made = base::Json::array();
        auto about = base::Json::array();
        for (auto const& report : ReportStore {reading.tx}.concerning(person)) {
            if (report.reporter == person)
                made.push(reported_json(report));
            else
                about.push(about_json(report));
        }
        MeasureStore measures {reading.tx};
        auto json = base::Json::object()
                        .add("reports", made)
                        .add("reports_about", about)
                        .add("measures", measures_json(measures, person))
                        .add("appeals", appeals_json(measures, person))
                        .add("opinions", opinions_json(measures, person));
        WelcomeStore welcome {reading.tx};
        if (auto const first = welcome.find(person))
            json.add("wrote_first_at", first->posted_at).add("was_answered_at", first->answered_at);
        return json;
    }

    /// The reports stay as counts by outcome, and an open one stays open: what it is about may still be there.
    bool erase(platform::Context& cx, people::Leaving const& leaving) const override
    {
        WelcomeStore {cx.tx}.forget(leaving.person);
        WelcomeStore {cx.tx}.forget_welcomer(leaving.person);
        bool const reports = ReportStore {cx.tx}.take_words_of(leaving.person);
        bool const measures = MeasureStore {cx.tx}.take_words_of(leaving.person);
        // The chain keeps its links: they hold hashes of what is taken here.
        return platform::forget_texts_of(cx.tx, leaving.person) && measures && reports;
    }
};

} // namespace

people::Keeper const& keeper()
{
    static StewardsKeeper const keeper;
    return keeper;
}

} // namespace stewards
