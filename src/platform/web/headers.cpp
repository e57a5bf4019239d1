#include "platform/web/headers.h"

#include "platform/web/compression.h"
#include "platform/web/request.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace web {

namespace {

constexpr std::size_t worth_compressing = 600; ///< bytes; below, the header costs more than it saves

/// A quick 64-bit digest, eight bytes at a time; only to tell one version of a page from the next.
std::uint64_t digest(std::string_view bytes)
{
    std::uint64_t hash = 0x9e3779b97f4a7c15 ^ bytes.size();
    for (std::size_t at = 0; at < bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
        hash = (hash ^ word) * 0xff51afd7ed558ccd;
        hash ^= hash >> 32;
    }
    return hash;
}

bool is_text(Response const& response)
{
    return std::ranges::any_of(response.headers, [](auto const& header) {
        return header.first == "Content-Type"
            && (header.second.starts_with("text/") || header.second == "application/json");
    });
}

bool says(Response const& response, std::string_view name)
{
    return std::ranges::any_of(response.headers, [&](auto const& header) { return header.first == name; });
}

void add_unless_said(Response& response, std::string name, std::string value)
{
    if (!says(response, name)) response.with(std::move(name), std::move(value));
}

void add_etag(Response& response, Request const& request)
{
    char tag[24]; // weak, because the compressed and the plain body share it
    std::snprintf(tag, sizeof tag, "W/\"%016llx\"", static_cast<unsigned long long>(digest(response.body)));
    response.with("ETag", tag);
    if (request.incoming.header("if-none-match").find(tag) == std::string_view::npos) return;
    response.status = 304;
    response.body.clear();
}

} // namespace

void add_common_headers(Response& response, Cache cache, bool signed_in)
{
    add_unless_said(response, "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    response.with("X-Content-Type-Options", "nosniff");
    response.with("Referrer-Policy", "same-origin");
    response.with("Cross-Origin-Opener-Policy", "same-origin");
    response.with("Cross-Origin-Resource-Policy", "same-origin");
    response.with("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
    if (cache == Cache::file && says(response, "Cache-Control")) return;
    if (cache == Cache::stranger && !signed_in) {
        response.with("Cache-Control", "private, no-cache")
            .with("Vary", "Cookie, Accept-Language, Accept-Encoding, Save-Data");
    } else {
        response.with("Cache-Control", "no-store").with("X-Robots-Tag", "noindex");
    }
}

void add_asset_headers(Response& response)
{
    // Every byte counts on a bad line, and a style or a font is no document that a policy could govern; the policy is
    // for a picture opened by itself.
    response.with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Cache-Control", "public, max-age=31536000, immutable");
}

void finish(Response& response, Request const& request)
{
    bool const signed_in = request.session.has_value();
    bool const keepable = request.route.cache == Cache::stranger && !signed_in && response.status == 200
        && request.incoming.method != Method::post;
    bool const by_route = keepable || request.route.cache == Cache::file;
    add_common_headers(response, by_route ? request.route.cache : Cache::nobody, signed_in);
    if (request.incoming.secure) response.with("Strict-Transport-Security", "max-age=31536000");
    if (response.file || response.shared_body || response.status == 304) return;
    if (keepable) add_etag(response, request);
    if (response.body.size() < worth_compressing || !is_text(response)) return;
    auto const encoding = negotiated(request.incoming.header("accept-encoding"));
    if (!encoding) return;
    response.body = compressed(*encoding, response.body, Level::page);
    response.with("Content-Encoding", std::string {name_of(*encoding)});
}

} // namespace web
