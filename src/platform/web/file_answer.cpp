#include "platform/web/file_answer.h"

#include <algorithm>
#include <charconv>
#include <sys/stat.h>

namespace web {

namespace {

struct Range {
    std::int64_t first = 0;
    std::int64_t length = 0; ///< 0 when nothing of the file lies in the range
};

std::optional<std::int64_t> number_of(std::string_view digits)
{
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc {} || end != digits.data() + digits.size() || number < 0) return std::nullopt;
    return number;
}

/// "bytes=0-99", "bytes=100-" or "bytes=-100"; nothing for several ranges and for what cannot be read, which the standard
/// lets us ignore.
std::optional<Range> range_of(std::string_view header, std::int64_t size)
{
    if (!header.starts_with("bytes=")) return std::nullopt;
    header.remove_prefix(6);
    auto const dash = header.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    auto const from = header.substr(0, dash);
    auto const to = header.substr(dash + 1);
    auto const last = number_of(to);
    if (from.empty()) {
        if (!last) return std::nullopt;
        auto const length = std::min(*last, size);
        return Range {size - length, length};
    }
    auto const first = number_of(from);
    if (!first || (!to.empty() && !last) || (last && *last < *first)) return std::nullopt;
    if (*first >= size) return Range {*first, 0};
    auto const end = last ? std::min(*last + 1, size) : size;
    return Range {*first, end - *first};
}

bool has_it_already(Incoming const& incoming, std::string const& tag)
{
    auto const held = incoming.header("if-none-match");
    return held == "*" || held.find(tag) != std::string_view::npos;
}

/// Only a GET has ranges, and only of the content that the browser began with.
std::optional<Range> wanted_range(Incoming const& incoming, std::int64_t size, std::string const& tag)
{
    auto const began_with = incoming.header("if-range");
    if (incoming.method != Method::get || (!began_with.empty() && began_with != tag)) return std::nullopt;
    return range_of(incoming.header("range"), size);
}

void add_headers(Response& response, FileToSend const& file, std::string const& tag)
{
    response.with("ETag", tag).with("Accept-Ranges", "bytes");
    response.with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    if (file.kept_by == KeptBy::everyone) {
        response.with("Cache-Control", "public, max-age=3600");
    } else {
        response.with("Cache-Control", "private, max-age=300, must-revalidate")
            .with("Vary", "Cookie")
            .with("X-Robots-Tag", "noindex");
    }
}

} // namespace

std::optional<Response> file_answer(Incoming const& incoming, FileToSend const& file)
{
    struct stat found { };
    if (::stat(file.path.c_str(), &found) != 0 || found.st_size != file.size) return std::nullopt;
    auto const tag = '"' + file.tag + '"';
    Response response;
    add_headers(response, file, tag);
    if (has_it_already(incoming, tag)) {
        response.status = 304;
        return response;
    }
    response.with("Content-Type", file.content_type);
    if (file.download_name) response.with("Content-Disposition", attachment_header(*file.download_name));
    auto const range = wanted_range(incoming, file.size, tag);
    auto const size = std::to_string(file.size);
    if (range && range->length == 0) {
        response.status = 416;
        response.with("Content-Range", "bytes */" + size);
        return response;
    }
    response.file = FileBody {file.path, range ? range->first : 0, range ? range->length : file.size};
    if (!range) return response;
    response.status = 206;
    auto const last = range->first + range->length - 1;
    response.with("Content-Range", "bytes " + std::to_string(range->first) + '-' + std::to_string(last) + '/' + size);
    return response;
}

} // namespace web
