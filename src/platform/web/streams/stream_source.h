#pragma once

#include "base/actor.h"
#include "platform/storage/context.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace web {

/// What a room knows of one kind of topic that can be watched. Declared with its path (Routes::stream) and asked by the one
/// thread of the streams, in read transactions; a question is always about many, and takes few statements.
class StreamSource {
public:
    virtual ~StreamSource() = default;

    /// The name under which the room tells of news: Topic::kind.
    virtual std::string_view kind() const = 0;

    /// Who of these may watch the topic now, one answer for each. Asked before every delivery and more than once a second;
    /// a no ends her stream.
    virtual std::vector<bool> may_follow(platform::Tx& tx, std::int64_t topic, std::span<base::Actor const> readers)
        = 0;

    /// Who of these gets this one thing; a no skips it for her (somebody she has blocked wrote it).
    virtual std::vector<bool> may_get(
        platform::Tx&, std::int64_t /*topic*/, std::int64_t /*thing*/, std::span<base::Actor const> readers)
    {
        return std::vector<bool>(readers.size(), true);
    }

    /// The things as pieces of a page, one for each, in the language and zone this thread speaks just now; the same bytes go
    /// to everybody who reads in them. So a piece holds nothing of one person: no form with a token, no "yours". An empty
    /// piece is sent to nobody: the thing is hidden or gone by now.
    virtual std::vector<std::string> pieces(
        platform::Reading const& reading, std::int64_t topic, std::span<std::int64_t const> things)
        = 0;
};

} // namespace web
