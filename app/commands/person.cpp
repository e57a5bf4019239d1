#include "app/commands.h"
#include "app/site.h"
#include "areas/people/people.h"
#include "platform/storage/write.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace app {

namespace {

struct RoleWish {
    Choices flags {};
    std::string address {};
    std::string role {};
};

/// The operator's own door: who may start the program on this machine may name the first administrator.
int give_role(RoleWish const& wish)
{
    auto const role = base::role_named(wish.role);
    if (!role) throw BadChoice {"a role is guest, member, steward or administrator, not \"" + wish.role + "\""};
    auto const database = open_chosen_database(chosen_here(wish.flags));
    platform::migrate(*database);
    bool found = false;
    platform::write(*database, [&](platform::Tx& tx) {
        auto const person = people::person_with_address(tx, wish.address);
        found = person.has_value();
        if (found) people::set_role(tx, person->id, *role);
    });
    if (!found) throw BadChoice {"nobody here has the address " + wish.address + "; let them sign in once first"};
    std::printf("%s is %s now.\n", wish.address.c_str(), wish.role.c_str());
    return 0;
}

} // namespace

void add_person(CLI::App& program, Command& chosen)
{
    auto* const command = program.add_subcommand("person", "Looks after one person");
    command->require_subcommand(1);
    auto wish = std::make_shared<RoleWish>();
    auto* const role
        = command->add_subcommand("role", "Gives somebody a role: guest, member, steward or administrator");
    role->add_option("address", wish->address, "The e-mail with which she signs in")->required();
    role->add_option("role", wish->role, "guest, member, steward or administrator")->required();
    add_choices(*role, Scope::storage, wish->flags);
    role->callback([wish, &chosen] { chosen.run = [wish] { return give_role(*wish); }; });
}

} // namespace app
