#include "areas/circles/talk/picture.h"

#include <algorithm>

namespace circles {

namespace {

using platform::PictureSize;
using platform::RenditionFormat;

constexpr int shown_edge = 960;   ///< pixels: sharp in a column of a page, and quick on a school's line
constexpr int shown_height = 512; ///< of a page's own pixels: a higher one fills a telephone and hides the words
constexpr std::string_view scheme = "file:";
constexpr std::size_t hash_length = 64;
constexpr std::size_t short_length = 8; ///< of a hash, for people

bool is_hash_sign(char sign)
{
    return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f');
}

} // namespace

Picture Picture::of(std::vector<PictureSize> sizes)
{
    auto const largest = std::ranges::max_element(
        sizes, {}, [](PictureSize const& size) { return size.format == RenditionFormat::webp ? size.width : 0; });
    auto hash = largest->file.hash.text();
    return {std::move(hash), std::move(sizes)};
}

std::string markdown_of(Picture const& picture, std::string_view alt)
{
    std::string text = "![";
    for (char const sign : alt) {
        if (std::string_view {"\\[]*_`<>~&"}.find(sign) != std::string_view::npos) text += '\\';
        text += sign;
    }
    return text.append("](").append(scheme).append(picture.hash).append(")");
}

std::string with_picture(std::string_view text, std::string_view markdown)
{
    auto const end = text.find_last_not_of(" \t\r\n");
    auto whole = std::string {text.substr(0, end == text.npos ? 0 : end + 1)};
    if (!whole.empty()) whole += "\n\n";
    return whole.append(markdown).append("\n\n");
}

PictureSize const& shown_size(std::vector<PictureSize> const& sizes)
{
    auto const fits = [](PictureSize const& size) {
        return size.format == RenditionFormat::webp && std::max(size.width, size.height) <= shown_edge;
    };
    auto const found = std::find_if(sizes.rbegin(), sizes.rend(), fits);
    return found == sizes.rend() ? sizes.front() : *found;
}

html::Url picture_url(std::string_view circle, std::string_view hash, PictureSize const& size)
{
    return html::Url::to({"circles", circle, "pictures", hash, size.path_name()});
}

std::optional<platform::ShownPicture> shown_picture(
    std::string_view circle, PictureSizes const& sizes, std::string_view destination)
{
    if (!destination.starts_with(scheme)) return std::nullopt;
    auto const found = sizes.find(std::string {destination.substr(scheme.size())});
    if (found == sizes.end() || found->second.empty()) return std::nullopt;
    auto const& size = shown_size(found->second);
    auto const height = std::min(size.height, shown_height);
    return platform::ShownPicture {
        picture_url(circle, found->first, size), std::max(1, size.width * height / size.height), height};
}

std::string with_short_names(std::string_view text)
{
    std::string readable;
    while (!text.empty()) {
        auto const end = std::min(text.find(scheme), text.size());
        auto const hash = text.substr(std::min(end + scheme.size(), text.size())).substr(0, hash_length);
        bool const named = hash.size() == hash_length && std::ranges::all_of(hash, is_hash_sign);
        readable += text.substr(0, end);
        if (end == text.size()) break;
        readable += scheme;
        if (named) readable.append(hash.substr(0, short_length)).append("…");
        text.remove_prefix(end + scheme.size() + (named ? hash_length : 0));
    }
    return readable;
}

} // namespace circles
