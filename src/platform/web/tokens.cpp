#include "platform/web/tokens.h"

#include "html/page.h"
#include "platform/keys/keys.h"
#include "platform/web/request.h"

namespace web {

namespace {

constexpr std::string_view signs = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t secret_length = html::token_length / 2;
constexpr std::size_t key_bytes = 16; ///< that make a key, a mask or a secret: 26 signs
static_assert(secret_length == html::once_length);

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

/// The next key of the same page. Keys are told apart by their page's random signs and their own last ones, so that a page of fifty
/// forms compresses well.
void count_up(std::string& key)
{
    for (auto digit = key.rbegin(); digit != key.rend(); ++digit) {
        auto const next = signs.find(*digit) + 1;
        *digit = signs[next % signs.size()];
        if (next < signs.size()) return;
    }
}

/// A mark and its room become the value, which is as long: nothing moves.
void put_at(std::string& body, std::size_t at, std::string_view value)
{
    body.replace(at, value.size(), value);
}

} // namespace

std::string csrf_secret_of(std::string_view session_token)
{
    return platform::base32_of_bytes(platform::sha256("csrf " + std::string {session_token}).substr(0, key_bytes));
}

void put_tokens(std::string& body, Request const& request, base::Chance& chance)
{
    if (body.find(html::token_mark) == std::string::npos && body.find(html::once_mark) == std::string::npos) return;
    std::string token(html::token_length, '0');
    std::string once(html::once_length, '0');
    if (request.session) {
        auto const random = chance.bytes(2 * key_bytes); // drawn at once: each draw is a call of the system
        auto const mask = platform::base32_of_bytes(random.substr(0, key_bytes));
        token = mask + masked(request.csrf_secret, mask);
        once = platform::base32_of_bytes(random.substr(key_bytes));
    }
    for (auto at = body.find(html::token_mark); at != std::string::npos; at = body.find(html::token_mark, at))
        put_at(body, at, token);
    for (auto at = body.find(html::once_mark); at != std::string::npos; at = body.find(html::once_mark, at)) {
        put_at(body, at, once);
        if (request.session) count_up(once);
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
