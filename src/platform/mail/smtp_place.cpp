#include "platform/mail/smtp_place.h"

#include <algorithm>
#include <curl/curl.h>
#include <memory>
#include <stdexcept>

namespace platform {

namespace {

/// Frees what libcurl's URL parser gives out.
class UrlPart {
public:
    UrlPart(CURLU* url, CURLUPart part, unsigned flags = 0)
    {
        if (curl_url_get(url, part, &text_, flags) != CURLUE_OK) text_ = nullptr;
    }
    UrlPart(UrlPart const&) = delete;
    ~UrlPart() { curl_free(text_); }
    std::string text() const { return text_ == nullptr ? "" : text_; }

private:
    char* text_ = nullptr;
};

bool is_this_machine(std::string_view host)
{
    return host == "localhost" || host == "[::1]"
        || (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos);
}

} // namespace

SmtpPlace smtp_place_of(std::string_view setting, std::string_view from)
{
    std::unique_ptr<CURLU, void (*)(CURLU*)> const url {curl_url(), curl_url_cleanup};
    if (curl_url_set(url.get(), CURLUPART_URL, std::string {setting}.c_str(), 0) != CURLUE_OK) {
        throw std::invalid_argument {"not a mail server's URL"}; // without the setting: it holds a password
    }
    auto const scheme = UrlPart {url.get(), CURLUPART_SCHEME}.text();
    if (scheme != "smtp" && scheme != "smtps")
        throw std::invalid_argument {"a mail server's URL begins with smtp: or smtps:"};
    auto const host = UrlPart {url.get(), CURLUPART_HOST}.text();
    auto port = UrlPart {url.get(), CURLUPART_PORT}.text();
    if (port.empty()) port = scheme == "smtps" ? "465" : "587";
    auto const greeting = from.substr(std::min(from.find('@'), from.size() - 1) + 1);
    return {.url = scheme + "://" + host + ':' + port + '/' + std::string {greeting},
        .user = UrlPart {url.get(), CURLUPART_USER, CURLU_URLDECODE}.text(),
        .password = UrlPart {url.get(), CURLUPART_PASSWORD, CURLU_URLDECODE}.text(),
        .must_encrypt = !is_this_machine(host)};
}

} // namespace platform
