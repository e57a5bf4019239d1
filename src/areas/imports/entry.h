#pragma once

#include "base/names.h"
#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace imports {

/// What a file holds.
enum class Kind { people, circles, mbox, discourse };
inline constexpr base::Names<Kind, 4> kinds {{"people", "circles", "mbox", "discourse"}};

constexpr bool is_talk(Kind kind)
{
    return kind == Kind::mbox || kind == Kind::discourse;
}

/// One thing of a file, without its words: those are read again when it is made, so that a long archive is never held whole.
struct Entry {
    std::string key {};      ///< how its source tells it from all others; the same thing in a later file has the same
    std::string place {};    ///< where it stands: "12" is a line, "31/4" the fourth post of a topic
    std::string left_out {}; ///< the code of why it is not brought in; empty when it may be
    std::string title {};
    std::string who {};    ///< an address or a name, as the file has it
    std::size_t begin = 0; ///< where its bytes are in the file; of a list, the number of its row
    std::size_t length = 0;
    int thread = -1;                 ///< which conversation of the file it belongs to
    std::optional<base::Time> at {}; ///< when it was written
};

/// A file that was read: its things in the order in which they are made.
struct Contents {
    std::vector<Entry> entries {};
    std::vector<std::string> titles {}; ///< of its conversations, by number
};

/// More than this is divided before it is brought in.
constexpr std::size_t most_rows = 20'000;
constexpr std::size_t most_messages = 200'000;

} // namespace imports
