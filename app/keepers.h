#pragma once

#include "areas/people/leaving.h"

namespace app {

/// The keepers of all rooms, the room of people last. The list is written by CMake from the list of rooms (cmake/house.cmake).
people::Keepers all_keepers();

} // namespace app
