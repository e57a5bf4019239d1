#pragma once

#include "areas/people/people.h"
#include "platform/machines.h"
#include "platform/mail/letter.h"

#include <string>

namespace notices {

/// A mail to somebody with what all of ours carry: a lasting name, and a way to stop them with one press in the mail program
/// (RFC 2369, RFC 8058) that needs no signing in. Where mail is taken in, what comes back names her in its envelope.
platform::Letter mail_to(
    platform::Machines& machines, people::Person const& person, std::string_view network, std::string_view name);

} // namespace notices
