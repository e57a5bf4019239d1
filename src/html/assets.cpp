#include "html/assets.h"

#include <stdexcept>

namespace html {

namespace {

AssetAddress source = nullptr;

} // namespace

void set_asset_addresses(AssetAddress addresses)
{
    source = addresses;
}

Url asset(std::string_view logical_name)
{
    auto const url
        = Url::local(source != nullptr ? std::string {source(logical_name)} : "/assets/" + std::string {logical_name});
    if (!url) throw std::logic_error {"no asset is called " + std::string {logical_name}};
    return *url;
}

} // namespace html
