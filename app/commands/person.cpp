#include "app/commands.h"
#include "areas/people/invitations/invitation_links.h"
#include "areas/people/invitations/invite.h"
#include "areas/people/people.h"
#include "areas/people/sign_in_links/sign_in_link.h"
#include "platform/i18n/languages.h"
#include "platform/mail/mail_address.h"
#include "platform/settings/settings.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <optional>

namespace app {

namespace {

struct PersonOptions {
    Choices flags {};
    std::string address {};
    std::string role {};
    std::string language {}; ///< of the letter; empty for the network's first
};

/// Whoever can read the data folder may do what an administrator may; no person is named for it.
base::Actor const at_the_machine {.role = base::Role::administrator};

template <class F>
auto written(Site& site, F const& use_case)
{
    auto& machines = site.machines();
    std::optional<std::invoke_result_t<F const&, platform::Context&>> result;
    platform::write(machines.database, [&](platform::Tx& tx) {
        platform::Outbox outbox {tx, machines.ids, machines.clock};
        platform::Context cx {{at_the_machine, tx, machines.clock}, outbox, machines.ids, machines.chance};
        result.emplace(use_case(cx));
        return static_cast<bool>(*result);
    });
    return *std::move(result);
}

/// What the operator has to put right, told in one sentence.
template <class T>
T or_refused(base::Result<T> result, std::string const& address)
{
    if (result) return *std::move(result);
    if (result.refusal().code == "nobody_has_this_address")
        throw BadChoice {"nobody here has the address " + address + "; let them sign in once first"};
    throw BadChoice {"this cannot be done for " + address + ": " + result.refusal().code};
}

base::Result<people::Person> named(platform::Context& cx, std::string const& address)
{
    auto person = people::person_with_address(cx.tx, address);
    if (!person) return base::not_found("nobody_has_this_address");
    return *std::move(person);
}

/// The one that was named, or the one that greets newcomers.
std::string letter_language(Site& site, std::string const& named)
{
    auto& machines = site.machines();
    if (named.empty()) {
        auto const lease = machines.database.read();
        auto const all = machines.settings.now(lease->tx())->text_or("network.languages", "en");
        return std::string {all.substr(0, all.find(' '))};
    }
    if (!machines.languages.speaks(named)) throw BadChoice {"this program does not speak \"" + named + "\""};
    return named;
}

int invite(PersonOptions& options)
{
    if (!platform::plausible_address(options.address)) throw BadChoice {options.address + " is not an e-mail address"};
    Site site {site_options(chosen_here(options.flags))};
    auto const language = letter_language(site, options.language);
    auto const made
        = or_refused(written(site,
                         [&](platform::Context& cx) {
                             return people::invite(cx, {{options.address}, language}, people::Joining::invited);
                         }),
            options.address);
    auto const path = people::path_of(made.front(), site.machines().keys);
    std::printf("A letter goes out as soon as the site is served with mail. Without mail, hand this on:\n%s%s\n",
        site.machines().public_url.c_str(), path.c_str());
    return 0;
}

int give_role(PersonOptions& options)
{
    auto const role = base::role_named(options.role);
    if (!role) throw BadChoice {"a role is guest, member, steward or administrator, not \"" + options.role + "\""};
    Site site {site_options(chosen_here(options.flags))};
    or_refused(written(site,
                   [&](platform::Context& cx) -> base::Result<people::Person> {
                       auto const person = TRY(named(cx, options.address));
                       return people::give_role(cx, person.id, *role);
                   }),
        options.address);
    std::printf("%s is %s now.\n", options.address.c_str(), options.role.c_str());
    return 0;
}

int sign_in_link(PersonOptions& options)
{
    Site site {site_options(chosen_here(options.flags))};
    auto const path = or_refused(written(site,
                                     [&](platform::Context& cx) -> base::Result<std::string> {
                                         auto const person = TRY(named(cx, options.address));
                                         return people::make_sign_in_link(cx, person.id, site.machines().keys);
                                     }),
        options.address);
    std::printf("This signs %s in once, within ten minutes:\n%s%s\n", options.address.c_str(),
        site.machines().public_url.c_str(), path.c_str());
    return 0;
}

CLI::App* command(CLI::App& parent, char const* name, char const* what, std::shared_ptr<PersonOptions> const& options,
    Command& chosen, int (*run)(PersonOptions&))
{
    auto* const command = parent.add_subcommand(name, what);
    command->add_option("address", options->address, "E-mail address")->required();
    add_choices(*command, Scope::site, options->flags);
    command->callback([options, &chosen, run] { chosen.run = [options, run] { return run(*options); }; });
    return command;
}

} // namespace

void add_person(CLI::App& program, Command& chosen)
{
    auto* const person = program.add_subcommand("person", "Invites people, gives roles, lets them in");
    person->require_subcommand(1);
    auto const options = std::make_shared<PersonOptions>();
    command(*person, "invite", "Invites one address and prints the link", options, chosen, invite)
        ->add_option(
            "--language", options->language, "Of the letter, as in tr; the network's first when none is named");
    command(*person, "role", "Gives a role: member, steward or administrator", options, chosen, give_role)
        ->add_option("role", options->role, "member, steward, administrator")
        ->required();
    command(*person, "sign-in-link", "Prints a link that signs somebody in once", options, chosen, sign_in_link);
}

} // namespace app
