#pragma once

#include "areas/notices/notice.h"
#include "html/url.h"
#include "platform/storage/context.h"

#include <optional>
#include <span>
#include <string>
#include <unordered_map>

namespace notices {

/// What a notice is about, as its reader may see it now: the same few words whichever room it comes from.
struct About {
    std::string title {};         ///< of the need or the thread; a circle's name
    html::Url place = "/notices"; ///< where it stands
    std::string more {};          ///< a sentence: what a circle decided, when it meets
};
using Abouts = std::unordered_map<NoticeId, About>;

/// By notice; of what the actor may not see, or what is gone, there is none. However many notices, each room is asked once.
Abouts abouts_of(platform::Reading const& reading, std::span<Notice const> notices);

/// What somebody wrote that the notice tells of: the answer, the sentence of a merge, why a need is out of sight, the post; empty when it tells of no
/// words, nothing when they were taken out of sight. For whoever may see what the notice is about.
std::optional<std::string> quote_of(platform::Tx& tx, Notice const& notice);

} // namespace notices
