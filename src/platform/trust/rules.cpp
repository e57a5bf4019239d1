#include "platform/trust/trust_store.h"

#include <charconv>

namespace platform {

using namespace std::chrono_literals;

namespace {

constexpr base::Milliseconds a_day = 24h;

struct Named {
    std::string_view name;
    std::int64_t& value;
};

/// The one list of figures with their names.
std::vector<Named> named_figures(TrustRules& rules)
{
    return {{"trust.growing.days", rules.growing.days}, {"trust.growing.thanks", rules.growing.thanks},
        {"trust.growing.days_alone", rules.growing.days_alone}, {"trust.settled.days", rules.settled.days},
        {"trust.settled.thanks", rules.settled.thanks}, {"trust.settled.days_alone", rules.settled.days_alone},
        {"trust.fresh.links", rules.fresh.links}, {"trust.fresh.mentions", rules.fresh.mentions},
        {"trust.fresh.an_hour", rules.fresh.an_hour}, {"trust.fresh.a_day", rules.fresh.a_day},
        {"trust.fresh.invitations", rules.fresh.invitations}, {"trust.grown.links", rules.grown.links},
        {"trust.grown.mentions", rules.grown.mentions}, {"trust.grown.an_hour", rules.grown.an_hour},
        {"trust.grown.a_day", rules.grown.a_day}, {"trust.grown.invitations", rules.grown.invitations},
        {"trust.limited.an_hour", rules.limited.an_hour}, {"trust.limited.a_day", rules.limited.a_day}};
}

bool has_grown(Trust const& trust, Step const& step, base::Time now)
{
    auto const here = now - base::born(trust.person.value);
    return (here >= step.days * a_day && trust.thanks >= step.thanks) || here >= step.days_alone * a_day;
}

} // namespace

std::vector<TrustFigure> figures_of(TrustRules const& rules)
{
    auto copy = rules;
    std::vector<TrustFigure> figures;
    for (auto const& [name, value] : named_figures(copy)) figures.push_back({name, value});
    return figures;
}

void set_figure(TrustRules& rules, std::string_view name, std::int64_t value)
{
    for (auto const& figure : named_figures(rules)) {
        if (figure.name == name) figure.value = value;
    }
}

TrustRules trust_rules(Tx& tx)
{
    TrustRules rules;
    for (auto const& [name, text] : TrustStore {tx}.settings()) {
        std::int64_t value = 0;
        auto const end = text.data() + text.size();
        auto const read = std::from_chars(text.data(), end, value);
        if (read.ec == std::errc {} && read.ptr == end && value >= 0) set_figure(rules, name, value);
    }
    return rules;
}

Growth growth_of(Trust const& trust, TrustRules const& rules, base::Time now)
{
    if (trust.settled_at || has_grown(trust, rules.settled, now)) return Growth::settled;
    return has_grown(trust, rules.growing, now) ? Growth::growing : Growth::fresh;
}

bool is_limited(Trust const& trust, base::Time now)
{
    return trust.limited_until && *trust.limited_until > now;
}

base::Time grows_at(Trust const& trust, Growth level, TrustRules const& rules)
{
    auto const& step = level == Growth::fresh ? rules.growing : rules.settled;
    return base::born(trust.person.value) + step.days_alone * a_day;
}

std::optional<Allowance> allowance_of(Trust const& trust, TrustRules const& rules, base::Time now)
{
    if (is_limited(trust, now)) return rules.limited;
    switch (growth_of(trust, rules, now)) {
    case Growth::fresh:
        return rules.fresh;
    case Growth::growing:
        return rules.grown;
    case Growth::settled:
        break;
    }
    return std::nullopt;
}

} // namespace platform
