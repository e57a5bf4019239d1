#pragma once

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <cstdint>

namespace web {

/// What one person may upload on one day (of UTC).
constexpr std::int64_t upload_bytes_a_day = 200LL * 1024 * 1024;

/// Counts bytes that came with a form against the day's budget of a person. Exact to the byte however many come at once:
/// one statement adds only what still fits. Refused with upload_quota_used (too_large).
base::Result<base::Done> spend_upload_bytes(
    platform::Tx& tx, base::PersonId person, std::int64_t bytes, base::Time now);

/// Drops the days before yesterday, at most so many rows; gives how many it was.
std::int64_t forget_upload_days(platform::Tx& tx, base::Time now, int limit);

/// Drops what was counted of a person who leaves.
void forget_uploads_of(platform::Tx& tx, base::PersonId person);

} // namespace web
