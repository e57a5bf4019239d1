#pragma once

#include "areas/circles/circles.h"
#include "areas/notices/notice.h"
#include "platform/keys/keys.h"

#include <optional>
#include <string>
#include <string_view>

namespace notices {

/// The domain at which mail for this site arrives; empty while it takes none. Said once, when the site starts (app/): then
/// letters carry addresses to which one can answer.
void take_mail_at(std::string domain);
std::string const& mail_domain();

/// Where an answer goes: to a thread as a post, or to a question that wants no post but a press of its link.
enum class AnswerTo { thread, decision };

/// Who may answer what. The address names the person, because From is whatever the sender likes.
struct ReplyAddress {
    AnswerTo to = AnswerTo::thread;
    std::int64_t thing = 0; ///< the thread, or the notice that asked
    base::PersonId person {};
    bool operator==(ReplyAddress const&) const = default;
};

/// "reply+{thing}.{person}.{proof}@domain", 60 signs before the @. Mail servers may write it in capitals.
std::string reply_address(platform::Keys const& keys, ReplyAddress const& who);
/// What such an address says; nothing when it was made up, or is another domain's.
std::optional<ReplyAddress> reply_address_in(platform::Keys const& keys, std::string_view address);

/// The sender of a letter's envelope: what comes back to it says whose letter came back, and at which address.
std::string bounce_address(platform::Keys const& keys, base::PersonId person, std::string_view email);
/// Whose it says it is; believed once proves_bounce() agrees for the address she has now.
std::optional<base::PersonId> bounce_claim(std::string_view address);
bool proves_bounce(platform::Keys const& keys, std::string_view address, base::PersonId person, std::string_view email);

/// Of which address a trouble is: another one begins without any.
std::string address_hash(std::string_view email);

} // namespace notices
