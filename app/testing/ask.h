#pragma once

#include "app/testing/site.h"

namespace app::testing {

/// A request by hand, for what no browser of good will sends. The Browser adds its cookies.
struct Ask {
    web::Method method = web::Method::get;
    std::string path = "/";
    std::string body {};
    std::string type = "application/x-www-form-urlencoded";
    std::string origin = "http://localhost";
    std::string site = "same-origin"; ///< Sec-Fetch-Site
    std::vector<std::pair<std::string, std::string>> more {};

    web::Incoming incoming() const
    {
        web::Incoming asked;
        asked.method = method;
        asked.target = path;
        asked.body = body;
        if (!body.empty()) asked.headers.emplace_back("content-type", type);
        if (!origin.empty()) asked.headers.emplace_back("origin", origin);
        if (!site.empty()) asked.headers.emplace_back("sec-fetch-site", site);
        asked.headers.insert(asked.headers.end(), more.begin(), more.end());
        return asked;
    }
};

inline Answer ask(Browser& browser, Ask const& request)
{
    return browser.send(request.incoming());
}

/// A field's value as it stands in the first form of a page of this browser: its "csrf" or "once".
inline std::string field_of_form(Browser& browser, std::string const& name, std::string const& path = "/who-sees-what")
{
    auto const body = ask(browser, {.path = path}).body;
    auto const mark = "name=\"" + name + "\" value=\"";
    auto const begin = body.find(mark) + mark.size();
    return body.substr(begin, body.find('"', begin) - begin);
}

/// A form sent with a good token.
inline Answer send_form(Browser& browser, std::string const& path, std::string const& body)
{
    return ask(
        browser, {.method = web::Method::post, .path = path, .body = body + "&csrf=" + field_of_form(browser, "csrf")});
}

} // namespace app::testing
