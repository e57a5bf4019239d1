#pragma once

#include "areas/stewards/moderation/measure.h"
#include "areas/stewards/reports/report_thing.h"
#include "html/page.h"
#include "platform/chain/chain.h"
#include "platform/trust/trust.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace stewards {

/// What was decided about somebody, and what she said to it.
struct Concerned {
    Measure measure {};
    std::optional<Appeal> appeal {};
    bool can_appeal = false;
};

/// Her own page: what she may write, and what was decided about her.
struct OwnStanding {
    std::vector<Concerned> measures {};
    platform::Trust trust {};
    platform::TrustRules rules {};
    bool steward = false;
    bool appealed = false;    ///< just now
    bool nobody_else = false; ///< nobody is there who could decide about an appeal of hers
    base::Time now {};
};
html::Page standing_page(
    OwnStanding const& standing, MeasureId asked, web::Fields const& fields, base::Refusal const* refusal);

/// An appeal as stewards see it.
struct WaitingAppeal {
    Appeal appeal {};
    Measure measure {};
    std::string person {};
    std::string first {};     ///< who decided first
    std::string refusal {};   ///< why this steward may not decide; a code, empty when she may
    bool nobody_else = false; ///< nobody is there who could
};
html::Page appeals_page(
    std::vector<WaitingAppeal> const& appeals, std::optional<AppealId> next, base::Time now, bool decided);

/// One entry of the log: the link of the chain, its words as far as they are kept, the names in it.
struct Entry {
    platform::Link link {};
    std::vector<platform::KeptText> words {};
};
using Names = std::unordered_map<std::string, std::string>; ///< of people, by id as text
html::Page log_page(std::vector<Entry> const& entries, Names const& names, platform::Head const& head,
    std::optional<std::int64_t> next);

/// The limits of newcomers as a form.
html::Page limits_page(base::Actor const& actor, platform::TrustRules const& rules, web::Fields const& fields,
    base::Refusal const* refusal, bool saved);

std::string_view words_of(MeasureKind kind);

} // namespace stewards
