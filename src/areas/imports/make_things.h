#pragma once

#include "areas/imports/import_store.h"
#include "areas/imports/read_file.h"
#include "platform/storage/context.h"

#include <map>
#include <vector>

namespace imports {

/// The making of what a file holds, in steps of one short write each. What was made is remembered in the same write, so that a step
/// that is done again makes nothing again.
class Making {
public:
    Making(platform::Machines& machines, Import const& import, OpenFile const& open, base::Actor const& actor);

    bool ended() const { return next_ >= open_.contents.entries.size(); }

    enum class Turn { made, stopped };
    /// Makes the next few; stopped when the import no longer runs.
    base::Result<Turn> make_some();

private:
    /// One thing with what it is known by and, of talk, its words.
    struct Thing {
        Entry const* entry;
        std::string key;
        OldWords words {};
    };
    using Threads = std::map<int, circles::ThreadId>;

    void find_threads();
    std::vector<Thing> next_things();
    base::Result<base::Done> make(platform::Context& cx, std::vector<Thing> const& things, Threads& threads);
    base::Result<base::Done> make_talk(platform::Context& cx, std::vector<Thing> const& things, Threads& threads);
    base::Result<base::Done> make_people(platform::Context& cx, std::vector<Thing> const& things);
    base::Result<base::Done> make_circles(platform::Context& cx, std::vector<Thing> const& things);
    void remember(platform::Context& cx, Thing const& thing, std::int64_t made, std::int64_t thread = 0);

    platform::Machines& machines_;
    Import const& import_;
    OpenFile const& open_;
    base::Actor actor_;
    std::string unnamed_;
    std::size_t next_ = 0;
    Threads threads_ {}; ///< of those conversations of the file that are here
};

} // namespace imports
