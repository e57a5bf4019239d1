#include "areas/people/familiar_browser.h"

#include "platform/i18n/fold.h"
#include "platform/keys/keys.h"
#include "platform/web/limits.h"

namespace people {

namespace {

constexpr std::string_view familiar_cookie = "familiar";
constexpr std::string_view familiar_purpose = "familiar browser";
constexpr std::string_view source_purpose = "who asks for a code";
constexpr std::int64_t two_years_s = 2LL * 365 * 24 * 3600;

std::string marked_text(std::string_view mark, std::string_view email)
{
    return std::string {mark} + " " + platform::email_folded(email);
}

/// The mark in the cookie "MARK.PROOF", when it was given for this address; empty otherwise.
std::string familiar_mark(web::Request const& rq, std::string_view email)
{
    auto const cookie = rq.cookie(familiar_cookie);
    auto const dot = cookie.find('.');
    if (dot == std::string::npos) return {};
    auto const mark = cookie.substr(0, dot);
    bool const proven = rq.machines.keys.proves(familiar_purpose, marked_text(mark, email), cookie.substr(dot + 1));
    return proven ? mark : std::string {};
}

} // namespace

CodeWish asked_here(web::Request& rq, std::string_view email, std::string_view browser_token)
{
    auto const mark = familiar_mark(rq, email);
    auto const asker = mark.empty() ? rq.machines.keys.mac(source_purpose, web::address_group(rq.incoming.peer))
                                    : platform::sha256_hex(mark);
    return {.email = std::string {email},
        .browser_hash = platform::sha256_hex(browser_token),
        .language = rq.shell.language,
        .asker = asker,
        .familiar = !mark.empty()};
}

void remember_browser(web::Request& rq, std::string_view email)
{
    if (!familiar_mark(rq, email).empty()) return;
    auto const mark = platform::new_token(rq.machines.chance);
    auto const proof = rq.machines.keys.mac(familiar_purpose, marked_text(mark, email));
    rq.set_cookie(familiar_cookie, mark + "." + proof, two_years_s);
}

} // namespace people
