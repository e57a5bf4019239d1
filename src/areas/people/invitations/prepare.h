#pragma once

#include "base/actor.h"
#include "base/id.h"
#include "platform/storage/context.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace people {

/// Whether letters go out at once, in the pace of all letters, or wait until somebody says so.
enum class Sending { later, now };

/// An address of a list, and the language its owner is written to in.
struct ToInvite {
    std::string address {};
    std::string language {};
};

/// Which of these addresses get no invitation of a list: who was asked before and has not answered, or wants no mail. Which of both
/// it is, is told to nobody.
std::vector<bool> asked_before(platform::Tx& tx, std::span<std::string const> addresses);

/// Makes invitations for a whole list, without the day's limit of people; the ids, nothing for those of asked_before() and for who
/// is somebody here. For administrators alone.
base::Result<std::vector<std::optional<std::int64_t>>> invite_list(
    platform::Context& cx, std::span<ToInvite const> list, Sending sending);

/// Sends those that were prepared, at most two hundred at once; gives how many. One that was taken back is left alone.
base::Result<std::int64_t> send_prepared(platform::Context& cx, std::span<std::int64_t const> invitations);

} // namespace people
