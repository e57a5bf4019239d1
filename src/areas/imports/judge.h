#pragma once

#include "areas/imports/read_file.h"
#include "platform/storage/context.h"

#include <span>
#include <string>
#include <vector>

namespace imports {

/// What becomes of a thing of a file.
enum class Fate { made, here, left_out };
inline constexpr base::Names<Fate, 3> fates {{"made", "here", "left_out"}};

struct Judged {
    Fate fate = Fate::made;
    std::string why {};   ///< the code of why it is left out
    bool unknown = false; ///< its address is nobody's here
};

/// What would become of some things of a file, asked in few questions; at most a few hundred at once.
std::vector<Judged> judged(platform::Machines const& machines, platform::Reading const& reading, Import const& import,
    OpenFile const& open, std::span<Entry const> entries);

} // namespace imports
