#pragma once

#include "areas/notices/notice_mail.h"
#include "platform/storage/context.h"

namespace notices {

/// One's own notice with what it is about; not found for anybody else, or when that is out of her sight.
base::Result<NoticeView> view_notice(platform::Reading const& reading, NoticeId id);

/// A notice as a list shows it.
struct Told {
    Notice notice {};
    About about {};
};

/// Notices with what they are about, as far as she may see it, and the names of who did it.
struct NoticeList {
    std::vector<Told> told {};
    std::unordered_map<base::PersonId, people::Name> names {};
    bool more = false;
};

/// What waits for the actor, oldest first.
NoticeList list_waiting(platform::Reading const& reading, int limit);

/// Everything she was told, newest first, after the page before.
NoticeList list_notices(platform::Reading const& reading, NoticeId before);

} // namespace notices
