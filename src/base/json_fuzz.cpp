#include "base/json.h"

#include <cstdint>
#include <cstdlib>

/// Whatever a program sends is a flat object or a refusal; what was read of it can be written again and is read the same.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    auto const read = base::read_flat_json({reinterpret_cast<char const*>(bytes), size});
    if (!read) return 0;
    auto again = base::Json::object();
    for (auto const& value : read->members) again.add(value.name, value.value);
    auto const twice = base::read_flat_json(again.text());
    // A list is the same name again, which no object may say twice.
    if (!twice) return 0;
    if (twice->members.size() != read->members.size()) std::abort();
    for (std::size_t i = 0; i < read->members.size(); ++i)
        if (twice->members[i].name != read->members[i].name || twice->members[i].value != read->members[i].value)
            std::abort();
    return 0;
}
