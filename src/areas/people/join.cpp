#include "areas/people/join.h"

#include "areas/people/people.h"
#include "areas/people/person_store.h"
#include "platform/i18n/fold.h"

namespace people {

namespace {

constexpr int most_namesakes = 50;

} // namespace

std::string free_slug(platform::Tx& tx, std::string_view name, base::PersonId id)
{
    PersonStore store {tx};
    if (name.empty()) return id.text();
    auto const wish = platform::slug(name);
    for (int n = 1; n <= most_namesakes; ++n) {
        auto const slug = n == 1 ? wish : wish + "-" + std::to_string(n);
        if (!store.slug_is_taken(slug)) return slug;
    }
    return wish + "-" + id.text();
}

base::Result<Person> join(
    platform::Context& cx, std::string_view email, base::Role role, std::string_view name, std::string_view language)
{
    Person person;
    person.id = cx.ids.make<base::PersonId>();
    person.name = name;
    person.slug = free_slug(cx.tx, name, person.id);
    person.email = email;
    person.role = role;
    person.language = language;
    person.joined_at = cx.clock.now();
    PersonStore {cx.tx}.save(person, platform::email_folded(email));
    cx.outbox.add(PersonJoined {person.id});
    return person;
}

} // namespace people
