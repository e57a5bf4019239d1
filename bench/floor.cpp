#include "bench/floor.h"

#include "app/site.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <set>
#include <sqlite3.h>

namespace bench {

namespace {

constexpr std::string_view prefix = "/bench/floor/";
std::string database_path; // set once, before the first request

/// Prints a statement's plan once in the life of the program.
void show_plan(sqlite3* database, char const* text)
{
    static std::mutex mutex;
    static std::set<std::string> shown;
    std::scoped_lock const lock {mutex};
    if (!shown.insert(text).second) return;
    std::fprintf(stderr, "floor: %s\n", text);
    sqlite3_stmt* plan = nullptr;
    auto const explained = std::string {"explain query plan "} + text;
    sqlite3_prepare_v2(database, explained.c_str(), -1, &plan, nullptr);
    while (sqlite3_step(plan) == SQLITE_ROW) {
        std::string const line {reinterpret_cast<char const*>(sqlite3_column_text(plan, 3))};
        std::fprintf(stderr, "floor:   %s\n", line.c_str());
        if (line.starts_with("SCAN") && line.find("USING") == std::string::npos && line != "SCAN CONSTANT ROW") {
            std::fprintf(stderr, "floor: this walks a whole table\n");
            std::abort();
        }
    }
    sqlite3_finalize(plan);
}

sqlite3* database_of_this_thread()
{
    struct Closing {
        sqlite3* handle = nullptr;
        ~Closing() { sqlite3_close_v2(handle); }
    };
    static thread_local Closing connection;
    if (connection.handle == nullptr) {
        sqlite3_open_v2(database_path.c_str(), &connection.handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
        sqlite3_exec(connection.handle, "pragma query_only = on; pragma cache_size = -2048; pragma mmap_size = 8388608",
            nullptr, nullptr, nullptr);
    }
    return connection.handle;
}

Asked asked_in(std::string_view query)
{
    Asked asked;
    while (!query.empty()) {
        auto const pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        auto const equals = std::min(pair.find('='), pair.size() - 1);
        std::int64_t value = 0;
        std::from_chars(pair.data() + equals + 1, pair.data() + pair.size(), value);
        asked.emplace(pair.substr(0, equals), value);
    }
    return asked;
}

/// Answers /bench/floor/NAME and passes everything else on.
class Floors final : public web::Application {
public:
    explicit Floors(web::Application& behind)
        : behind_ {behind}
    {
    }

    web::BodyPlan plan(web::Incoming const& head) const override { return behind_.plan(head); }
    std::optional<web::Response> admit(web::Incoming const& head) override { return behind_.admit(head); }
    web::Response refuse(int status, std::string_view reason) override { return behind_.refuse(status, reason); }
    web::Response refuse_knowing(int status, std::string_view reason, web::Incoming const& head) override
    {
        return behind_.refuse_knowing(status, reason, head);
    }

    web::Response answer(web::Incoming&& incoming) override
    {
        std::string_view target = incoming.target;
        if (!target.starts_with(prefix)) return behind_.answer(std::move(incoming));
        target.remove_prefix(prefix.size());
        auto const name = target.substr(0, target.find('?'));
        auto const asked = asked_in(target.substr(std::min(target.size(), name.size() + 1)));
        auto const length = asked.contains("length") ? static_cast<std::size_t>(asked.at("length")) : 0;
        web::Response response;
        response.body.reserve(length + 4096);
        append(name, asked, response.body);
        response.body.resize(std::max(length, std::size_t {1}), '.');
        return std::move(response.with("Content-Type", "text/html; charset=utf-8"));
    }

private:
    static void append(std::string_view name, Asked const& asked, std::string& out)
    {
        auto* const database = database_of_this_thread();
        sqlite3_exec(database, "begin", nullptr, nullptr, nullptr);
        if (name == "needs") append_needs_list(database, asked, out);
        if (name == "need") append_need(database, asked, out);
        if (name == "today") append_today(database, asked, out);
        if (name == "circle") append_circle(database, asked, out);
        if (name == "thread") append_thread(database, asked, out);
        sqlite3_exec(database, "commit", nullptr, nullptr, nullptr);
    }

    web::Application& behind_;
};

std::unique_ptr<web::Application> floors_before(web::Application& behind, app::SiteOptions const& options)
{
    database_path = options.data + "/groundswell.db";
    return std::make_unique<Floors>(behind);
}

/// Linked in, these floors stand before the site.
[[maybe_unused]] bool const stands = (app::front = floors_before, true);

} // namespace

Statement::Statement(sqlite3* database, char const* text)
{
    show_plan(database, text);
    if (sqlite3_prepare_v3(database, text, -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr) != SQLITE_OK) {
        std::fprintf(stderr, "floor: %s\n", sqlite3_errmsg(database));
        std::abort();
    }
}

Statement::~Statement()
{
    sqlite3_finalize(handle_);
}

int Statement::append_rows(std::string& out, std::initializer_list<std::int64_t> values)
{
    int place = 0;
    for (auto const value : values) sqlite3_bind_int64(handle_, ++place, value);
    int rows = 0;
    for (auto const columns = sqlite3_column_count(handle_); sqlite3_step(handle_) == SQLITE_ROW; ++rows) {
        for (int column = 0; column < columns; ++column) {
            auto const* const text = reinterpret_cast<char const*>(sqlite3_column_text(handle_, column));
            if (text != nullptr) out.append(text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
        }
    }
    sqlite3_reset(handle_);
    return rows;
}

} // namespace bench
