#pragma once

#include "areas/needs/need.h"
#include "areas/needs/need_file.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

namespace needs {

/// What a teacher writes: one sentence, and as much more as she likes. What she says nothing of is left as it is when a need
/// changes: a program that sends a new title must not open to anyone what was told among members.
struct NeedWords {
    std::string title {};
    std::optional<std::string> story {};
    std::string subject {};
    std::optional<std::string> grade {};
    std::optional<std::int64_t> place {};
    std::optional<base::Audience> audience {};
    bool as_draft = false;
    std::string alike_seen {};          ///< the mark of the form that has shown what looks like it
    std::optional<std::string> seen {}; ///< the wording the writer had before her (web::wording_of); absent of programs

    static base::Result<NeedWords> from(web::Fields& fields);
};

constexpr std::size_t title_limit = 200;
constexpr std::size_t story_limit = 4000;

web::Fields fields_of(Need const& need);

/// Raises a need: kept as a draft, or opened at once.
base::Result<Need> raise_need(
    platform::Context& cx, NeedWords const& words, std::string_view language, Attached const& files = {});

/// Changes its words, and its photo if another came. Where others have answered, its audience gets narrower at most.
/// Refused with "changed_meanwhile" when it says something else than the writer has seen.
base::Result<Need> edit_need(platform::Context& cx, NeedId id, NeedWords const& words, Attached const& files = {});

/// Shows a draft to its audience.
base::Result<Need> open_need(platform::Context& cx, NeedId id);

/// Says that a need is answered.
base::Result<Need> close_need(platform::Context& cx, NeedId id);

/// Says that it is still a need after nothing had happened for long. Refused with "need_not_open" when it is not open; before it
/// is silent nothing is said, for nobody asked.
base::Result<Need> keep_need(platform::Context& cx, NeedId id);

} // namespace needs
