#include "platform/web/streams/attendance.h"

#include "platform/web/app.h"
#include "platform/web/sessions.h"
#include "platform/web/streams/stream_source.h"

namespace web {

namespace {

using Actors = std::vector<std::optional<base::Actor>>;

/// Signed in as before, and somebody whom the site knows; strangers are always there.
Actors present(platform::Tx& tx, base::Time now, Visitors& visitors, std::span<StreamReader const* const> readers)
{
    std::vector<std::int64_t> sessions;
    std::vector<base::PersonId> people;
    for (auto const* reader : readers) {
        if (reader->session == 0) continue;
        sessions.push_back(reader->session);
        people.push_back(reader->person);
    }
    auto const alive = Sessions {tx}.alive(sessions, now);
    auto const known = visitors.actors(tx, people);
    Actors actors;
    actors.reserve(readers.size());
    for (auto const* reader : readers) {
        auto& actor = actors.emplace_back();
        if (reader->session == 0) {
            actor.emplace();
        } else if (auto const found = known.find(reader->person);
                   found != known.end() && alive.contains(reader->session)) {
            actor = found->second;
        }
    }
    return actors;
}

} // namespace

Actors attendance(platform::Tx& tx, base::Time now, Visitors& visitors, StreamSource& source, std::int64_t topic,
    std::span<StreamReader const* const> readers)
{
    auto actors = present(tx, now, visitors, readers);
    std::vector<base::Actor> asking;
    for (auto const& actor : actors) {
        if (actor) asking.push_back(*actor);
    }
    if (asking.empty()) return actors;
    auto const may = source.may_follow(tx, topic, asking);
    std::size_t asked = 0;
    for (auto& actor : actors) {
        if (actor && !may.at(asked++)) actor.reset();
    }
    return actors;
}

} // namespace web
