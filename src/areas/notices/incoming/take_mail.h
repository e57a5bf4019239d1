#pragma once

#include "platform/machines.h"
#include "platform/mail/arrived.h"
#include "platform/storage/sql.h"

#include <string_view>

namespace notices {

/// How much mail of one person is posted in an hour; what comes beyond it is counted and not posted.
constexpr std::int64_t most_mails_an_hour = 20;

/// Whether an address is one of ours: the proof in it is looked at, not what it opens.
bool is_our_address(platform::Machines const& machines, std::string_view recipient);

/// Takes one mail for one of our addresses: a reply becomes a post of whom the address names, as she would write it on the
/// page; what came back from a mail server is noted with the address it could not reach. A mail that is handed over again is taken
/// once. What a program wrote is counted and answered with nothing.
platform::Arrival take_mail(platform::Machines& machines, platform::ArrivedMail const& mail);

/// Both, for a server or a folder. Whatever breaks is logged, and the mail is wanted again later.
platform::MailTaker mail_taker(platform::Machines& machines);

/// Removes what was noted of mails taken two months ago and before, at most so many; gives how many it was.
std::int64_t forget_taken_mails(platform::Tx& tx, base::Time now, int limit);

} // namespace notices
