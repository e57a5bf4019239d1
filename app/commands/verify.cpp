#include "platform/chain/verify.h"
#include "app/commands.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>

namespace app {

namespace {

constexpr std::size_t hash_length = 64;

bool is_hash(std::string const& text)
{
    return text.size() == hash_length && std::ranges::all_of(text, [](char sign) {
        return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f');
    });
}

int verify(Chosen const& chosen, std::optional<std::string> const& head)
{
    if (head && !is_hash(*head))
        throw BadChoice {"--head takes the 64 signs of a head, as the page of counts shows it"};
    auto const database = open_chosen_database(chosen);
    auto const lease = database->read();
    auto const verified = platform::verify_chains(lease->tx(), head);
    std::puts(platform::json_of(verified).text().c_str());
    return verified.broken ? 1 : 0;
}

} // namespace

void add_verify(CLI::App& program, Command& chosen)
{
    struct Flags {
        Choices choices;
        std::string head;
    };
    auto flags = std::make_shared<Flags>();
    auto* const command = program.add_subcommand(
        "verify", "Reads the chained logs from their beginning and names the first row that was changed");
    add_choices(*command, Scope::storage, flags->choices);
    auto* const head = command->add_option("--head", flags->head, "A head that was published: it must still be there");
    command->callback([flags, head, &chosen] {
        auto const wanted = head->count() > 0 ? std::optional {flags->head} : std::nullopt;
        chosen.run = [flags, wanted] { return verify(chosen_here(flags->choices), wanted); };
    });
}

} // namespace app
