#include "areas/notices/incoming/trouble.h"

#include <chrono>

namespace notices {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t hard_enough = 3;
constexpr std::int64_t nobody_enough = 2;
constexpr base::Milliseconds long_enough = 48h;
constexpr base::Milliseconds forgotten_after = 24h * 30;

} // namespace

Bounce bounce_of(std::string_view action, std::string_view status)
{
    if (action != "failed" || !status.starts_with("5.")) return Bounce::soft;
    bool const is_nobody = status == "5.1.1" || status == "5.1.6" || status == "5.1.10";
    return is_nobody ? Bounce::nobody_there : Bounce::hard;
}

Trouble with_bounce(Trouble trouble, Bounce bounce, base::Time now)
{
    if (bounce == Bounce::soft) return trouble;
    bool const is_old = !trouble.stopped_at && now - trouble.last_at > forgotten_after;
    if (trouble.hard == 0 || is_old) trouble = {.address_hash = std::move(trouble.address_hash), .first_at = now};
    ++trouble.hard;
    trouble.nobody_there += bounce == Bounce::nobody_there ? 1 : 0;
    trouble.last_at = now;
    bool const is_hopeless = trouble.nobody_there >= nobody_enough
        || (trouble.hard >= hard_enough && now - trouble.first_at >= long_enough);
    if (is_hopeless && !trouble.stopped_at) trouble.stopped_at = now;
    return trouble;
}

} // namespace notices
