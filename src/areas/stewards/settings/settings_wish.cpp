#include "areas/stewards/settings/settings_wish.h"

#include "areas/stewards/welcome/school_days.h"
#include "platform/i18n/language.h"
#include "platform/i18n/zones.h"

#include <algorithm>
#include <array>

namespace stewards {

namespace {

constexpr std::array<std::string_view, 3> joinings {"open", "vouched", "invited"};
constexpr std::array<std::string_view, 5> weekends {"6 7", "5 6", "4 5", "5", "7"};
constexpr std::array<std::string_view, 2> audiences {"everyone", "members"};

bool is_country(std::string_view code)
{
    return code.size() == 2 && std::ranges::all_of(code, [](char sign) { return sign >= 'A' && sign <= 'Z'; });
}

template <std::size_t n>
std::string one_of(web::Fields& fields, std::string_view name, std::array<std::string_view, n> const& codes)
{
    auto code = fields.line(name, 20, web::Demand::required);
    if (!code.empty() && std::ranges::find(codes, code) == codes.end()) fields.problem(name, "not_one_of_these");
    return code;
}

/// The one that greets newcomers comes first, as everything that reads the setting expects.
std::string joined_languages(std::string const& first, std::vector<std::string> const& others)
{
    auto all = first;
    for (auto const& code : others) {
        if (code != first) all += " " + code;
    }
    return all;
}

} // namespace

void read_name(web::Fields& fields, Changes& changes)
{
    changes.emplace_back("network.name", fields.line("name", 60, web::Demand::required));
}

void read_place(web::Fields& fields, platform::Languages const& languages, Changes& changes)
{
    auto const country = fields.line("country", 2, web::Demand::required);
    if (!country.empty() && !is_country(country)) fields.problem("country", "not_one_of_these");
    auto const zone = fields.line("zone", 60, web::Demand::required);
    if (!zone.empty() && platform::system_zones().find(zone) == nullptr) fields.problem("zone", "not_one_of_these");
    auto const first = fields.line("first_language", 10, web::Demand::required);
    auto const others = fields.many("languages", 10, 10);
    auto const spoken = [&](std::string const& code) { return languages.speaks(code); };
    if (!first.empty() && !spoken(first)) fields.problem("first_language", "not_one_of_these");
    if (!std::ranges::all_of(others, spoken)) fields.problem("languages", "not_one_of_these");
    changes.emplace_back("network.country", country);
    changes.emplace_back("network.zone", zone);
    changes.emplace_back("network.languages", joined_languages(first, others));
}

void read_joining(web::Fields& fields, Changes& changes)
{
    changes.emplace_back("network.joining", one_of(fields, "joining", joinings));
}

void read_public_default(web::Fields& fields, Changes& changes)
{
    changes.emplace_back("network.public_default", one_of(fields, "public_default", audiences));
}

void read_free_days(web::Fields& fields, Changes& changes)
{
    if (fields.has("weekend")) changes.emplace_back("network.weekend", one_of(fields, "weekend", weekends));
    if (!fields.has("free_days")) return;
    auto const days = fields.text("free_days", 2000);
    if (!are_free_days(days)) fields.problem("free_days", "not_free_days");
    changes.emplace_back("network.free_days", days);
}

web::Fields fields_of(platform::SettingsNow const& settings)
{
    web::Fields fields;
    fields.set("name", std::string {settings.text("network.name")})
        .set("country", std::string {settings.text_or("network.country", "TR")})
        .set("zone", std::string {settings.text_or("network.zone", "Europe/Istanbul")})
        .set("joining", std::string {settings.text_or("network.joining", "open")})
        .set("public_default", std::string {settings.text_or("network.public_default", "everyone")})
        .set("weekend",
            std::string {settings.text_or("network.weekend", usual_weekend(settings.text_or("network.country", "TR")))})
        .set("free_days", std::string {settings.text_or("network.free_days", "")});
    auto rest = settings.text_or("network.languages", "en tr");
    for (bool first = true; !rest.empty(); first = false) {
        auto const code = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), code.size() + 1));
        if (first) fields.set("first_language", std::string {code});
        fields.set("languages", std::string {code});
    }
    return fields;
}

void write(platform::Context& cx, platform::Settings& settings, Changes const& changes)
{
    for (auto const& [name, value] : changes) settings.set(cx.tx, name, value);
}

} // namespace stewards
