#include "platform/web/credential.h"

#include "platform/web/request.h"

namespace web {

std::optional<Credential> credential_of(Request const& request)
{
    constexpr std::string_view scheme = "Bearer ";
    auto const authorization = request.incoming.header("authorization");
    if (request.wants_json && authorization.starts_with(scheme)) {
        return Credential {std::string {authorization.substr(scheme.size())}, Bearer::program};
    }
    auto cookie = request.cookie("session");
    if (cookie.empty()) return std::nullopt;
    return Credential {std::move(cookie), Bearer::browser};
}

} // namespace web
