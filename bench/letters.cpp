// How many letters a second are prepared for a circle of five thousand, and how many of them are written and handed over to a folder:
// bench_letters FOLDER. The folder is emptied first.

#include "app/fill.h"
#include "app/site.h"
#include "areas/notices/plan_letters.h"
#include "platform/jobs/workers.h"
#include "platform/storage/write.h"

#include <chrono>
#include <cstdio>
#include <filesystem>

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t members = 5000;
constexpr base::Milliseconds a_week {7LL * 24 * 60 * 60 * 1000};

double seconds_since(Clock::time_point start)
{
    return std::chrono::duration<double> {Clock::now() - start}.count();
}

/// Everybody is in the first circle, where all threads have moved since her last letter, which is due now.
void gather(platform::Machines& machines)
{
    auto const now = machines.clock.now();
    platform::write(machines.database, [&](platform::Tx& tx) {
        tx.run(R"sql(
            insert into circle_people (circle_id, person_id, standing, duty, words, since, less)
            select (select min(id) from circles), id, 'member', 'none', '', 1, 0 from people where role <> 'guest'
            on conflict (circle_id, person_id) do nothing
        )sql");
        tx.run("update thread_tallies set last_at = $1, circle_id = (select min(id) from circles)", now - a_week / 7);
        tx.run("update threads set circle_id = (select min(id) from circles)");
        tx.run("update posts set written_at = $1", now - a_week / 7);
        tx.run("update people set letter = 'weekly'");
        tx.run("delete from letter_plans");
        tx.run(R"sql(
            insert into letter_plans (person_id, hour, at_once, due_at, since)
            select id, 17, 1, $1, $2 from people where role <> 'guest'
        )sql",
            now - a_week, now - a_week - a_week); // a week late, so that every zone has had its Friday
    });
}

std::int64_t letters(platform::Machines& machines)
{
    return machines.database.read()->tx().number("select count(*) from letters");
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) return std::fputs("bench_letters FOLDER\n", stderr), 2;
    fs::path const folder {argv[1]};
    fs::remove_all(folder);
    fs::create_directories(folder / "mail");
    app::name_carried_things();
    app::Site site {{.data = (folder / "data").string(),
        .public_url = "http://bench.example",
        .mail = "dir:" + (folder / "mail").string(),
        .mail_from = "network@bench.example"}};
    auto& machines = site.machines();
    app::fill(machines.database, {.people = members, .needs = 2000, .circles = 5, .posts = 1000});
    gather(machines);

    auto const planned_from = Clock::now();
    if (!notices::plan_letters(machines, "")) return std::fputs("no letters were planned\n", stderr), 1;
    auto const planning = seconds_since(planned_from);
    auto const count = letters(machines);

    auto const written_from = Clock::now();
    while (site.workers().run_due() > 0) { }
    auto const writing = seconds_since(written_from);
    auto const mails = std::distance(fs::directory_iterator {folder / "mail"}, fs::directory_iterator {});
    std::printf(
        "%lld letters prepared in %.2f s: %.0f/s (bar 2,000/s); %lld mails written and handed over in %.1f s: %.0f/s\n",
        static_cast<long long>(count), planning, static_cast<double>(count) / planning, static_cast<long long>(mails),
        writing, static_cast<double>(mails) / writing);
    return count >= members / 2 ? 0 : 1;
}
