#include "platform/web/api.h"

#include "platform/embedded/embedded.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace web {

namespace {

std::string_view cut(std::string_view& text, char sign)
{
    auto const part = text.substr(0, text.find(sign));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    return part;
}

ApiOperation operation_in(std::string_view line)
{
    if (std::ranges::count(line, '\t') != 9) throw std::runtime_error {"no operation: " + std::string {line}};
    std::array<std::string_view, 10> cell;
    for (auto& one : cell) one = cut(line, '\t');
    return {.method = cell[0],
        .path = cell[1],
        .places = cell[2],
        .who = cell[3],
        .limit = cell[4],
        .security = cell[5],
        .once = cell[6] == "once",
        .id = cell[7],
        .room = cell[8],
        .summary = cell[9]};
}

} // namespace

std::string_view api_document()
{
    return platform::embedded("openapi.json");
}

std::vector<ApiOperation> api_operations()
{
    std::vector<ApiOperation> operations;
    for (auto rest = platform::embedded("openapi.tsv"); !rest.empty();)
        operations.push_back(operation_in(cut(rest, '\n')));
    return operations;
}

} // namespace web
