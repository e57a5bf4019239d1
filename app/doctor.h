#pragma once

#include "app/site.h"

#include <cstdint>
#include <string>
#include <vector>

namespace app {

/// One line of the doctor: what was looked at, whether it is well, and what to do when it is not.
struct Finding {
    bool well = true;
    std::string subject;
    std::string words;
};

/// Looks at everything a site needs, without changing anything: data folder and disk, database, keys, clock, time zones,
/// the child for pictures, mail, public address.
std::vector<Finding> findings(SiteOptions const& options);

/// Room left on a disk, as a share and in bytes.
Finding disk_finding(std::int64_t free_bytes, std::int64_t all_bytes, std::int64_t free_names);

/// Whether phones can sign in at this address: browsers keep a Secure cookie only over https or on this machine.
Finding address_finding(std::string const& public_url);

} // namespace app
