#pragma once

#include "base/actor.h"
#include "platform/keys/keys.h"
#include "platform/storage/context.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace people {

/// Somebody who wrote in another place (a mailing list, a forum) and is known here by that alone.
struct Writer {
    std::string identity {}; ///< her address, or how else that place tells her from others
    std::string name {};     ///< as she was called there
};

/// Who of these addresses is somebody here, by the address as it was given.
std::unordered_map<std::string, base::PersonId> people_with_addresses(
    platform::Tx& tx, std::span<std::string const> addresses);

/// Those to whom these writers' words belong, by identity: the person whose address it is, else a record with a name and nothing
/// else, made when there is none. Such a record never was here: it has no page, no letter and no way in, and its address stands
/// nowhere: only what this installation's secret makes of it, to know the writer again. Asked for by administrators alone.
base::Result<std::unordered_map<std::string, base::PersonId>> writers_of(
    platform::Context& cx, platform::Keys const& keys, std::span<Writer const> writers);

} // namespace people
