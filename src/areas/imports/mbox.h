#pragma once

#include "areas/imports/entry.h"
#include "areas/imports/message_words.h"
#include "base/result.h"

#include <functional>
#include <string_view>

// A mailing list's archive: messages one after another, each after a line "From somebody Mon Mar  4 10:11:12 2019" that follows an
// empty line or begins the file. A line of a message that began so has a ">" before it (mboxo), or one more than it had (mboxrd).
namespace imports {

/// What the file holds, in the order of time. Messages belong to one conversation when one answers the other by its heads (In-Reply-To,
/// References), or has "Re:" and the same subject; a ring of references is one conversation. Refused with not_an_mbox and
/// too_many_messages. `passed` hears how far the file was read, so that what was read can be given back.
base::Result<Contents> read_mbox(
    std::string_view bytes, base::Time now, std::function<void(std::size_t)> const& passed = {});

/// The words of one message, from its own bytes.
OldWords words_of_message(std::string_view bytes, std::string_view unnamed);

} // namespace imports
