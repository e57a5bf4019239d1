#include "platform/web/streams/seats.h"

#include "platform/web/limits.h"

#include <mutex>
#include <string>
#include <unordered_map>

namespace web {

struct Seats::Room {
    Most most {};
    std::mutex mutex {};
    std::unordered_map<std::string, int> taken {};
    int strangers = 0;
    int all = 0;
};

namespace {

std::string owner_of(std::optional<base::PersonId> person, std::string_view address)
{
    return person ? "person " + person->text() : "address " + address_group(address);
}

} // namespace

Seats::Seats()
    : Seats {Most {}}
{
}

Seats::Seats(Most most)
    : room_ {std::make_shared<Room>()}
{
    room_->most = most;
}

std::shared_ptr<void> Seats::take(std::optional<base::PersonId> person, std::string_view address)
{
    bool const is_stranger = !person;
    auto owner = owner_of(person, address);
    auto const& most = room_->most;
    std::scoped_lock const lock {room_->mutex};
    auto& of_owner = room_->taken[owner];
    bool const has_enough = of_owner >= (is_stranger ? most.an_address : most.a_person);
    if (has_enough || room_->all >= most.all || (is_stranger && room_->strangers >= most.strangers)) {
        if (of_owner == 0) room_->taken.erase(owner);
        return nullptr;
    }
    ++of_owner;
    ++room_->all;
    room_->strangers += is_stranger ? 1 : 0;
    return {static_cast<void*>(room_.get()), [room = room_, owner = std::move(owner), is_stranger](void*) {
                std::scoped_lock const returning {room->mutex};
                auto const found = room->taken.find(owner);
                if (--found->second == 0) room->taken.erase(found);
                --room->all;
                room->strangers -= is_stranger ? 1 : 0;
            }};
}

} // namespace web
