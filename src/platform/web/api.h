#pragma once

#include <string_view>
#include <vector>

/// The description of the JSON API, which the program carries in its pack (assets/openapi.mjs writes it).
namespace web {

/// One operation of the description, in words as they stand there.
struct ApiOperation {
    std::string_view method; ///< "POST"
    std::string_view path;   ///< without /api/v1
    std::string_view places; ///< what is said of the path's braces, one space between two
    std::string_view who;
    std::string_view limit;
    std::string_view security; ///< what proves who asks: "nothing|session+form|token"
    bool once = false;         ///< takes an Idempotency-Key
    std::string_view id;
    std::string_view room;
    std::string_view summary;
};

/// The OpenAPI 3.1 document, whole.
std::string_view api_document();

/// Its operations, room by room. Throws std::runtime_error when a line is not one.
std::vector<ApiOperation> api_operations();

} // namespace web
