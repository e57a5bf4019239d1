#pragma once

#include "areas/circles/circles.h"
#include "areas/imports/entry.h"
#include "areas/people/people.h"
#include "base/actor.h"
#include "base/json.h"
#include "base/result.h"
#include "platform/files/file_hash.h"

#include <optional>
#include <string>

namespace imports {

using ImportId = base::IdOf<struct ImportTag>;

/// How far a file is: read, shown as a plan, refused because it cannot be read, brought in, stopped in the middle, over.
enum class State { reading, ready, refused, running, stopped, done };
inline constexpr base::Names<State, 6> states {{"reading", "ready", "refused", "running", "stopped", "done"}};

inline constexpr base::Names<people::Sending, 2> sendings {{"later", "now"}};

/// What a file comes to: as a plan, and when it is over.
struct Figures {
    std::int64_t made = 0;     ///< new here
    std::int64_t here = 0;     ///< here already
    std::int64_t left_out = 0; ///< with a reason each
    std::int64_t threads = 0;  ///< conversations of what is new
    std::int64_t unknown = 0;  ///< whose address is nobody's here
    std::int64_t letters = 0;  ///< that go out when somebody says so
    bool operator==(Figures const&) const = default;
};
base::Json json_of(Figures const& figures);
Figures figures_from(std::string_view json);

/// A file that an administrator brings in.
struct Import {
    ImportId id {};
    Kind kind = Kind::people;
    std::optional<base::CircleId> circle {};  ///< of talk: where it goes
    std::optional<base::PersonId> made_by {}; ///< nobody when it was brought in at the machine itself
    std::string file_name {};
    std::optional<platform::FileHash> file {}; ///< let go when it is over
    std::int64_t file_bytes = 0;
    State state = State::reading;
    people::Sending sending = people::Sending::later;
    std::string why {};    ///< the code of what is wrong with the file
    std::string why_at {}; ///< the line where
    std::int64_t total = 0;
    std::int64_t done = 0;
    Figures plan {};
    std::optional<platform::FileHash> plan_file {};
    Figures outcome {};
    std::optional<platform::FileHash> report {};
    base::Time created_at {};
    std::optional<base::Time> ended_at {};
};

/// The import once it may go on: ready, or stopped in the middle.
base::Result<Import> running(Import import, people::Sending sending);
/// The import stopped where it is.
base::Result<Import> stopped(Import import);

} // namespace imports
