#pragma once

#include "base/result.h"
#include "base/time.h"
#include "platform/mail/letter.h"

#include <memory>
#include <string>
#include <string_view>

namespace platform {

/// Hands letters over to somebody who delivers them. May be used from several threads.
class Mailer {
public:
    virtual ~Mailer() = default;

    /// Refuses with mail_refused (for good: forget this letter), mail_try_later, mail_not_set_up, or what mime_of says.
    /// Where a server said why, its own words are the code of the only problem, under the field "mail_server": for the
    /// steward's eyes, not for a page of everybody.
    virtual base::Result<base::Done> send(Letter const& letter) = 0;

    /// Whether letters could be sent now: reaches the server and signs in, or tries the folder. For `doctor`.
    virtual base::Result<base::Done> check() = 0;

    /// False when nobody has said how letters leave the house: then none is promised to anybody.
    virtual bool is_set_up() const { return true; }
};

/// The mailer that a setting names: `smtp://user:password@host:port`, `smtps://…`, `dir:PATH`, or nothing (it refuses
/// everything with mail_not_set_up). `from` is the sender of letters that name none. Throws std::invalid_argument
/// when the setting cannot be understood. The clock must outlive the mailer.
std::unique_ptr<Mailer> mailer_for(std::string_view setting, std::string from, base::Clock const& clock);

} // namespace platform
