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
    std::optional<circles::Decision> decision {}; ///< that she is asked to answer
    std::optional<circles::Circle> quiet {};      ///< that asks her whether it goes on
    circles::Life life {};
};

/// One short mail: subject, text and HTML, the same words.
struct MailWords {
    std::string subject {};
    std::string text {};
    std::string html {};
};
/// `answers` lead to a page where the choice is filled in, of a notice that asks for one. `takes_reply` says that an answer to the mail
/// is posted.
MailWords mail_of(NoticeView const& view, std::string_view network, std::string_view public_url, html::Url const& stop,
    std::vector<circles::AnswerLink> const& answers = {}, bool takes_reply = false);

} // namespace notices
