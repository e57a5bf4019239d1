#include "areas/stewards/welcome/welcome.h"

#include "areas/stewards/welcome/welcome_store.h"
#include "base/json.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace stewards {

namespace {

std::string payload_of(base::PersonId newcomer, base::PersonId welcomer)
{
    return base::Json::object().add("newcomer", newcomer.text()).add("welcomer", welcomer.text()).text();
}

template <class Event>
Event both_in(std::string_view text)
{
    auto const flat = base::read_flat_json(text);
    auto const newcomer = flat ? base::PersonId::from(flat->text("newcomer")) : std::nullopt;
    auto const welcomer = flat ? base::PersonId::from(flat->text("welcomer")) : std::nullopt;
    if (!newcomer || !welcomer) throw std::invalid_argument {"a welcome without its people"};
    return {*newcomer, *welcomer};
}

} // namespace

std::optional<base::PersonId> next_welcomer(std::vector<Load> loads)
{
    auto const next = std::ranges::min_element(loads, {}, [](Load const& load) {
        return std::tuple {load.open, load.last_asked, load.person};
    });
    return next == loads.end() ? std::nullopt : std::optional {next->person};
}

std::string WelcomeAsked::payload() const
{
    return payload_of(newcomer, welcomer);
}

WelcomeAsked WelcomeAsked::from_payload(std::string_view text)
{
    return both_in<WelcomeAsked>(text);
}

std::string WelcomeSettled::payload() const
{
    return payload_of(newcomer, welcomer);
}

WelcomeSettled WelcomeSettled::from_payload(std::string_view text)
{
    return both_in<WelcomeSettled>(text);
}

std::optional<FirstPost> first_post_of(platform::Tx& tx, base::PersonId person)
{
    return WelcomeStore {tx}.find(person);
}

} // namespace stewards
