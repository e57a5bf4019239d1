#pragma once

#include "areas/circles/talk/read_talk.h"
#include "platform/web/http.h"

#include <span>
#include <string>
#include <string_view>

namespace circles {

/// The threads of a circle as an Atom feed (RFC 4287), those that moved last first. Ids are the lasting addresses.
std::string circle_feed(ThreadList const& list, std::string_view public_url);

/// The last posts of a thread, the newest first; those taken away are left out.
std::string thread_feed(
    SeenThread const& seen, std::span<ShownPost const> posts, Names const& names, std::string_view public_url);

/// The answer that carries a feed.
web::Response atom_answer(std::string feed);

} // namespace circles
