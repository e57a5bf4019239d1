#include "app/testing/site.h"

#include "app/erasures.h"
#include "app/site.h"
#include "areas/people/join.h"
#include "platform/trust/trust.h"
#include "platform/web/multipart.h"
#include "platform/web/sessions.h"
#include "platform/web/spool.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace app::testing {

namespace {

std::string slurped(std::filesystem::path const& path)
{
    std::ifstream file {path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

platform::Languages const& spoken()
{
    static auto const languages = carried_languages();
    return *languages;
}

std::string mail_folder(platform::TemporaryFolder const& folder)
{
    auto const path = folder.path() + "/mail";
    std::filesystem::create_directories(path);
    return path;
}

} // namespace

TestSite::TestSite(platform::testing::Store given)
    : store {std::move(given)}
    , keys {platform::Keys::of(std::string(32, 'k'))}
    , mailer {platform::mailer_for("dir:" + mail_folder(folder), "network@groundswell.example", clock)}
    , files {folder.path() + "/files"}
    , images {{.program = platform::image_program_beside_us()}}
    , search {store->engine()}
    , machines {*store, clock, ids, chance, keys, settings, spoken(), *mailer, files, images, search,
          "http://localhost", false, {}, {}}
    , listeners {all_listeners(search)}
    , jobs {all_jobs()}
    , workers {machines, listeners, jobs}
    , app {machines, all_routes(), doorkeeper}
{
    name_carried_things();
    note_erasures_in(jobs, erasures_path(folder.path()));
    spool_folder = files.arriving_folder();
    machines.seen = [this](std::int64_t session, base::Time before) { seen.mark(session, before); };
    machines.later = [this](std::string key, std::function<void(platform::Tx&)> write) {
        late.put(std::move(key), std::move(write));
    };
    workers.beside([this] {
        seen.write_when_due(*store);
        late.write_all(*store);
    });
}

TestSite::~TestSite() = default;

void TestSite::work()
{
    workers.run_due();
}

void TestSite::write(base::Actor const& actor, platform::CallRef<bool(platform::Context&)> change)
{
    struct Job final : platform::WriteJob {
        Job(TestSite& site, base::Actor const& actor, platform::CallRef<bool(platform::Context&)> change)
            : site_ {site}
            , actor_ {actor}
            , change_ {change}
        {
        }
        bool run(platform::Tx& tx) override
        {
            platform::Outbox outbox {tx, site_.ids, site_.clock};
            platform::Context cx {{actor_, tx, site_.clock}, outbox, site_.ids, site_.chance};
            return change_(cx);
        }
        TestSite& site_;
        base::Actor const& actor_;
        platform::CallRef<bool(platform::Context&)> change_;
    };
    Job job {*this, actor, change};
    store->write(job);
}

base::Actor TestSite::joins(std::string const& name, base::Role role)
{
    // Nobody of the cast is new here; tests of newcomers let them join by themselves.
    auto const person = as({}, [&](platform::Context& cx) {
        auto joined = people::join(cx, name + "@school.example", role, name, "en");
        platform::trust_at_once(cx.tx, joined->id, cx.clock.now());
        return joined;
    });
    return {.person = person->id, .role = role};
}

Browser TestSite::signed_in(base::Actor const& actor)
{
    Browser browser {*this};
    auto const token = as(actor, [&](platform::Context& cx) -> base::Result<std::string> {
        return web::Sessions {cx.tx}.begin(
            cx.ids, cx.chance, *actor.person, web::Bearer::browser, "Test", cx.clock.now());
    });
    browser.cookies["__Host-session"] = *token;
    return browser;
}

bool TestSite::holds(std::string_view bytes) const
{
    auto const entries = std::filesystem::directory_iterator {store.options().folder};
    return std::ranges::any_of(entries, [&](auto const& entry) {
        return entry.is_regular_file() && slurped(entry.path()).find(bytes) != std::string::npos;
    });
}

std::vector<people::Leaving> TestSite::erasures() const
{
    return erasures_in(erasures_path(folder.path()));
}

std::vector<std::string> TestSite::letters() const
{
    std::vector<std::filesystem::path> paths;
    for (auto const& entry : std::filesystem::directory_iterator {folder.path() + "/mail"})
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<std::string> texts;
    for (auto const& path : paths) texts.push_back(slurped(path));
    return texts;
}

std::string Answer::header(std::string const& name) const
{
    auto const found = headers.find(name);
    return found == headers.end() ? std::string {} : found->second;
}

bool Answer::shows(std::string_view words) const
{
    return body.find(words) != std::string::npos;
}

Answer Browser::send(web::Incoming&& incoming)
{
    std::string cookie;
    for (auto const& [name, value] : cookies) (cookie += cookie.empty() ? "" : "; ") += name + "=" + value;
    if (!cookie.empty()) incoming.headers.emplace_back("cookie", cookie);
    incoming.headers.emplace_back("accept-language", language);
    incoming.peer = "127.0.0.1";
    incoming.request_id = "test";
    auto response = site_.app.answer(std::move(incoming));
    Answer answer {response.status, std::move(response.body), {}};
    if (response.file) {
        answer.body = slurped(response.file->path)
                          .substr(static_cast<std::size_t>(response.file->offset),
                              static_cast<std::size_t>(response.file->length));
    }
    for (auto& [name, value] : response.headers) {
        if (name == "Set-Cookie") {
            auto const equals = value.find('=');
            auto const set = value.substr(equals + 1, value.find(';') - equals - 1);
            if (value.find("Max-Age=0") != std::string::npos)
                cookies.erase(value.substr(0, equals));
            else
                cookies[value.substr(0, equals)] = set;
        }
        answer.headers.emplace(name, value);
    }
    return answer;
}

/// A request as the server hands it on: a form in parts has gone through its reader, files to the disk.
web::Incoming Browser::incoming_of(
    web::Method method, std::string const& path, std::string const& body, std::string const& type)
{
    web::Incoming incoming;
    incoming.method = method;
    incoming.target = path;
    if (method != web::Method::post) return incoming;
    incoming.headers = {{"content-type", type}, {"origin", "http://localhost"}, {"sec-fetch-site", "same-origin"}};
    if (!site_.app.plan(incoming).spool) {
        incoming.body = body;
        return incoming;
    }
    web::Spool spool {site_.spool_folder, incoming};
    web::MultipartReader reader {web::multipart_boundary(type).value(), {}, spool};
    if (auto const no = reader.feed(body)) throw std::runtime_error {"the form was refused: " + std::string {*no}};
    if (auto const no = reader.end()) throw std::runtime_error {"the form was refused: " + std::string {*no}};
    return incoming;
}

Answer const& Browser::go(web::Method method, std::string const& path, std::string const& body, std::string const& type)
{
    auto target = path;
    auto next_method = method;
    auto next_body = body;
    for (int hops = 0; hops < 5; ++hops) {
        answer_ = send(incoming_of(next_method, target, next_body, type));
        path_ = target;
        if (answer_.status != 303) break;
        target = answer_.header("Location");
        target = target.substr(0, target.find('#'));
        next_method = web::Method::get;
        next_body.clear();
    }
    typed_.clear();
    attached_.clear();
    return answer_;
}

Answer const& Browser::open(std::string const& path)
{
    return go(web::Method::get, path, "");
}

Answer Browser::json(web::Method method, std::string const& path, std::string const& body)
{
    web::Incoming incoming;
    incoming.method = method;
    incoming.target = "/api/v1" + path;
    incoming.body = body;
    if (method != web::Method::get) {
        auto const page = open("/who-sees-what");
        auto const at = page.body.find("name=\"csrf\" value=\"");
        if (at != std::string::npos) incoming.headers.emplace_back("x-csrf-token", page.body.substr(at + 19, 52));
        incoming.headers.emplace_back("content-type", "application/json");
        incoming.headers.emplace_back("origin", "http://localhost");
    }
    return send(std::move(incoming));
}

} // namespace app::testing
