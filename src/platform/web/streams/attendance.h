#pragma once

#include "base/actor.h"
#include "base/time.h"
#include "platform/storage/sql.h"
#include "platform/web/streams/line.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace web {

class Visitors;
class StreamSource;

/// One open stream: who reads it, and how far.
struct StreamReader {
    std::shared_ptr<Line> line {};        ///< let go when we end it
    std::int64_t at = 0;                  ///< every entry up to this number was sent or was not for her
    std::vector<std::int64_t> besides {}; ///< ids of later entries that her page shows already
    std::int64_t session = 0;             ///< 0 for a stranger
    base::PersonId person {};             ///< of the session
    std::uint32_t speaks = 0;             ///< place of her language and zone in the list of those in use
    std::uint32_t beats_at = 0;           ///< her second of the heart's round
    std::optional<std::chrono::steady_clock::time_point> full_since {}; ///< she holds as much as may be held

    bool is_here() const { return line && line->is_open(); }
};

/// What each of these readers is to the site just now: nothing for whose session is over, or who is gone or suspended, or whom the
/// room does not let follow the topic any more. The same questions as at a request, asked for many at once.
std::vector<std::optional<base::Actor>> attendance(platform::Tx& tx, base::Time now, Visitors& visitors,
    StreamSource& source, std::int64_t topic, std::span<StreamReader const* const> readers);

} // namespace web
