#include "areas/needs/spread.h"

#include <algorithm>
#include <cstdlib>

namespace needs {

namespace {

template <class Same>
auto& context_in(Same& contexts, Told what)
{
    switch (what) {
    case Told::class_size:
        return contexts.sizes;
    case Told::grade:
        return contexts.grades;
    case Told::setting:
        return contexts.settings;
    case Told::lacks:
        break;
    }
    return contexts.lacks;
}

} // namespace

Context& Contexts::of(Told what)
{
    return context_in(*this, what);
}

Context const& Contexts::of(Told what) const
{
    return context_in(*this, what);
}

bool is_due(Context const& shown, Context const& now)
{
    return std::abs(now.told - shown.told) >= least_told;
}

Contexts shown_after(Contexts shown, Contexts const& now)
{
    for (auto const what : all_told) {
        if (!is_due(shown.of(what), now.of(what))) continue;
        shown.of(what) = now.of(what).told >= least_told ? now.of(what) : Context {};
    }
    return shown;
}

std::int64_t changes_until_due(Contexts const& shown, Contexts const& now)
{
    std::int64_t least = least_told;
    for (auto const what : all_told)
        least = std::min(least, least_told - std::abs(now.of(what).told - shown.of(what).told));
    return std::max<std::int64_t>(least, 1);
}

std::int64_t least_of_band(std::int64_t size)
{
    if (size > 50) return 51;
    return size <= 20 ? 1 : (size - 1) / 10 * 10 + 1;
}

} // namespace needs
