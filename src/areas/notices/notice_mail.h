#pragma once

#include "areas/notices/about.h"
#include "areas/notices/letter_words.h"

namespace notices {

/// A notice with everything its mail and its page say.
struct NoticeView {
    Notice notice {};
    About about {};
    std::optional<std::string> quote {}; ///< what somebody wrote, if anything; none when it was taken out of sight
    std::unordered_map<base::PersonId, people::Name> names {};
};

/// One short mail: subject, text and HTML, the same words.
struct MailWords {
    std::string subject {};
    std::string text {};
    std::string html {};
};
MailWords mail_of(NoticeView const& view, std::string_view network, std::string_view public_url, html::Url const& stop);

} // namespace notices
