#include "platform/web/assets_web.h"

#include "platform/web/compression.h"
#include "platform/web/headers.h"

namespace web {

Asset const* asset_at(Incoming const& incoming)
{
    if (incoming.method != Method::get && incoming.method != Method::head) return nullptr;
    if (!incoming.target.starts_with("/assets/")) return nullptr;
    return asset_at(std::string_view {incoming.target});
}

Response asset_response(Asset const& asset, Incoming const& incoming)
{
    Response response;
    auto const encoding = negotiated(incoming.header("accept-encoding"));
    auto bytes = asset.bytes;
    if (encoding == Encoding::brotli && !asset.brotli.empty())
        bytes = asset.brotli;
    else if (encoding && !asset.gzip.empty())
        bytes = asset.gzip;
    response.with("Content-Type", std::string {asset.type});
    if (bytes.data() != asset.bytes.data()) {
        response.with("Content-Encoding", bytes.data() == asset.brotli.data() ? "br" : "gzip");
    }
    response.with("Vary", "Accept-Encoding");
    response.body = std::string {bytes};
    add_asset_headers(response);
    return response;
}

} // namespace web
