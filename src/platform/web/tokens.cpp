#include "platform/web/tokens.h"

#include "html/page.h"
#include "platform/keys/keys.h"
#include "platform/web/request.h"

#include <cstring>

namespace web {

namespace {

constexpr std::string_view signs = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t secret_length = html::token_length / 2;

/// The signs of `text` moved along the alphabet by the signs of `mask` (xor of their five bits).
std::string masked(std::string_view text, std::string_view mask)
{
    std::string moved(text.size(), '0');
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const left = signs.find(text[i]);
        auto const right = signs.find(mask[i]);
        if (left == std::string_view::npos || right == std::string_view::npos) return {};
        moved[i] = signs[left ^ right];
    }
    return moved;
}

} // namespace

void put_tokens(std::string& body, Request const& request, base::Chance& chance)
{
    std::string token(html::token_length, '0');
    if (request.session && body.find(html::token_mark) != std::string::npos) {
        auto const mask = platform::base32_of_bytes(chance.bytes(16)).substr(0, secret_length);
        token = mask + masked(request.csrf_secret, mask);
    }
    for (auto at = body.find(html::token_mark); at != std::string::npos; at = body.find(html::token_mark, at)) {
        body.replace(at, html::token_length, token); // the mark has the same length: nothing moves
    }
    for (auto at = body.find(html::once_mark); at != std::string::npos; at = body.find(html::once_mark, at)) {
        auto const once
            = request.session ? platform::base32_of_bytes(chance.bytes(16)) : std::string(html::once_length, '0');
        body.replace(at, html::once_length, once);
    }
}

bool token_fits(Request const& request)
{
    auto token = request.fields.sent("csrf");
    if (token.empty()) token = request.incoming.header("x-csrf-token");
    if (token.size() != html::token_length) return false;
    auto const unmasked = masked(token.substr(secret_length), token.substr(0, secret_length));
    return platform::equal_in_constant_time(unmasked, request.csrf_secret);
}

} // namespace web
