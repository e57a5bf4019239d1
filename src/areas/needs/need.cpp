#include "areas/needs/need.h"

#include "base/names.h"

#include <algorithm>

namespace needs {

namespace {

constexpr base::Names<State, 6> states {{"draft", "open", "closed", "merged", "hidden", "taken_away"}};

} // namespace

std::array<std::string_view, 6> const lack_codes {"projector", "internet", "computers", "books", "room", "assistant"};

std::string_view name_of(State state)
{
    return states.of(state);
}
std::optional<State> state_named(std::string_view name)
{
    return states.named(name);
}

bool is_lack(std::string_view code)
{
    return std::ranges::find(lack_codes, code) != lack_codes.end();
}

std::string path_name_of(NeedId id, std::string_view slug)
{
    auto name = id.text();
    name.reserve(name.size() + 1 + slug.size());
    return (name += '-') += slug;
}

base::Result<Need> opened(Need need, base::Time now)
{
    if (need.state != State::draft) return base::conflict("need_already_opened");
    need.state = State::open;
    need.opened_at = now;
    return need;
}

base::Result<Need> closed(Need need)
{
    if (need.state != State::open) return base::conflict("need_not_open");
    need.state = State::closed;
    return need;
}

base::Result<base::Done> takes_answers(Need const& need)
{
    if (need.state != State::open) return base::conflict("need_not_open");
    return base::Done {};
}

} // namespace needs
