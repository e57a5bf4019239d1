#include "areas/people/edit_profile.h"

#include "areas/people/facets.h"
#include "areas/people/join.h"
#include "areas/people/may.h"
#include "areas/people/people.h"
#include "areas/people/person_store.h"
#include "platform/i18n/fold.h"
#include "platform/i18n/places.h"
#include "platform/trust/trust.h"
#include "platform/web/wording.h"

#include <algorithm>
#include <array>

namespace people {

namespace {

using Known = bool (*)(std::string_view code);

std::vector<std::string> codes(web::Fields& fields, std::string_view name, Known known)
{
    auto values = fields.many(name, 20, 20);
    if (!std::ranges::all_of(values, known)) fields.problem(name, "not_one_of_these");
    return values;
}

/// A form asks for the province, then for a district of it; one that lies elsewhere was left from the province before.
std::optional<std::int64_t> place_in(web::Fields& fields)
{
    auto const place = fields.number("place", 1, INT64_MAX);
    auto const district = fields.number("district", 1, INT64_MAX);
    if (!place) return std::nullopt;
    auto const& gazetteer = platform::gazetteer();
    if (!gazetteer.find({*place})) {
        fields.problem("place", "not_one_of_these");
        return std::nullopt;
    }
    auto const province = district ? gazetteer.province_of({*district}) : std::nullopt;
    return province && province->id == platform::PlaceId {*place} ? district : place;
}

constexpr base::Names<base::Audience, 4> audience_names {{"everyone", "members", "circles", "only_me"}};

} // namespace

base::Result<Profile> Profile::from(web::Fields& fields)
{
    Profile profile;
    profile.name = fields.line("name", 80, web::Demand::required);
    profile.subjects = codes(fields, "subjects", is_subject);
    profile.grades = codes(fields, "grades", is_grade);
    profile.setting = fields.line("setting", 20);
    if (!profile.setting.empty() && !is_setting(profile.setting)) fields.problem("setting", "not_one_of_these");
    profile.languages = codes(fields, "languages", is_language);
    profile.place = place_in(fields);
    profile.help = fields.text("help", 300);
    for (std::size_t i = 0; i < parts; ++i) {
        auto const field = "audience_" + std::string {name_of(static_cast<Part>(i))};
        profile.audiences[i] = fields.one_of(field, audience_names);
    }
    profile.seen = web::wording_seen(fields);
    return fields.or_problems(std::move(profile));
}

web::Fields fields_of(Person const& person)
{
    web::Fields fields;
    fields.set("name", person.name).set("setting", person.setting).set("help", person.help);
    if (person.place) {
        auto const province = platform::gazetteer().province_of({*person.place});
        fields.set("place", std::to_string(province ? province->id.value : *person.place));
        if (province && province->id.value != *person.place) fields.set("district", std::to_string(*person.place));
    }
    for (auto const& language : person.languages) fields.set("languages", language);
    for (auto const& subject : person.subjects) fields.set("subjects", subject);
    for (auto const& grade : person.grades) fields.set("grades", grade);
    for (std::size_t i = 0; i < parts; ++i) {
        fields.set("audience_" + std::string {name_of(static_cast<Part>(i))},
            std::string {base::name_of(person.audiences[i])});
    }
    return fields;
}

base::Result<Person> introduce_oneself(platform::Context& cx, Profile profile)
{
    if (!cx.actor.person) return base::Refusal {.reason = base::Reason::not_signed_in, .code = "not_signed_in"};
    auto const person = TRY(PersonStore {cx.tx}.find(*cx.actor.person));
    profile.help = person.help;
    return edit_profile(cx, profile);
}

base::Result<Person> edit_profile(platform::Context& cx, Profile const& profile)
{
    PersonStore store {cx.tx};
    if (!cx.actor.person) return base::Refusal {.reason = base::Reason::not_signed_in, .code = "not_signed_in"};
    auto person = TRY(store.find(*cx.actor.person));
    TRY(platform::require(may(cx.actor, Action::edit, person)));
    TRY(web::still_reads(profile.seen, fields_of(person)));
    std::array const texts {platform::Writing {.field = "name", .text = profile.name, .before = person.name},
        platform::Writing {.field = "help", .text = profile.help, .before = person.help}};
    TRY(platform::may_write(cx, platform::Counts::as_profile, texts));
    // A path given once stays: links to a person must not break when she writes her name otherwise.
    if (person.is_new()) person.slug = free_slug(cx.tx, profile.name, person.id);
    person.name = profile.name;
    person.subjects = profile.subjects;
    person.grades = profile.grades;
    person.setting = profile.setting;
    person.languages = profile.languages;
    person.place = profile.place;
    person.help = profile.help;
    for (std::size_t i = 0; i < parts; ++i) person.audiences[i] = profile.audiences[i].value_or(person.audiences[i]);
    store.save(person, platform::email_folded(person.email));
    cx.outbox.add(PersonChanged {person.id});
    return person;
}

} // namespace people
