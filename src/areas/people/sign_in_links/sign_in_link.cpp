#include "areas/people/sign_in_links/sign_in_link.h"

#include "areas/people/person_store.h"
#include "areas/people/sign_in_links/sign_in_link_store.h"

namespace people {

namespace {

constexpr std::string_view purpose = "sign-in link";

/// The id that the token proves, if it was not changed.
base::Result<std::int64_t> proven(std::string_view token, platform::Keys const& keys)
{
    auto const hyphen = token.find('-');
    if (hyphen == std::string_view::npos) return base::not_found();
    auto const id = token.substr(0, hyphen);
    auto const number = base::from_base32(id);
    if (!number || !keys.proves(purpose, id, token.substr(hyphen + 1))) return base::not_found();
    return *number;
}

base::Result<SignInLink> living(platform::Reading const& reading, std::string_view token, platform::Keys const& keys)
{
    auto const id = TRY(proven(token, keys));
    auto const link = TRY(SignInLinkStore {reading.tx}.find(id));
    if (link.used_at || reading.clock.now() - link.made_at > sign_in_link_life) return base::not_found();
    return link;
}

} // namespace

base::Result<std::string> make_sign_in_link(platform::Context& cx, base::PersonId person, platform::Keys const& keys)
{
    auto const whose = TRY(PersonStore {cx.tx}.find(person));
    if (whose.state != State::active) return base::conflict("suspended");
    auto const id = cx.ids.next();
    SignInLinkStore {cx.tx}.add({id, person, cx.clock.now(), {}});
    auto const text = base::base32_of(id);
    return "/sign-in/link/" + text + "-" + keys.mac(purpose, text);
}

base::Result<Person> person_by_link(
    platform::Reading const& reading, std::string_view token, platform::Keys const& keys)
{
    auto const link = TRY(living(reading, token, keys));
    auto person = TRY(PersonStore {reading.tx}.find(link.person));
    if (person.state != State::active) return base::not_found();
    return person;
}

base::Result<Person> use_sign_in_link(platform::Context& cx, std::string_view token, platform::Keys const& keys)
{
    auto person = TRY(person_by_link(cx, token, keys));
    auto const link = TRY(living(cx, token, keys));
    if (!SignInLinkStore {cx.tx}.use(link.id, cx.clock.now())) return base::not_found();
    return person;
}

} // namespace people
