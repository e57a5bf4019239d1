#include "areas/stewards/keeping.h"

#include "areas/stewards/reports/report_store.h"
#include "areas/stewards/welcome/welcome_store.h"

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
        auto json = base::Json::object().add("reports", made).add("reports_about", about);
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
        return ReportStore {cx.tx}.take_words_of(leaving.person);
    }
};

} // namespace

people::Keeper const& keeper()
{
    static StewardsKeeper const keeper;
    return keeper;
}

} // namespace stewards
