#pragma once

#include <stdexcept>

namespace platform {

/// Marks a thread that is inside a write job. A write from there would wait for itself.
class WriteDepth {
public:
    WriteDepth() { inside_ = true; }
    ~WriteDepth() { inside_ = false; }
    WriteDepth(WriteDepth const&) = delete;

    /// Throws std::logic_error on a thread that is inside a write job.
    static void refuse_nested()
    {
        if (inside_) throw std::logic_error {"a write job asked for another write"};
    }

private:
    inline static thread_local bool inside_ = false;
};

} // namespace platform
