#pragma once

#include "base/actor.h"

#include <memory>
#include <optional>
#include <string_view>

namespace web {

/// How many streams may be open: for each person, for the strangers of one address, for strangers and for all. Schools sit
/// behind one address, so addresses count for strangers only. A seat is free again when what was given is destroyed. Thread-safe.
class Seats {
public:
    struct Most {
        int a_person = 6;
        int an_address = 20;
        int strangers = 4'000;
        int all = 8'000; ///< below what the server takes as connections, so that pages always find room
    };

    Seats();
    explicit Seats(Most most);

    /// Nothing when there is none left for her.
    std::shared_ptr<void> take(std::optional<base::PersonId> person, std::string_view address);

private:
    struct Room;
    std::shared_ptr<Room> room_; ///< a seat may outlive the one who gives them out
};

} // namespace web
