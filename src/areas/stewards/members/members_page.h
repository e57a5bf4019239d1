#pragma once

#include "areas/people/people.h"
#include "html/page.h"
#include "platform/trust/trust.h"

#include <string_view>

namespace stewards {

/// People as stewards find them, each with what the actor may do to her.
/// What is known of how far those of a list have grown.
struct TrustAmong {
    std::unordered_map<base::PersonId, platform::Trust> trusts {};
    platform::TrustRules rules {};
    base::Time now {};
};

html::Page members_page(
    base::Actor const& actor, people::FoundPeople const& found, std::string_view words, TrustAmong const& trust);

} // namespace stewards
