#include "areas/stewards/reports/spam.h"

#include <algorithm>

namespace stewards {

namespace {

constexpr std::int64_t several = 2;
constexpr std::size_t enough_signs = 3;

} // namespace

std::vector<SpamSign> spam_signs(SpamFacts const& facts)
{
    std::vector<SpamSign> signs;
    if (facts.new_account) signs.push_back(SpamSign::new_account);
    if (facts.links > 0) signs.push_back(SpamSign::links);
    if (facts.same_text > 0) signs.push_back(SpamSign::same_text);
    if (facts.reporters >= several) signs.push_back(SpamSign::several_reporters);
    if (facts.as_advertising) signs.push_back(SpamSign::as_advertising);
    return signs;
}

bool is_likely_spam(std::vector<SpamSign> const& signs)
{
    bool const sells = std::ranges::any_of(
        signs, [](SpamSign sign) { return sign == SpamSign::links || sign == SpamSign::same_text; });
    return sells && signs.size() >= enough_signs;
}

} // namespace stewards
