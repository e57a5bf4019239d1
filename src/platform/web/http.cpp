#include "platform/web/http.h"

#include <unistd.h>

namespace web {

std::string_view Incoming::header(std::string_view lower_case_name) const
{
    for (auto const& [name, value] : headers) {
        if (name == lower_case_name) return value;
    }
    return {};
}

Incoming& Incoming::operator=(Incoming&& other) noexcept
{
    if (this == &other) return *this;
    this->~Incoming(); // so that uploads held so far leave no files behind
    return *new (this) Incoming {std::move(other)};
}

Incoming::~Incoming()
{
    for (auto const& upload : uploads) {
        if (!upload.path.empty()) ::unlink(upload.path.c_str());
    }
}

} // namespace web
