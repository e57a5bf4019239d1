#pragma once

#include "areas/circles/talk/thread.h"

namespace circles {

/// Something was written: the opening of a thread, or a reply. Who is mentioned is told.
struct PostWritten {
    static constexpr std::string_view name = "circles.post_written";
    ThreadId thread {};
    PostId post {};
    std::vector<base::PersonId> mentions {};
    bool everyone = false; ///< a host calls all of the circle
    bool quiet = false;    ///< its writer wants nobody to be told by mail
    std::string payload() const;
    static PostWritten from_payload(std::string_view text);
};

/// A post's words changed, or it was taken away or brought back, or it was thanked for.
struct PostChanged {
    static constexpr std::string_view name = "circles.post_changed";
    ThreadId thread {};
    PostId post {};
    std::string payload() const;
    static PostChanged from_payload(std::string_view text);
};

} // namespace circles
