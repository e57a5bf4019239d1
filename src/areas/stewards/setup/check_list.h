#pragma once

#include "html/html.h"
#include "platform/machines.h"

#include <string>
#include <vector>

namespace stewards {

/// One line of the check list: good, or what to do.
struct Check {
    bool good = true;
    std::string what {};
    std::string more {};
};

/// What can be seen from inside: the address, letters, room on the disk, the clock. Asks the mail server, so it may take seconds.
std::vector<Check> checks_of(platform::Machines const& machines);

html::Html check_list(std::vector<Check> const& checks);

} // namespace stewards
