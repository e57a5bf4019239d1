#pragma once

#include "base/result.h"
#include "platform/web/http.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

class Request;
class StreamSource;

/// Who may call a path at all. What they may do there is the room's law (may.h).
enum class Who { anyone, member, steward, administrator };

/// Which budget a call is counted against; the figures stand in limits.cpp.
enum class Limit { none, read, search, write, sign_in, mail, upload, export_all };

/// How a change proves that the page it came from is ours.
enum class Csrf {
    token,   ///< Origin and Sec-Fetch-Site, and for people signed in the token of the form
    nothing, ///< the address itself carries a proof (one-click unsubscribing, RFC 8058)
};

/// What may be kept by whom.
enum class Cache {
    nobody,   ///< no-store, noindex: everything about members
    stranger, ///< for strangers with an ETag; no-store as soon as somebody is signed in
    file,     ///< the answer says it itself: publicly what everyone may see, otherwise by this browser alone
};

enum class Kind { page, upload, stream };

/// Whether a path stands twice on the site, as a page and under /api/v1 as JSON.
enum class Faces { page, json, both };

using Answer = Response (*)(Request&);

/// Asks the room's law whether a stream may be opened, and gives the topic's id; nothing when no more news will ever come there
/// (204: a browser does not ask again). The web edge does the rest.
using Open = base::Result<std::optional<std::int64_t>> (*)(Request&);

/// One path with everything that must be known before its function runs.
struct Route {
    Method method;
    std::string pattern; ///< "/needs/{need}/me-too"
    Who who;
    Limit limit;
    Csrf csrf;
    Cache cache;
    Kind kind;
    Faces faces;
    Answer answer;       ///< null for a stream
    Open open = nullptr; ///< of a stream
    StreamSource* source = nullptr;
};

/// The site's paths. A path cannot be declared without saying who may call it, its limit, and its cache or CSRF rule.
class Routes {
public:
    Routes() = default;
    Routes(Routes&&) = default; // not copied: segments point into the patterns

    void get(std::string pattern, Who who, Limit limit, Cache cache, Answer answer, Faces faces = Faces::both);
    void post(std::string pattern, Who who, Limit limit, Csrf csrf, Answer answer, Faces faces = Faces::both);
    /// A form with files; the law is asked before the first byte of the body.
    void post_upload(std::string pattern, Who who, Limit limit, Csrf csrf, Answer answer);
    /// Server-sent events of one topic, resumed by Last-Event-ID or by ?after= with a page's bookmark (streams/stream_log.h). For
    /// pages only: an event is a piece of a page. The source lives as long as the program.
    void stream(std::string pattern, Who who, Limit limit, Open open, StreamSource& source);
    void put(std::string pattern, Who who, Limit limit, Csrf csrf, Answer answer);
    void remove(std::string pattern, Who who, Limit limit, Csrf csrf, Answer answer);

    using Captures = std::vector<std::pair<std::string_view, std::string>>;
    struct Match {
        Route const* route = nullptr;
        bool path_known = false; ///< some method is served here, if not this one
        Captures captures {};
    };

    /// Finds the route of a decoded path; a literal segment wins over a {capture}.
    Match match(Method method, std::string_view path, bool json) const;

    /// The methods served at a path, as the header Allow wants them: "GET, HEAD, POST".
    std::string allowed(std::string_view path, bool json) const;

    std::vector<Route> const& all() const { return routes_; }

private:
    void add(Route route);

    std::vector<Route> routes_;
    std::vector<std::vector<std::string_view>> segments_; ///< of each route, into its pattern
    std::vector<std::vector<std::size_t>> by_length_;
};

} // namespace web
