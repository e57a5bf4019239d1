#include "platform/web/assets.h"

#include "platform/embedded/embedded.h"

#include <stdexcept>
#include <string>
#include <unordered_map>

namespace web {

namespace {

struct Shelf {
    std::unordered_map<std::string, Asset> by_path;
    std::unordered_map<std::string_view, std::string_view> path_of;
};

Shelf filled()
{
    Shelf shelf;
    for (auto const& file : platform::packed_files()) {
        if (file.kind != "asset") continue;
        Asset const asset {file.name, file.type, file.bytes, file.brotli, file.gzip};
        auto const [place, fresh] = shelf.by_path.emplace("/assets/" + std::string(file.file), asset);
        shelf.path_of.emplace(file.name, place->first);
    }
    return shelf;
}

Shelf const& shelf()
{
    static Shelf const the_shelf = filled();
    return the_shelf;
}

} // namespace

Asset const* asset_at(std::string_view fingerprinted_path)
{
    auto const found = shelf().by_path.find(std::string(fingerprinted_path));
    return found == shelf().by_path.end() ? nullptr : &found->second;
}

std::string_view asset_url(std::string_view logical_name)
{
    auto const found = shelf().path_of.find(logical_name);
    if (found == shelf().path_of.end()) throw std::logic_error("no asset is called " + std::string(logical_name));
    return found->second;
}

} // namespace web
