#include "areas/stewards/setup/setup.h"

#include "areas/people/people.h"
#include "areas/stewards/stewards.h"
#include "base/names.h"
#include "platform/mail/mail_address.h"

namespace stewards {

namespace {

constexpr base::Names<Step, steps> step_names {{"place", "name", "account", "mail", "joining", "start", "checks"}};
constexpr std::string_view done_setting = "setup.done";

std::string token_of(platform::Keys const& keys)
{
    return keys.mac("setup", "this installation");
}

} // namespace

std::string_view name_of(Step step)
{
    return step_names.of(step);
}

std::optional<Step> step_named(std::string_view name)
{
    return step_names.named(name);
}

std::optional<Step> after(Step step)
{
    if (step == Step::checks) return std::nullopt;
    return static_cast<Step>(static_cast<int>(step) + 1);
}

std::optional<Step> before(Step step)
{
    if (step == Step::place) return std::nullopt;
    return static_cast<Step>(static_cast<int>(step) - 1);
}

std::optional<std::string> setup_path(platform::Tx& tx, platform::Settings& settings, platform::Keys const& keys)
{
    // Two marks, because an administrator may leave later, and her going must not bring an old link back to life.
    if (settings.now(tx)->yes(done_setting) || people::administrators(tx) > 0) return std::nullopt;
    return "/setup/" + token_of(keys);
}

Link link_of(platform::Tx& tx, platform::Settings& settings, platform::Keys const& keys, std::string_view token)
{
    bool const fits = platform::equal_in_constant_time(token, token_of(keys));
    return fits && setup_path(tx, settings, keys) ? Link::proven : Link::none;
}

base::Result<FirstAccount> FirstAccount::from(web::Fields& fields)
{
    FirstAccount account;
    account.name = fields.line("your_name", 80, web::Demand::required);
    account.email = fields.line("email", 254, web::Demand::required);
    if (!account.email.empty() && !platform::plausible_address(account.email))
        fields.problem("email", "not_an_address");
    return fields.or_problems(std::move(account));
}

base::Result<base::PersonId> make_first_account(platform::Context& cx, platform::Settings& settings,
    platform::Keys const& keys, std::string_view token, FirstAccount const& account, std::string_view language)
{
    TRY(platform::require_view(may_set_up({}, link_of(cx.tx, settings, keys, token))));
    auto const person = TRY(people::first_administrator(cx, account.email, account.name, language));
    settings.set(cx.tx, done_setting, "yes");
    base::Actor const her {.person = person.id, .role = person.role};
    platform::Context as_her {{her, cx.tx, cx.clock}, cx.outbox, cx.ids, cx.chance};
    TRY(people::hang_up_sheet(as_her, language));
    return person.id;
}

} // namespace stewards
