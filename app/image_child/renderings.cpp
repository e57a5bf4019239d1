#include "renderings.h"

#include "platform/files/file_kind.h"
#include "platform/files/image_wire.h"
#include "platform/files/webp_chunks.h"

#include <algorithm>
#include <cstdlib>
#include <vips/vips8>

namespace image_child {

namespace {

namespace wire = platform::image_wire;
using platform::ImageKind;
using vips::VImage;

/// A no with its code, on the way to answer_to().
struct Refused {
    char const* code;
};

/// libvips' handle on the original's bytes, which outlive it.
class Blob {
public:
    explicit Blob(std::string_view bytes)
        : blob_ {vips_blob_new(nullptr, bytes.data(), bytes.size())}
    {
    }
    Blob(Blob const&) = delete;
    ~Blob() { vips_area_unref(VIPS_AREA(blob_)); }
    operator VipsBlob*() const { return blob_; }

private:
    VipsBlob* blob_;
};

vips::VOption* load_options()
{
    return VImage::option()->set("access", VIPS_ACCESS_SEQUENTIAL)->set("fail_on", VIPS_FAIL_ON_TRUNCATED);
}

/// Opens by the loader's own name: libvips' guess would show the bytes to every loader, PDF among them. A JPEG can be
/// decoded to a `shrink`th (1, 2, 4 or 8) of its size.
VImage loaded(ImageKind kind, Blob const& original, int shrink = 1)
{
    switch (kind) {
    case ImageKind::jpeg:
        return VImage::jpegload_buffer(original, load_options()->set("shrink", shrink));
    case ImageKind::png:
        return VImage::pngload_buffer(original, load_options());
    case ImageKind::webp:
        return VImage::webpload_buffer(original, load_options());
    case ImageKind::gif:
        return VImage::gifload_buffer(original, load_options());
    case ImageKind::heic:
        return VImage::heifload_buffer(original, load_options());
    }
    throw Refused {wire::kind_unknown};
}

int longest_edge(VImage const& image)
{
    return std::max(image.width(), image.height());
}

/// Half of the shrinking at most is left to the JPEG decoder, whose filter is poor.
int jpeg_shrink(int longest)
{
    int shrink = 1;
    while (shrink < 8 && longest / (shrink * 2) >= 2 * wire::edges[0]) shrink *= 2;
    return shrink;
}

/// At most `edge` pixels long, never longer than it was. Colours under a transparent pixel must not bleed.
VImage shrunk(VImage const& image, int edge)
{
    if (longest_edge(image) <= edge) return image;
    double const scale = static_cast<double>(edge) / longest_edge(image);
    if (!image.has_alpha()) return image.resize(scale);
    return image.premultiply().resize(scale).unpremultiply().cast(image.format());
}

/// In sRGB, eight bits. Phones photograph in wider colours; without their profile these would look dull.
VImage in_srgb(VImage const& image)
{
    if (image.get_typeof(VIPS_META_ICC_NAME) != 0) {
        try {
            auto const options = VImage::option()->set("embedded", true)->set("intent", VIPS_INTENT_PERCEPTUAL);
            return image.icc_transform("srgb", options).cast(VIPS_FORMAT_UCHAR);
        } catch (vips::VError const&) {
            vips_error_clear(); // a profile nobody can read is as good as none
        }
    }
    return image.colourspace(VIPS_INTERPRETATION_sRGB).cast(VIPS_FORMAT_UCHAR);
}

/// The same pixels in memory with nothing attached to them.
VImage bare(VImage const& image)
{
    std::size_t size = 0;
    void* const pixels = image.write_to_memory(&size);
    auto const fresh
        = VImage::new_from_memory_steal(pixels, size, image.width(), image.height(), image.bands(), VIPS_FORMAT_UCHAR);
    return fresh.copy(VImage::option()->set("interpretation", VIPS_INTERPRETATION_sRGB));
}

VImage largest_rendition(std::string_view original)
{
    auto const kind = platform::image_kind_of(original.substr(0, 64));
    if (!kind) throw Refused {wire::kind_unknown};
    if (*kind == ImageKind::heic && vips_type_find("VipsForeignLoad", "heifload_buffer") == 0) {
        throw Refused {wire::kind_unknown};
    }
    Blob const blob {original};
    auto image = loaded(*kind, blob);
    auto const pixels = static_cast<std::int64_t>(image.width()) * image.height();
    if (pixels > wire::most_pixels) throw Refused {wire::too_large};
    if (*kind == ImageKind::jpeg) image = loaded(*kind, blob, jpeg_shrink(longest_edge(image)));
    // Shrunk while it streams by, then turned: turning needs the whole picture in memory.
    image = in_srgb(shrunk(image, wire::edges[0]));
    int const orientation = image.get_typeof(VIPS_META_ORIENTATION) != 0 ? image.get_int(VIPS_META_ORIENTATION) : 1;
    image = bare(image);
    if (orientation == 1) return image;
    image.set(VIPS_META_ORIENTATION, orientation);
    return bare(image.autorot());
}

std::string bytes_of(VipsBlob* encoded)
{
    std::size_t size = 0;
    std::string const bytes {static_cast<char const*>(vips_blob_get(encoded, &size)), size};
    vips_area_unref(VIPS_AREA(encoded));
    return bytes;
}

std::string encoded_as_webp(VImage const& image)
{
    auto const options = VImage::option()->set("Q", 80)->set("effort", 2)->set("strip", true);
    auto cleaned = platform::webp_of_picture_only(bytes_of(image.webpsave_buffer(options)));
    if (!cleaned) throw Refused {wire::unreadable};
    return *std::move(cleaned);
}

std::string encoded_as_jpeg(VImage const& image)
{
    auto const on_white
        = [&image] { return image.flatten(VImage::option()->set("background", std::vector<double> {255})); };
    auto const options = VImage::option()->set("Q", 80)->set("optimize_coding", true)->set("strip", true);
    return bytes_of((image.has_alpha() ? on_white() : image).jpegsave_buffer(options));
}

void add_rendition(std::string& answer, char const* format, VImage const& image, std::string const& bytes)
{
    answer += format;
    for (auto const number : {std::size_t(image.width()), std::size_t(image.height()), bytes.size()}) {
        answer += ' ' + std::to_string(number);
    }
    answer += '\n' + bytes;
}

std::string all_renditions(VImage image)
{
    std::string answer;
    int last = 0;
    for (int const edge : wire::edges) {
        image = bare(shrunk(image, edge)); // each from the one before: a 12-megapixel original is decoded once
        if (longest_edge(image) != last) add_rendition(answer, "webp", image, encoded_as_webp(image));
        if (edge == wire::fallback_edge) add_rendition(answer, "jpeg", image, encoded_as_jpeg(image));
        last = longest_edge(image);
    }
    return answer + "done\n";
}

GLogWriterOutput say_nothing(GLogLevelFlags, GLogField const*, gsize, gpointer)
{
    return G_LOG_WRITER_HANDLED;
}

} // namespace

void warm_up(char const* program)
{
    g_log_set_writer_func(say_nothing, nullptr, nullptr); // a message would ask the kernel who listens
    if (VIPS_INIT(program) != 0) std::abort();
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    vips_operation_block_set("VipsForeignLoad", TRUE);
    for (auto const* loader : {"Jpeg", "Png", "Webp", "Nsgif", "Heif"}) {
        vips_operation_block_set((std::string {"VipsForeignLoad"} + loader).c_str(), FALSE);
    }
    auto const grey = VImage::black(64, 64, VImage::option()->set("bands", 3))
                          .copy(VImage::option()->set("interpretation", VIPS_INTERPRETATION_sRGB));
    (void)encoded_as_webp(bare(grey));
    auto const jpeg = encoded_as_jpeg(bare(grey));
    (void)bare(in_srgb(loaded(ImageKind::jpeg, Blob {jpeg}).resize(0.5)));
}

std::string answer_to(std::string_view original)
try {
    return all_renditions(largest_rendition(original));
} catch (Refused const& refused) {
    return std::string {"refused "} + refused.code + '\n';
} catch (vips::VError const& error) {
    // libheif without its HEVC decoder reads the header and then says this.
    bool const no_decoder = std::string_view {error.what()}.find("Unsupported codec") != std::string_view::npos;
    return std::string {"refused "} + (no_decoder ? wire::kind_unknown : wire::unreadable) + '\n';
}

} // namespace image_child
