#include "app/example/example.h"
#include "app/commands.h"
#include "app/site.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace app {

namespace {

int load_example(Chosen const& chosen)
{
    Site site {site_options(chosen)};
    auto const done = example::load(site.machines());
    if (!done) throw BadChoice {"the example network is here already"};
    site.workers().run_due();
    std::puts("Forty invented teachers are here. Everybody of them is marked as an example.");
    return 0;
}

int remove_example(Chosen const& chosen)
{
    Site site {site_options(chosen)};
    auto const gone = example::remove(site.machines());
    if (!gone) throw BadChoice {"the example network is not here"};
    site.workers().run_due();
    auto const& words = gone->words;
    std::printf("%lld invented teachers are gone, with %lld needs, %lld me-toos and %lld answers.\n",
        static_cast<long long>(gone->people), static_cast<long long>(words.needs),
        static_cast<long long>(words.me_toos), static_cast<long long>(words.replies));
    std::printf("Of these, %lld me-toos and %lld answers were real people's, said to invented needs.\n",
        static_cast<long long>(words.others_me_toos), static_cast<long long>(words.others_replies));
    return 0;
}

} // namespace

void add_example(CLI::App& program, Command& chosen)
{
    auto* const command = program.add_subcommand("example", "An invented network to look around in");
    command->require_subcommand(1);
    auto flags = std::make_shared<Choices>();
    auto* const load = command->add_subcommand("load", "Fills a site with the example network");
    add_choices(*load, Scope::storage, *flags);
    auto* const remove
        = command->add_subcommand("remove", "Takes the example network away; what real people brought stays");
    add_choices(*remove, Scope::storage, *flags);
    remove->callback([flags, &chosen] { chosen.run = [flags] { return remove_example(chosen_here(*flags)); }; });
    load->callback([flags, &chosen] { chosen.run = [flags] { return load_example(chosen_here(*flags)); }; });
}

} // namespace app
