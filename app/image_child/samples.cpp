#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vips/vips8>

using namespace std::string_view_literals;
using vips::VImage;

namespace {

constexpr std::string_view xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>secret-xmp</x:xmpmeta>";
constexpr auto iptc = "Photoshop 3.0\0008BIM\004\004\0\0\0\0\0\017\034\002\031\0\012secretiptc\0"sv;

/// Left half red, right half blue, lower quarter green: whoever turns it wrongly is found out.
VImage scene(int width, int height)
{
    auto const left = VImage::black(width / 2, height).new_from_image({220, 30, 30});
    auto const right = VImage::black(width - width / 2, height).new_from_image({30, 30, 220});
    auto const ground = VImage::black(width, height / 4).new_from_image({30, 160, 30});
    return left.join(right, VIPS_DIRECTION_HORIZONTAL)
        .insert(ground, 0, height - height / 4)
        .cast(VIPS_FORMAT_UCHAR)
        .copy(VImage::option()->set("interpretation", VIPS_INTERPRETATION_sRGB));
}

void set_blob(VImage& image, char const* field, std::string_view bytes)
{
    image.set(field, nullptr, const_cast<char*>(bytes.data()), bytes.size());
}

/// As a phone would have written it: where, with what, and lying on its side.
VImage with_secrets(VImage image, int orientation)
{
    image = image.copy();
    image.set("exif-ifd0-ImageDescription", "secret-exif (secret-exif, ASCII, 12 components, 12 bytes)");
    image.set("exif-ifd3-GPSLatitudeRef", "N (N, ASCII, 2 components, 2 bytes)");
    image.set("exif-ifd3-GPSLatitude", "40/1 36/1 0/1 (40, 36,  0, Rational, 3 components, 24 bytes)");
    image.set(VIPS_META_ORIENTATION, orientation);
    set_blob(image, VIPS_META_XMP_NAME, xmp);
    set_blob(image, VIPS_META_IPTC_NAME, iptc);
    VipsBlob* profile = nullptr;
    if (vips_profile_load("p3", &profile, nullptr) != 0) vips_error_exit("p3");
    std::size_t size = 0;
    auto const* const bytes = static_cast<char const*>(vips_blob_get(profile, &size));
    set_blob(image, VIPS_META_ICC_NAME, {bytes, size});
    return image;
}

void write_samples(std::string const& folder)
{
    auto const photo = scene(2000, 1500);
    with_secrets(photo, 6).jpegsave((folder + "turned.jpg").c_str());
    with_secrets(photo, 1).pngsave((folder + "photo.png").c_str());
    with_secrets(photo, 1).webpsave((folder + "photo.webp").c_str());
    photo.gifsave((folder + "photo.gif").c_str());
    with_secrets(scene(640, 480), 1)
        .heifsave(
            (folder + "photo.heic").c_str(), VImage::option()->set("compression", VIPS_FOREIGN_HEIF_COMPRESSION_HEVC));
    scene(200, 100).jpegsave((folder + "small.jpg").c_str());
    photo.bandjoin(VImage::black(2000, 1500)).pngsave((folder + "transparent.png").c_str());
    photo.colourspace(VIPS_INTERPRETATION_CMYK).jpegsave((folder + "cmyk.jpg").c_str());
    photo.colourspace(VIPS_INTERPRETATION_RGB16).pngsave((folder + "deep.png").c_str());
    VImage::black(30'000, 30'000)
        .pngsave((folder + "bomb.png").c_str(), VImage::option()->set("bitdepth", 1)->set("compression", 1));
}

/// The strongest of red, green and blue at a point (in hundredths of width and height), or W for white.
char colour_at(VImage const& image, int x, int y)
{
    auto const pixel = image.getpoint(image.width() * x / 100, image.height() * y / 100);
    if (pixel[0] > 200 && pixel[1] > 200 && pixel[2] > 200) return 'W';
    auto const strongest = std::max_element(pixel.begin(), pixel.begin() + 3) - pixel.begin();
    return "RGB"[strongest];
}

/// Size, bands and the colours near the left, right, bottom and top edges of a picture.
void describe(char const* path)
{
    auto const image = VImage::new_from_file(path);
    std::printf("%dx%dx%d %c%c%c%c\n", image.width(), image.height(), image.bands(), colour_at(image, 5, 40),
        colour_at(image, 95, 40), colour_at(image, 40, 95), colour_at(image, 40, 5));
}

} // namespace

/// For the tests of platform/files: `write FOLDER` leaves pictures there, `describe FILE` says what one looks like.
int main(int count, char** arguments)
{
    if (count != 3 || VIPS_INIT(arguments[0]) != 0) return 1;
    if (std::string_view {arguments[1]} == "write")
        write_samples(std::string {arguments[2]} + '/');
    else
        describe(arguments[2]);
    return 0;
}
