#include "platform/embedded/unpack.h"

#include <stdexcept>
#include <zlib.h>

namespace platform {

std::string unpacked(std::string_view gzip)
{
    z_stream stream {};
    if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) throw std::bad_alloc {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
    stream.avail_in = static_cast<uInt>(gzip.size());
    std::string bytes;
    int state = Z_OK;
    while (state == Z_OK) {
        char block[16384];
        stream.next_out = reinterpret_cast<Bytef*>(block);
        stream.avail_out = sizeof block;
        state = inflate(&stream, Z_NO_FLUSH);
        bytes.append(block, sizeof block - stream.avail_out);
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END) throw std::runtime_error {"a compressed file of the program is damaged"};
    return bytes;
}

} // namespace platform
