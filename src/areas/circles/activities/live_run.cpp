#include "areas/circles/activities/live_run.h"

#include "areas/circles/activities/hold_run.h"
#include "areas/circles/activities/may.h"
#include "areas/circles/activities/run_page.h"
#include "areas/circles/activities/run_store.h"
#include "areas/circles/circle_store.h"
#include "areas/circles/membership_store.h"
#include "areas/people/people.h"
#include "platform/web/request.h"
#include "platform/web/streams/stream_source.h"

namespace circles {

namespace {

std::vector<base::PersonId> people_among(std::span<base::Actor const> readers)
{
    std::vector<base::PersonId> people;
    for (auto const& reader : readers) {
        if (reader.person) people.push_back(*reader.person);
    }
    return people;
}

class RunSource final : public web::StreamSource {
public:
    std::string_view kind() const override { return "run"; }

    std::vector<bool> may_follow(platform::Tx& tx, std::int64_t topic, std::span<base::Actor const> readers) override
    {
        std::vector<bool> answers(readers.size(), false);
        auto const run = RunStore {tx}.find({topic});
        auto const circle = run ? CircleStore {tx}.find(run->circle) : base::Result<Circle> {base::not_found()};
        if (!circle) return answers;
        auto const standings = MembershipStore {tx}.standings_in(circle->id, people_among(readers));
        for (std::size_t i = 0; i < readers.size(); ++i) {
            auto const found = standings.find(readers[i].person.value_or(base::PersonId {}));
            auto const standing = found == standings.end() ? Standing::none : found->second;
            answers[i] = may(readers[i], RunAction::see, *circle, standing, *run).allowed;
        }
        return answers;
    }

    std::vector<bool> may_get(
        platform::Tx& tx, std::int64_t topic, std::int64_t thing, std::span<base::Actor const> readers) override
    {
        std::vector<bool> answers(readers.size(), true);
        auto const note = thing == topic ? base::Result<RunNote> {base::not_found()} : RunStore {tx}.note({thing});
        if (!note) return answers;
        auto const blockers = people::blockers_of(tx, note->author, people_among(readers));
        for (std::size_t i = 0; i < readers.size(); ++i)
            answers[i] = !readers[i].person || !blockers.contains(*readers[i].person);
        return answers;
    }

    std::vector<std::string> pieces(
        platform::Reading const& reading, std::int64_t topic, std::span<std::int64_t const> things) override
    {
        auto const run = RunStore {reading.tx}.find({topic});
        std::vector<std::string> pieces(things.size());
        if (!run) return pieces;
        std::vector<RunNoteId> ids;
        for (auto const thing : things) {
            if (thing != topic) ids.push_back({thing});
        }
        auto const notes = RunStore {reading.tx}.notes_of(ids);
        std::vector<base::PersonId> authors;
        for (auto const& note : notes) authors.push_back(note.author);
        auto const names = people::names_of(reading.tx, authors);
        for (std::size_t i = 0; i < things.size(); ++i) {
            auto const note = std::ranges::find(notes, RunNoteId {things[i]}, &RunNote::id);
            if (things[i] == topic)
                pieces[i] = stage_piece(*run, reading.clock.now()).text();
            else if (note != notes.end())
                pieces[i] = note_piece(*note, names).text();
        }
        return pieces;
    }
};

/// A page that was opened before its circle became part of another goes on following at its old address.
base::Result<SeenRun> followed_run(platform::Reading const& reading, std::string_view circle, RunId id)
{
    auto seen = run_seen(reading, circle, id);
    if (seen) return seen;
    auto const was = TRY(CircleStore {reading.tx}.with_slug(circle));
    if (!was.merged_into) return base::not_found();
    auto const now = TRY(CircleStore {reading.tx}.find(*was.merged_into));
    return run_seen(reading, now.slug, id);
}

/// What was held long ago still takes notes, and may be begun again at its last step; only a circle that has ended is silent.
base::Result<std::optional<std::int64_t>> open_run_live(web::Request& rq)
{
    auto const id = TRY(rq.id<RunId>("run"));
    auto const seen = TRY(followed_run(rq.reading(), rq.capture("circle"), id));
    return seen.circle.state == State::active ? std::optional {id.value} : std::nullopt;
}

} // namespace

void add_live_run_routes(web::Routes& routes)
{
    static RunSource source;
    routes.stream("/circles/{circle}/runs/{run}/live", web::Who::anyone, web::Limit::read, open_run_live, source);
}

} // namespace circles
