// bin/bench [--quick] [--streams | --siege | --writes | --postgresql URL]: every figure that the house is held to, each beside the floor of the same run. How they are
// measured is written in bench/README.md. Results go to bench/last.json.

#include "bench/audience.h"
#include "bench/cases.h"
#include "bench/coded.h"
#include "bench/crash.h"
#include "bench/report.h"
#include "bench/server_process.h"
#include "bench/siege.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <string>
#include <thread>

namespace bench {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr int connections = 64;
constexpr auto seed = "1";

struct Wish {
    std::map<std::string, std::string> size {{"people", "100000"}, {"needs", "200000"}, {"replies", "300000"},
        {"me-toos", "700000"}, {"circles", "20000"}, {"posts", "1000000"}, {"sessions", "5000"}};
    int rounds = 10;
    std::chrono::milliseconds round {2000};
    std::chrono::milliseconds open {30'000};
    std::chrono::milliseconds siege {10'000};
    bool only_streams = false;
    bool only_siege = false;
    bool only_writes = false;
    std::string postgresql {}; ///< address of an empty database; none: SQLite is measured
};

struct Places {
    fs::path folder = fs::read_symlink("/proc/self/exe").parent_path();
    std::string program = folder / "groundswell";
    std::string data {};
    std::string tokens {};
    std::string backup {};

    ServerOptions server() const { return {.program = program, .data = data}; }
};

/// The filled network, made once for each size and kept for the next run.
void fill_once(Places& places, Wish const& wish)
{
    places.data = places.folder / "data" / fmt::format("seed-{}-{}", seed, wish.size.at("needs"));
    places.tokens = places.data + ".tokens";
    places.backup = places.data + ".backup";
    if (fs::exists(places.tokens)) return;
    fs::remove_all(places.data);
    fs::create_directories(places.data);
    std::vector<std::string> command {
        places.program, "fill", "--data", places.data, "--seed", seed, "--tokens", places.tokens};
    for (auto const& [name, count] : wish.size) command.insert(command.end(), {"--" + name, count});
    run_to_end(command);
}

/// The same network in PostgreSQL, carried over by a backup. The floors go on reading the file of SQLite.
ServerOptions carried_over(Places const& places, std::string const& database)
{
    auto const folder = places.data + "-postgresql";
    fs::remove_all(folder);
    if (!fs::exists(places.backup)) run_to_end({places.program, "backup", places.backup, "--data", places.data});
    run_to_end({places.program, "restore", places.backup, "--data", folder, "--database", database});
    fs::create_symlink(places.data + "/groundswell.db", folder + "/groundswell.db");
    return {.program = places.program, .data = folder, .database = database};
}

/// Processor time of the server for one answer, in microseconds.
double cost(
    ServerProcess const& server, Load& load, RequestText const& request, std::chrono::milliseconds span, double* rate)
{
    auto const before = server.cpu_seconds();
    auto const answers = load.closed_loop(request, span);
    if (answers.bad > 0) throw std::runtime_error {fmt::format("{} answers were not 200", answers.bad)};
    if (rate != nullptr) *rate = answers.rate();
    return (server.cpu_seconds() - before) * 1e6 / static_cast<double>(answers.good);
}

/// p99 of a page and of its floor, right after each other. When the floor misses the bar the machine itself stood still: up to
/// three tries, and the one counts in which the floor, not the page, was quickest.
std::string p99_of(Load& load, PageCase const& page, double rate, Wish const& wish)
{
    constexpr double bar_ms = 10;
    double page_ms = 0, floor_ms = 0, median_ms = 0;
    int tries = 0;
    while (tries < 3 && (tries == 0 || floor_ms > bar_ms)) {
        auto open = load.open_loop(page.page, rate, wish.open);
        auto floor = load.open_loop(page.floor, rate, wish.open);
        auto const beneath = floor.percentile(0.99);
        if (tries == 0 || beneath < floor_ms) {
            floor_ms = beneath;
            page_ms = open.percentile(0.99);
            median_ms = open.percentile(0.5);
        }
        ++tries;
    }
    return fmt::format("{:.1f} ms (floor {:.1f} ms), median {:.1f} ms at {:.0f} requests/s{}", page_ms, floor_ms,
        median_ms, rate, tries > 1 ? fmt::format(", {} tries", tries) : "");
}

/// What compressing costs the server beside the codec alone on the same bytes.
void measure_coded(Report& report, ServerProcess const& server, Load& load, PageCase const& page, Wish const& wish)
{
    auto const body = body_of(load.ask(page.page(0)));
    for (auto const encoding : {web::Encoding::brotli, web::Encoding::gzip}) {
        auto const coded = accepting(page.page, web::name_of(encoding));
        std::vector<double> more, alone;
        for (int round = 0; round < wish.rounds; ++round) {
            auto const plain = cost(server, load, page.page, wish.round / 4, nullptr);
            more.push_back(cost(server, load, coded, wish.round / 4, nullptr) - plain);
            alone.push_back(cost_of_codec(encoding, body));
        }
        auto const extra = spread_of(more).median, codec = spread_of(alone).median;
        report.line(fmt::format("{}: {}", page.name, web::name_of(encoding)),
            fmt::format("{:.0f} µs more, the codec alone {:.0f} µs ({:.2f} times)", extra, codec, extra / codec),
            "≤ 1.2 times");
    }
}

void measure_page(Report& report, ServerProcess const& server, Load& load, PageCase const& page, Wish const& wish)
{
    std::vector<double> ratios, pages, floors;
    double rate = 0;
    cost(server, load, page.page, wish.round / 4, nullptr); // a warm pass
    cost(server, load, page.floor, wish.round / 4, nullptr);
    for (int round = 0; round < wish.rounds; ++round) { // A B B A
        auto const first = cost(server, load, page.page, wish.round / 2, &rate);
        auto const floor = cost(server, load, page.floor, wish.round, nullptr);
        auto const last = cost(server, load, page.page, wish.round / 2, nullptr);
        pages.push_back((first + last) / 2);
        floors.push_back(floor);
        ratios.push_back(floors.back() / pages.back());
    }
    auto const ratio = spread_of(ratios);
    report.line(page.name + ": ratio",
        fmt::format("{:.2f} ({:.2f}–{:.2f}{}): page {:.0f} µs, floor {:.0f} µs, {} bytes", ratio.median, ratio.low,
            ratio.high, ratio.is_noisy() ? ", noisy" : "", spread_of(pages).median, spread_of(floors).median,
            page.bytes),
        "≥ 0.40");
    report.line(page.name + ": p99", p99_of(load, page, rate / 2, wish), "≤ 10 ms");
    report.keep(page.name, base::Json::object().add("page_us", json_of(pages)).add("floor_us", json_of(floors)));
}

/// One figure of the server's own.
double figure(ServerProcess const& server, std::string const& name)
{
    auto const text = Load {server.metrics_port(), 1}.ask("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const at = text.find("\n" + name + " ");
    return at == std::string::npos ? 0 : std::atof(text.c_str() + at + name.size() + 2);
}

void measure_writes(Report& report, ServerProcess const& server, World const& world, Wish const& wish, bool durable)
{
    Load load {server.port(), connections};
    auto const request = me_too(world, load);
    auto const groups = figure(server, "groundswell_commit_groups_total");
    auto answers = load.closed_loop(request, wish.round * 3);
    auto const commits = figure(server, "groundswell_commit_groups_total") - groups;
    auto const value = fmt::format("{:.0f}/s, p99 {:.1f} ms, {:.0f} commits, {} refused", answers.rate(),
        answers.percentile(0.99), commits, answers.bad);
    report.line(durable ? "me-too, durable" : "me-too, without fsync", value, durable ? "≥ 5,000/s, p99 ≤ 50 ms" : "");
}

void measure_replies(Report& report, ServerProcess const& server, World const& world, Wish const& wish, bool durable)
{
    Load load {server.port(), connections};
    auto const request = reply(world, load);
    auto const groups = figure(server, "groundswell_commit_groups_total");
    auto answers = load.closed_loop(request, wish.round * 3);
    auto const commits = figure(server, "groundswell_commit_groups_total") - groups;
    report.line(durable ? "a reply, durable" : "a reply, without fsync",
        fmt::format("{:.0f}/s, p99 {:.1f} ms, {:.0f} commits, {} refused", answers.rate(), answers.percentile(0.99),
            commits, answers.bad),
        durable ? "≥ 3,000/s" : "");
}

/// p99 of sixteen ordinary people, with and without five thousand slow ones, in turns.
void measure_siege(Report& report, ServerProcess const& server, World const& world, Wish const& wish)
{
    Load load {server.port(), 16};
    auto const page = page_cases(world, load).front().page;
    // The besiegers live on this processor too.
    auto const p99 = [&] { return load.open_loop(page, 500, wish.siege, Load::Between::sleeping).percentile(0.99); };
    std::vector<double> calm, besieged;
    std::int64_t turned_away = 0;
    for (int turn = 0; turn < 5; ++turn) {
        calm.push_back(p99());
        Siege const siege {server.port(), world.tokens.back()};
        besieged.push_back(p99());
        turned_away += siege.turned_away();
    }
    auto const before = spread_of(calm).median, during = spread_of(besieged).median;
    report.line("5,000 slow clients: p99",
        fmt::format("{:.1f} ms, {:.1f} ms without them ({:.1f} times); {} shown the door", during, before,
            during / before, turned_away),
        "≤ 2 times");
    report.keep("siege", base::Json::object().add("calm_ms", json_of(calm)).add("besieged_ms", json_of(besieged)));
}

/// Everybody has the same page open, and twenty times something is added to it.
void measure_streams(Report& report, Places const& places, World const& world)
{
    constexpr int people = 5'000, posts = 20;
    ServerProcess const server {places.server()};
    Load load {server.port(), 1};
    std::this_thread::sleep_for(500ms);
    auto const before = server.memory_mb();
    Audience const audience {server.port(), "/bench/topics/1/live", world.tokens, people};
    std::this_thread::sleep_for(2s);
    report.line("memory of an idle stream", fmt::format("{:.1f} KB", (server.memory_mb() - before) * 1024 / people),
        "about 2 KB");
    auto const idle_cpu = server.cpu_seconds();
    std::this_thread::sleep_for(5s);
    report.line(
        "5,000 idle streams", fmt::format("{:.1f} % of a processor", (server.cpu_seconds() - idle_cpu) * 20), "");
    auto const post
        = fmt::format("POST /bench/topics/1 HTTP/1.1\r\nHost: bench.example\r\nCookie: __Host-session={}\r\n"
                      "Content-Length: 0\r\n\r\n",
            world.tokens.front());
    std::vector<double> last;
    auto const bytes = audience.bytes();
    for (int n = 1; n <= posts; ++n) {
        if (!load.ask(post).starts_with("HTTP/1.1 200")) throw std::runtime_error {"a post was refused"};
        auto const answered = Clock::now();
        while (audience.events() < std::int64_t {n} * people && Clock::now() - answered < 10s)
            std::this_thread::sleep_for(1ms);
        last.push_back(std::chrono::duration<double, std::milli> {audience.last_at() - answered}.count());
        std::this_thread::sleep_for(200ms);
    }
    auto const spread = spread_of(last);
    report.line("5,000 streams: the last of them has it after",
        fmt::format("p99 {:.0f} ms, median {:.0f} ms; {} bytes each, {} of {} events, {} lost",
            *std::ranges::max_element(last), spread.median, (audience.bytes() - bytes) / people / posts,
            audience.events(), posts * people, audience.lost()),
        "p99 ≤ 500 ms, ≤ 4 KB");
    report.keep("streams", base::Json::object().add("last_ms", json_of(last)));
}

void measure_serving(Report& report, Places const& places, World const& world, Wish const& wish)
{
    ServerProcess const server {places.server()};
    report.line("start", fmt::format("{:.0f} ms", server.start_ms()), "≤ 300 ms");
    std::this_thread::sleep_for(500ms);
    report.line("memory, idle", fmt::format("{:.1f} MB", server.memory_mb()), "≤ 40 MB");
    {
        Load load {server.port(), connections};
        auto const pages = page_cases(world, load);
        for (auto const& page : pages) measure_page(report, server, load, page, wish);
        measure_coded(report, server, load, pages.front(), wish);
    }
    measure_writes(report, server, world, wish, true);
    measure_replies(report, server, world, wish, true);
    measure_siege(report, server, world, wish);
    report.line("memory, under load", fmt::format("{:.1f} MB", server.memory_mb()), "≤ 150 MB");
}

void measure_start_after_a_crash(Report& report, Places const& places)
{
    leave_long_log(places.data);
    ServerProcess const server {places.server()};
    report.line("start, after a kill with a log of 64 MB", fmt::format("{:.0f} ms", server.start_ms()), "≤ 1,000 ms");
}

void measure_the_rest(Report& report, Places const& places, World const& world, Wish const& wish)
{
    measure_serving(report, places, world, wish);
    measure_start_after_a_crash(report, places);
    auto without_fsync = places.server();
    without_fsync.preload = places.folder / "libno_sync.so";
    ServerProcess const hasty {without_fsync};
    measure_writes(report, hasty, world, wish, false);
    measure_replies(report, hasty, world, wish, false);
}

/// The processor time is the server's own: PostgreSQL spends its own beside it.
void measure_postgresql(Report& report, Places const& places, World const& world, Wish const& wish)
{
    ServerProcess const server {carried_over(places, wish.postgresql)};
    report.line("start, on PostgreSQL", fmt::format("{:.0f} ms", server.start_ms()));
    {
        Load load {server.port(), connections};
        for (auto const& page : page_cases(world, load)) measure_page(report, server, load, page, wish);
    }
    measure_writes(report, server, world, wish, true);
    measure_replies(report, server, world, wish, true);
    report.line("memory, under load", fmt::format("{:.1f} MB", server.memory_mb()));
}

void run(Wish const& wish)
{
    pin_to(1);
    Places places;
    fill_once(places, wish);
    auto const world = world_of(places.data, places.tokens);
    Report report;
    report.line(
        "data", fmt::format("seed {}, {} needs, {} people", seed, wish.size.at("needs"), wish.size.at("people")));
    if (!wish.postgresql.empty()) {
        measure_postgresql(report, places, world, wish);
    } else if (wish.only_siege) {
        measure_siege(report, ServerProcess {places.server()}, world, wish);
    } else if (wish.only_writes) {
        // A server each: a person may write so often in five minutes.
        measure_replies(report, ServerProcess {places.server()}, world, wish, true);
        measure_writes(report, ServerProcess {places.server()}, world, wish, true);
    } else {
        measure_streams(report, places, world);
        if (!wish.only_streams) measure_the_rest(report, places, world, wish);
    }
    report.write("bench/last.json");
}

} // namespace

} // namespace bench

int main(int argc, char** argv)
{
    bench::Wish wish;
    for (int i = 1; i < argc; ++i) {
        std::string const word {argv[i]};
        if (word == "--quick") {
            wish.rounds = 3;
            wish.open = std::chrono::seconds {5};
            wish.siege = std::chrono::seconds {3};
        } else if (word == "--small") {
            wish.size = {{"people", "2000"}, {"needs", "4000"}, {"replies", "20000"}, {"me-toos", "20000"},
                {"circles", "400"}, {"posts", "20000"}, {"sessions", "1000"}};
        } else if (word == "--streams") {
            wish.only_streams = true;
        } else if (word == "--siege") {
            wish.only_siege = true;
        } else if (word == "--writes") {
            wish.only_writes = true;
        } else if (word == "--postgresql" && i + 1 < argc) {
            wish.postgresql = argv[++i];
        } else {
            return std::fputs(
                       "bench_run [--quick] [--small] [--streams | --siege | --writes | --postgresql URL]\n", stderr),
                   2;
        }
    }
    try {
        bench::run(wish);
        return 0;
    } catch (std::exception const& fault) {
        std::fprintf(stderr, "bench: %s\n", fault.what());
        return 3;
    }
}
