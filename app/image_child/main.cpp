#include "renderings.h"
#include "sandbox.h"

#include "platform/files/image_wire.h"

#include <malloc.h>
#include <string>
#include <unistd.h>

namespace {

std::string all_of_standard_input(std::size_t most)
{
    std::string bytes;
    std::size_t constexpr piece = 1 << 18;
    for (;;) {
        auto const have = bytes.size();
        bytes.resize(have + piece);
        auto const n = ::read(STDIN_FILENO, bytes.data() + have, piece);
        bytes.resize(have + (n > 0 ? static_cast<std::size_t>(n) : 0));
        if (n <= 0 || bytes.size() > most) return bytes;
    }
}

bool say(std::string_view answer)
{
    while (!answer.empty()) {
        auto const n = ::write(STDOUT_FILENO, answer.data(), answer.size());
        if (n <= 0) return false;
        answer.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

} // namespace

/// Turns one picture on standard input into clean, smaller ones on standard output; see image_wire.h.
int main(int, char** arguments)
{
    image_child::leave_the_world();
    mallopt(M_ARENA_MAX, 2); // each arena reserves 64 MB of the address space that is about to be limited
    image_child::warm_up(arguments[0]);
    if (!image_child::close_the_doors()) return 1;

    namespace wire = platform::image_wire;
    auto const original = all_of_standard_input(wire::most_original_bytes);
    if (original.size() > wire::most_original_bytes) {
        return say(std::string {"refused "} + wire::too_large + '\n') ? 0 : 1;
    }
    // Leaving without destructors: a decoder that spoilt its memory has no second chance in them.
    _exit(say(image_child::answer_to(original)) ? 0 : 1);
}
