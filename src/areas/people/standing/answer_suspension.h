#pragma once

#include "areas/people/standing/suspension_store.h"
#include "html/url.h"
#include "platform/keys/keys.h"
#include "platform/storage/context.h"

#include <string_view>

namespace people {

/// A suspended person said her side.
struct SuspensionAnswered {
    static constexpr std::string_view name = "people.suspension_answered";
    SuspensionId suspension {};
    std::string payload() const;
    static SuspensionAnswered from_payload(std::string_view text);
};
/// Who it is and what she said, for listeners; nothing once it has ended.
std::optional<Suspension> answered_suspension(platform::Tx& tx, SuspensionId id);

/// The page on which a suspended person reads why, and says her side; whoever holds the link is she.
html::Url suspension_link(platform::Keys const& keys, SuspensionId id);

/// The suspension of such a link; not found for a made-up one, and once it has ended.
base::Result<Suspension> suspension_proven(platform::Tx& tx, std::string_view proof, platform::Keys const& keys);

/// Keeps what she says, for the stewards. Said once (already_answered).
base::Result<Suspension> answer_suspension(
    platform::Context& cx, std::string_view proof, std::string_view words, platform::Keys const& keys);

} // namespace people
