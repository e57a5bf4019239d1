#include "platform/files/picture_size.h"

#include "base/names.h"

#include <algorithm>
#include <charconv>

namespace platform {

namespace {

constexpr base::Names<RenditionFormat, 2> formats {{"webp", "jpeg"}};

} // namespace

std::string_view name_of(RenditionFormat format)
{
    return formats.of(format);
}

std::optional<RenditionFormat> format_named(std::string_view name)
{
    return formats.named(name);
}

std::string_view content_type_of(RenditionFormat format)
{
    return format == RenditionFormat::webp ? "image/webp" : "image/jpeg";
}

std::string PictureSize::path_name() const
{
    return std::to_string(width) + '.' + std::string {name_of(format)};
}

std::optional<PictureWish> picture_wish(std::string_view path_name)
{
    auto const dot = path_name.find('.');
    if (dot == std::string_view::npos || path_name.starts_with('0')) return std::nullopt;
    auto const format = format_named(path_name.substr(dot + 1));
    int width = 0;
    auto const [end, error] = std::from_chars(path_name.data(), path_name.data() + dot, width);
    if (!format || error != std::errc {} || end != path_name.data() + dot || width <= 0) return std::nullopt;
    return PictureWish {*format, width};
}

PictureSize const* plain_size(std::vector<PictureSize> const& sizes)
{
    auto const found = std::ranges::find(sizes, RenditionFormat::jpeg, &PictureSize::format);
    return found == sizes.end() ? nullptr : &*found;
}

} // namespace platform
