#include "platform/web/same_origin.h"

namespace web {

bool same_origin(Incoming const& incoming, std::string_view public_url)
{
    auto const site = incoming.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    auto const origin = incoming.header("origin");
    return origin.empty() || origin == public_url;
}

} // namespace web
