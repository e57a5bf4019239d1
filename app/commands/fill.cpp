#include "app/fill.h"

#include "app/commands.h"
#include "app/search_index.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>

namespace app {

namespace {

struct FillOptions {
    Choices flags {};
    FillWish wish {};
    std::int64_t sessions = 0;
    std::string tokens {};
};

int fill_site(FillOptions const& options)
{
    auto const& wish = options.wish;
    bool const has_writers = wish.people > 0 || (wish.needs == 0 && wish.replies == 0 && wish.me_toos == 0);
    if (!has_writers) throw BadChoice {"needs and answers want people who write them: --people"};
    if (wish.needs == 0 && wish.replies + wish.me_toos > 0) throw BadChoice {"answers want needs: --needs"};
    if (options.sessions > wish.people) throw BadChoice {"--sessions wants no more than there are --people"};
    if ((options.sessions > 0) == options.tokens.empty())
        throw BadChoice {"--sessions and --tokens belong together: how many, and a new file for them"};
    if (std::filesystem::exists(options.tokens))
        throw BadChoice {options.tokens + " is there already; name a new file"};
    Site site {site_options(chosen_here(options.flags))};
    auto const filled = fill(site.machines().database, wish);
    std::printf("seed %llu: %lld rows in %.1f s, %.0f rows/s\n", static_cast<unsigned long long>(wish.seed),
        static_cast<long long>(filled.rows), filled.seconds, static_cast<double>(filled.rows) / filled.seconds);
    std::printf("%lld things can be found\n", static_cast<long long>(rebuild_search(site.machines())));
    if (options.sessions > 0) write_sessions(site, wish, options.sessions, options.tokens);
    return 0;
}

} // namespace

void add_fill(CLI::App& program, Command& chosen)
{
    auto options = std::make_shared<FillOptions>();
    auto* const command
        = program.add_subcommand("fill", "Writes a large synthetic network, for benchmarks; never into a real site");
    auto const number = [&](std::string const& flag, auto& value, std::string const& words) {
        command->add_option(flag, value, words)->capture_default_str()->check(CLI::NonNegativeNumber);
    };
    number("--people", options->wish.people, "How many people");
    number("--needs", options->wish.needs, "How many needs");
    number("--replies", options->wish.replies, "How many answers");
    number("--me-toos", options->wish.me_toos, "How often \"me too\" is said");
    number("--circles", options->wish.circles, "How many circles, of thirty members each");
    number("--posts", options->wish.posts, "How many posts in their threads");
    number("--seed", options->wish.seed, "The same seed gives the same rows");
    number("--sessions", options->sessions, "How many people are signed in");
    command->add_option("--tokens", options->tokens, "A new file for their session tokens");
    add_choices(*command, Scope::storage, options->flags);
    command->callback([options, &chosen] { chosen.run = [options] { return fill_site(*options); }; });
}

} // namespace app
