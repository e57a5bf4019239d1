#pragma once

#include "areas/needs/say_me_too.h"
#include "platform/keys/keys.h"
#include "platform/machines.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

namespace needs {

using GuestId = base::IdOf<struct GuestTag>;

/// Somebody without an account who has this need too; counted when she opens the link of the mail.
struct GuestMeToo {
    GuestId id {};
    NeedId need {};
    std::string email {};
    std::string first_name {};
    bool wants_letter = false;
    std::string language {};
    base::Time asked_at {};
    bool operator==(GuestMeToo const&) const = default;
};

/// What the form sends.
struct GuestWords {
    std::string first_name {};
    std::string email {};
    bool wants_letter = false;

    static base::Result<GuestWords> from(web::Fields& fields);
};

constexpr base::Milliseconds guest_life = std::chrono::hours {24 * 30};

/// Writes the wish down and sends the mail. Says the same whether the address is known or has said it before.
base::Result<GuestMeToo> ask_as_guest(
    platform::Context& cx, NeedId need, GuestWords const& words, std::string_view language);

/// What the link of the mail ends in: the id and what proves it.
std::string guest_token(GuestId id, platform::Keys const& keys);

/// The wish behind a link; not found when the link is wrong, used or a month old.
base::Result<GuestMeToo> guest_behind(
    platform::Tx& tx, std::string_view token, platform::Keys const& keys, base::Time now);

/// Counts the guest, as the person with that address. The link is used up.
base::Result<MeToo> confirm_as_guest(
    platform::Context& cx, std::string_view token, platform::Keys const& keys, ClassContext const& context);

/// Removes wishes that were never confirmed and whose links are over, at most so many; gives how many it was.
std::int64_t forget_old_guests(platform::Tx& tx, base::Time now, int limit);

/// The job "needs.guest_mail".
base::Result<base::Done> send_guest_mail(platform::Machines& machines, std::string_view payload);

} // namespace needs
