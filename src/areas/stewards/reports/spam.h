#pragma once

#include <cstdint>
#include <vector>

namespace stewards {

/// What is looked at to tell likely spam from the rest. A plain rule that a steward can check with her own eyes; it learns nothing and
/// decides nothing, it only sorts the queue.
struct SpamFacts {
    bool new_account = false;    ///< its writer is at the first level of trust
    std::int64_t links = 0;      ///< to elsewhere
    std::int64_t same_text = 0;  ///< other reported things with the same words
    std::int64_t reporters = 0;  ///< how many people reported it
    bool as_advertising = false; ///< one of them said so
};

enum class SpamSign { new_account, links, same_text, several_reporters, as_advertising };

/// Which of the signs there are.
std::vector<SpamSign> spam_signs(SpamFacts const& facts);

/// Likely spam: links or the same text again, and at least three signs in all.
bool is_likely_spam(std::vector<SpamSign> const& signs);

} // namespace stewards
