#pragma once

#include "areas/notices/letter_words.h"

namespace notices {

/// A notice with everything its mail and its page say.
struct NoticeView {
    Notice notice {};
    needs::Need need {};
    needs::Reply reply {}; ///< of an answer
    std::string why {};    ///< of a merge: what the steward wrote to both authors
    std::unordered_map<base::PersonId, people::Name> names {};

    /// What somebody wrote, if anything.
    std::string const& quote() const { return notice.kind == Kind::need_answered ? reply.text : why; }
};

/// One short mail: subject, text and HTML, the same words.
struct MailWords {
    std::string subject {};
    std::string text {};
    std::string html {};
};
MailWords mail_of(NoticeView const& view, std::string_view network, std::string_view public_url, html::Url const& stop);

} // namespace notices
