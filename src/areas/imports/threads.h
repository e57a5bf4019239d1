#pragma once

#include "areas/imports/entry.h"
#include "platform/mail/message.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace imports {

/// Sorts the messages of an archive into conversations, after the heads by which they name each other. Sets are joined two by two, so
/// neither a ring of references nor a message that is not there can lead it astray. (Tarjan's union by halving)
class Threads {
public:
    /// The message that will be entry number `entry`.
    void add(std::size_t entry, platform::Message const& message);

    /// Orders the entries by time, numbers their conversations and names each after its first message. What comes twice is left out.
    void sort_out(Contents& contents);

private:
    struct Head {
        std::size_t entry;
        std::size_t node;
        std::string subject; ///< folded, without "Re:"
        bool answers = false;
        bool named = false; ///< it says which message it answers
    };

    std::size_t node_of(std::string const& message_id);
    std::size_t root(std::size_t node);
    void join(std::size_t one, std::size_t other);
    void join_by_subject(Contents const& contents);

    std::vector<Head> heads_ {};
    std::vector<std::size_t> parents_ {};
    std::unordered_map<std::string, std::size_t> nodes_ {};
};

} // namespace imports
