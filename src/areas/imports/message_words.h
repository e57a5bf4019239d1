#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace imports {

/// What somebody said in another place, read again when it is brought in.
struct OldWords {
    std::string identity {}; ///< the address, or how else its place tells its writers apart
    std::string name {};     ///< how the writer is shown: never an address
    std::string text {};     ///< Markdown, without what was quoted, signatures, addresses and numbers of people
};

/// The words as they may stand here: masked, at most as long as a post may be.
std::string presentable(std::string_view text);

/// A title without "Re:" and the name of the list in brackets, masked; "…" when nothing is left.
std::string presentable_title(std::string_view subject);

/// Whether the subject says that it answers something: "Re:", "Ynt:", "Aw:" …
bool is_answer(std::string_view subject);

/// The subject folded, so that an answer and what it answers are alike.
std::string subject_key(std::string_view subject);

/// A name that may be shown: without an address; what stands before the "@" when there is nothing else is not shown either.
std::string presentable_name(std::string_view name, std::string_view unnamed);

/// "2019-03-04T10:11:12.000Z"; nothing for anything else.
std::optional<base::Time> time_in(std::string_view text);

/// The day and hour when nobody could have written anything yet, or not yet: dates beyond are wrong.
bool is_plausible(base::Time time, base::Time now);

} // namespace imports
