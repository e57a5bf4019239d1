#include "platform/web/compression.h"

#include "platform/web/signs.h"

#include <algorithm>
#include <bit>
#include <new>

#include <brotli/encode.h>
#include <zlib.h>

namespace web {

namespace {

/// A weight in thousandths: ";q=0.5" is 500, none is 1000, an unreadable one is 0. (RFC 9110 section 12.4.2)
int weight_of(std::string_view parameter)
{
    parameter = signs::trimmed(parameter);
    if (parameter.empty()) return 1000;
    if (parameter.size() < 3 || !signs::same_but_case(parameter.substr(0, 2), "q=")) return 0;
    auto const number = parameter.substr(2);
    if (number.size() > 5 || (number[0] != '0' && number[0] != '1')) return 0;
    if (number.size() > 1 && number[1] != '.') return 0;
    int weight = (number[0] - '0') * 1000;
    int worth = 100;
    for (char const digit : number.substr(std::min<std::size_t>(2, number.size()))) {
        if (digit < '0' || digit > '9') return 0;
        weight += (digit - '0') * worth;
        worth /= 10;
    }
    return std::min(weight, 1000);
}

/// The weights a header gives; -1 where it says nothing.
struct Weights {
    int brotli = -1, gzip = -1, identity = -1, rest = -1;

    void take(std::string_view entry)
    {
        auto const semicolon = std::min(entry.find(';'), entry.size());
        auto const name = signs::trimmed(entry.substr(0, semicolon));
        auto const weight = weight_of(entry.substr(std::min(semicolon + 1, entry.size())));
        if (signs::same_but_case(name, "br")) brotli = weight;
        if (signs::same_but_case(name, "gzip") || signs::same_but_case(name, "x-gzip")) gzip = weight;
        if (signs::same_but_case(name, "identity")) identity = weight;
        if (name == "*") rest = weight;
    }
};

/// One deflate state for each thread: setting it up costs a quarter of a megabyte of fresh memory each time.
class Gzip {
public:
    Gzip() = default;
    Gzip(Gzip const&) = delete;
    ~Gzip()
    {
        if (level_ != 0) ::deflateEnd(&state_);
    }

    std::string of(std::string_view text, int level)
    {
        prepare(level);
        std::string out(::deflateBound(&state_, text.size()), '\0');
        state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
        state_.avail_in = static_cast<uInt>(text.size());
        state_.next_out = reinterpret_cast<Bytef*>(out.data());
        state_.avail_out = static_cast<uInt>(out.size());
        if (::deflate(&state_, Z_FINISH) != Z_STREAM_END) throw std::bad_alloc {};
        out.resize(state_.total_out);
        return out;
    }

private:
    void prepare(int level)
    {
        if (level_ == level) {
            ::deflateReset(&state_);
            return;
        }
        if (level_ != 0) ::deflateEnd(&state_);
        level_ = 0;
        constexpr int gzip_format = 15 + 16;
        if (::deflateInit2(&state_, level, Z_DEFLATED, gzip_format, 8, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc {};
        level_ = level;
    }

    z_stream state_ {};
    int level_ = 0;
};

std::string gzipped(std::string_view text, int level)
{
    thread_local Gzip gzip;
    return gzip.of(text, level);
}

std::string brotlied(std::string_view text, int quality)
{
    // A window no larger than the text spares memory and time for short pages.
    auto const fitting = static_cast<int>(std::bit_width(text.size())) + 1;
    auto const window = std::clamp(fitting, BROTLI_MIN_WINDOW_BITS, BROTLI_DEFAULT_WINDOW);
    auto size = ::BrotliEncoderMaxCompressedSize(text.size());
    std::string out(size, '\0');
    auto const good = ::BrotliEncoderCompress(quality, window, BROTLI_MODE_TEXT, text.size(),
        reinterpret_cast<std::uint8_t const*>(text.data()), &size, reinterpret_cast<std::uint8_t*>(out.data()));
    if (good == BROTLI_FALSE) throw std::bad_alloc {};
    out.resize(size);
    return out;
}

} // namespace

std::string_view name_of(Encoding encoding)
{
    return encoding == Encoding::brotli ? "br" : "gzip";
}

std::optional<Encoding> negotiated(std::string_view accept_encoding)
{
    Weights weights;
    while (!accept_encoding.empty()) {
        auto const comma = std::min(accept_encoding.find(','), accept_encoding.size());
        weights.take(accept_encoding.substr(0, comma));
        accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
    }
    auto const or_rest = [&](int weight) { return weight >= 0 ? weight : weights.rest; };
    int const brotli = or_rest(weights.brotli);
    int const gzip = or_rest(weights.gzip);
    int const best = std::max(brotli, gzip);
    if (best <= 0 || weights.identity > best) return std::nullopt;
    return brotli == best ? Encoding::brotli : Encoding::gzip;
}

std::string compressed(Encoding encoding, std::string_view text, Level level)
{
    if (encoding == Encoding::brotli) return brotlied(text, level == Level::page ? 4 : BROTLI_MAX_QUALITY);
    return gzipped(text, level == Level::page ? 5 : Z_BEST_COMPRESSION);
}

} // namespace web
