#pragma once

#include "areas/people/people.h"
#include "platform/i18n/zones.h"
#include "platform/settings/settings.h"

#include <string>
#include <string_view>

namespace notices {

constexpr std::string_view default_zone = "Europe/Istanbul";

/// The zone of the network's setting.
inline std::string network_zone(platform::Settings& settings, platform::Tx& tx)
{
    return std::string {settings.now(tx)->text_or("network.zone", default_zone)};
}

/// The name of her own zone, or the network's when she named none.
inline std::string_view zone_name(people::Person const& person, std::string_view network)
{
    return person.zone.empty() ? network : std::string_view {person.zone};
}

/// The same as a zone; UTC when the system does not know it.
inline platform::Zone const& zone_of(people::Person const& person, std::string_view network)
{
    auto const* const zone = platform::system_zones().find(zone_name(person, network));
    return zone != nullptr ? *zone : platform::Zone::utc();
}

} // namespace notices
