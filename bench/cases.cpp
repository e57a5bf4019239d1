#include "bench/cases.h"

#include "base/id.h"
#include "platform/storage/database.h"

#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace bench {

namespace {

std::string get(std::string_view path, std::string_view token)
{
    return fmt::format("GET {} HTTP/1.1\r\nHost: bench.example\r\nCookie: __Host-session={}\r\n\r\n", path, token);
}

/// The length of a good answer's body.
std::int64_t length_of(Load& load, std::string const& request)
{
    auto const answer = load.ask(request);
    if (!answer.starts_with("HTTP/1.1 200"))
        throw std::runtime_error {"not 200: " + request + "\n" + answer.substr(0, 300)};
    return static_cast<std::int64_t>(answer.size() - answer.find("\r\n\r\n") - 4);
}

/// A case whose address is the same for everybody.
PageCase same_for_all(World const& world, Load& load, std::string const& name, std::string const& path)
{
    auto const length = length_of(load, get(path, world.tokens.front()));
    auto const who = [&world](std::int64_t n) { return static_cast<std::size_t>(n) % world.tokens.size(); };
    return {name, length, [=, &world](std::int64_t n) { return get(path, world.tokens[who(n)]); },
        [=, &world](std::int64_t n) {
            auto const floor = fmt::format("/bench/floor/{}?person={}&length={}", name, world.people[who(n)], length);
            return get(floor, world.tokens[who(n)]);
        }};
}

/// One of several things that a case asks for in turn: its page, its floor's question, and how long its page is.
struct Shown {
    std::string path;
    std::string asked;
    std::int64_t length = 0;
};

PageCase each_in_turn(World const& world, Load& load, std::string const& name, std::vector<Shown> things)
{
    if (things.empty()) throw std::runtime_error {"nothing to show of " + name};
    for (auto& thing : things) thing.length = length_of(load, get(thing.path, world.tokens.front()));
    auto const length = things.front().length;
    auto const all = std::make_shared<std::vector<Shown> const>(std::move(things));
    auto const which
        = [all](std::int64_t n) -> Shown const& { return (*all)[static_cast<std::size_t>(n) % all->size()]; };
    auto const who = [&world](std::int64_t n) { return static_cast<std::size_t>(n) % world.tokens.size(); };
    return {name, length, [=, &world](std::int64_t n) { return get(which(n).path, world.tokens[who(n)]); },
        [=, &world](std::int64_t n) {
            auto const& thing = which(n);
            auto const floor = fmt::format(
                "/bench/floor/{}?person={}&{}&length={}", name, world.people[who(n)], thing.asked, thing.length);
            return get(floor, world.tokens[who(n)]);
        }};
}

std::vector<Shown> long_needs(World const& world)
{
    std::vector<Shown> things;
    for (auto const need : world.long_needs)
        things.push_back({"/needs/" + base::base32_of(need), fmt::format("need={}", need)});
    return things;
}

std::vector<Shown> circles_of(World const& world)
{
    std::vector<Shown> things;
    for (auto const& thread : world.threads)
        things.push_back({"/circles/" + thread.circle_slug, fmt::format("circle={}", thread.circle)});
    return things;
}

std::vector<Shown> threads_of(World const& world)
{
    std::vector<Shown> things;
    for (auto const& thread : world.threads) {
        things.push_back({"/circles/" + thread.circle_slug + "/talk/" + base::base32_of(thread.id),
            fmt::format("thread={}", thread.id)});
    }
    return things;
}

std::string form_token(Load& load, std::string const& token)
{
    constexpr std::string_view field = "name=\"csrf\" value=\"";
    constexpr std::size_t signs = 52;
    auto const page = load.ask(get("/who-sees-what", token));
    auto const at = page.find(field);
    if (at == std::string::npos) throw std::runtime_error {"a page without a form token:\n" + page.substr(0, 300)};
    return page.substr(at + field.size(), signs);
}

} // namespace

namespace {

/// One thread of one circle for each person who is signed in and in any.
std::vector<World::Seat> seats_of(platform::Tx& tx, std::vector<std::int64_t> const& people)
{
    std::vector<World::Seat> seats;
    for (std::size_t who = 0; who < people.size(); ++who) {
        auto thread = tx.one(R"sql(
            select t.id, c.id, c.slug from circle_people p join circles c on c.id = p.circle_id join threads t on t.circle_id = c.id
            where p.person_id = $1 and p.standing in ('member', 'host') and c.state = 'active' and t.state = 'open' limit 1
        )sql",
            [](platform::Row const& row) {
                return World::Thread {row.integer(0), row.integer(1), row.string(2)};
            },
            people[who]);
        if (thread) seats.push_back({who, *std::move(thread)});
    }
    return seats;
}

} // namespace

World world_of(std::string const& data, std::string const& token_file)
{
    World world;
    std::ifstream tokens {token_file};
    for (std::string token; std::getline(tokens, token);) world.tokens.push_back(token);
    auto const database = platform::open_database({.folder = data, .readers = 1});
    auto const lease = database->read();
    auto const id = [](platform::Row const& row) { return row.integer(0); };
    world.people = lease->tx().all("select id from people order by id limit $1", id, world.tokens.size());
    world.long_needs = lease->tx().all(R"sql(
        select t.need_id from need_tallies t join needs n on n.id = t.need_id
        where n.state = 'open' and t.replies between 20 and 24 and t.me_toos between 1 and 200 order by t.need_id desc limit 50
    )sql",
        id);
    world.open_needs = lease->tx().all("select id from needs where state = 'open' order by id desc limit 20000", id);
    world.threads = lease->tx().all(R"sql(
        select t.id, c.id, c.slug from thread_tallies y join threads t on t.id = y.thread_id join circles c on c.id = t.circle_id
        where y.replies = 49 and c.audience in ('everyone', 'members') order by y.thread_id desc limit 50
    )sql",
        [](platform::Row const& row) {
            return World::Thread {row.integer(0), row.integer(1), row.string(2)};
        });
    world.seats = seats_of(lease->tx(), world.people);
    if (world.tokens.empty() || world.long_needs.empty()) throw std::runtime_error {data + " is not filled; remove it"};
    return world;
}

std::vector<PageCase> page_cases(World const& world, Load& load)
{
    std::vector<PageCase> cases;
    cases.push_back(same_for_all(world, load, "needs", "/needs"));
    cases.push_back(each_in_turn(world, load, "need", long_needs(world)));
    cases.push_back(each_in_turn(world, load, "circle", circles_of(world)));
    cases.push_back(each_in_turn(world, load, "thread", threads_of(world)));
    cases.push_back(same_for_all(world, load, "today", "/"));
    return cases;
}

RequestText me_too(World const& world, Load& load)
{
    auto tokens = std::make_shared<std::vector<std::string>>();
    for (auto const& token : world.tokens) tokens->push_back(form_token(load, token));
    return [tokens, &world](std::int64_t n) {
        auto const who = static_cast<std::size_t>(n) % tokens->size();
        // Another need for each round of everybody, so that each is said for the first time.
        auto const need = world.open_needs[static_cast<std::size_t>(n * 7919) % world.open_needs.size()];
        return fmt::format(
            "POST /api/v1/needs/{}/me-too HTTP/1.1\r\nHost: bench.example\r\nOrigin: http://bench.example\r\n"
            "Cookie: __Host-session={}\r\nX-CSRF-Token: {}\r\nContent-Type: application/json\r\n"
            "Content-Length: 2\r\n\r\n{{}}",
            base::base32_of(need), world.tokens[who], (*tokens)[who]);
    };
}

RequestText reply(World const& world, Load& load)
{
    if (world.seats.empty()) throw std::runtime_error {"nobody who is signed in is in a circle"};
    auto tokens = std::make_shared<std::vector<std::string>>();
    for (auto const& seat : world.seats) tokens->push_back(form_token(load, world.tokens[seat.who]));
    return [tokens, &world](std::int64_t n) {
        auto const turn = static_cast<std::size_t>(n) % tokens->size();
        auto const& seat = world.seats[turn];
        // Markdown of the usual length, never twice the same.
        auto const body = fmt::format(
            R"({{"text": "We tried it with **forty** pupils on day {}.\n\n- It took ten minutes\n- Two asked for more\n\nWhat did you do?"}})",
            n);
        return fmt::format("POST /api/v1/circles/{}/talk/{}/replies HTTP/1.1\r\nHost: bench.example\r\nOrigin: "
                           "http://bench.example\r\nCookie: __Host-session={}\r\nX-CSRF-Token: {}\r\nContent-Type: "
                           "application/json\r\nContent-Length: {}\r\n\r\n{}",
            seat.thread.circle_slug, base::base32_of(seat.thread.id), world.tokens[seat.who], (*tokens)[turn],
            body.size(), body);
    };
}

} // namespace bench
