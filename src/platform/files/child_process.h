#pragma once

#include "platform/files/disk.h"

#include <chrono>
#include <cstddef>
#include <string>

namespace platform {

/// How a child ended and what it said until then.
struct ChildAnswer {
    enum class End { spoke, too_slow, too_much };
    End end = End::spoke; ///< spoke: it closed its output by itself, or died
    std::string output;
};

/// Runs a program with nothing but `input` as its standard input and a pipe as its standard output: no arguments, no
/// environment, no other open file, no shell. Reads at most `limit` bytes for at most `patience`. The child is dead and
/// buried on return, however it goes. Throws when it cannot be started.
ChildAnswer ask_child(
    std::string const& program, Descriptor const& input, std::size_t limit, std::chrono::milliseconds patience);

} // namespace platform
