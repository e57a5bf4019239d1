#include "platform/files/file_kind.h"
#include "platform/files/webp_chunks.h"

#include <cstdint>
#include <cstdlib>

/// What the image child looks at before a decoder does, and after: any bytes may come, and what is left of a WebP file is
/// one again, with nothing to be taken away.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string_view const file {reinterpret_cast<char const*>(bytes), size};
    (void)platform::image_kind_of(file.substr(0, 64));
    auto const cleaned = platform::webp_of_picture_only(file);
    if (cleaned && platform::webp_of_picture_only(*cleaned) != cleaned) std::abort();
    return 0;
}
