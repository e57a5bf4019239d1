#include "app/site.h"

#include "app/erasures.h"
#include "app/metrics.h"
#include "areas/notices/incoming/mailed_address.h"
#include "areas/people/leaving/leave.h"
#include "html/assets.h"
#include "platform/embedded/embedded.h"
#include "platform/embedded/unpack.h"
#include "platform/i18n/places.h"
#include "platform/log/log.h"
#include "platform/storage/write.h"
#include "platform/web/assets.h"
#include "platform/web/worker_pool.h"

#include <csignal>
#include <filesystem>
#include <map>
#include <pthread.h>

namespace app {

namespace {

constexpr std::chrono::seconds goodbye_to_streams {4};

std::string sub_folder(std::string const& data, std::string_view name)
{
    auto const path = std::filesystem::path {data} / name;
    std::filesystem::create_directories(path);
    return path.string();
}

platform::DatabaseOptions database_options(SiteOptions const& options)
{
    std::filesystem::create_directories(options.data);
    return {.folder = options.data, .url = options.database};
}

/// Blocks SIGTERM and SIGINT in every thread made after this; serve() waits for them.
sigset_t blocked_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

} // namespace

Front front = nullptr;
MoreRoutes more_routes = nullptr;

std::unique_ptr<platform::Languages> carried_languages()
{
    std::map<std::string, std::string_view> catalogues;
    for (auto const name : platform::embedded_names("locales/")) {
        if (!name.ends_with(".po")) continue;
        std::string code {name.substr(std::string_view {"locales/"}.size())};
        code.resize(code.find('.'));
        catalogues.emplace(std::move(code), platform::embedded(name));
    }
    return std::make_unique<platform::Languages>(catalogues);
}

void name_carried_things()
{
    static platform::Places const places {platform::unpacked(platform::embedded("places.tsv.gz"))};
    platform::set_gazetteer(places);
    html::set_asset_addresses(web::asset_url);
}

Site::Site(SiteOptions options)
    : options_ {std::move(options)}
    , ids_ {clock_, options_.node}
    , database_ {platform::open_database(database_options(options_))}
    , keys_ {platform::Keys::in_file(sub_folder(options_.data, "keys") + "/site.key", chance_)}
    , settings_ {clock_}
    , languages_ {carried_languages()}
    , mailer_ {platform::mailer_for(options_.mail, options_.mail_from, clock_)}
    , files_ {sub_folder(options_.data, "files")}
    , images_ {{.program = platform::image_program_beside_us()}}
    , search_ {database_->engine()}
    , listeners_ {all_listeners(search_)}
    , jobs_ {all_jobs()}
    , seen_ {clock_}
{
    name_carried_things();
    notices::take_mail_at(options_.mail_in_domain);
    note_erasures_in(jobs_, erasures_path(options_.data));
    platform::migrate(*database_);
    database_->set_wait_hook([] { return std::make_shared<web::WorkerPool::Aside>(); });
    machines_ = std::make_unique<platform::Machines>(platform::Machines {*database_, clock_, ids_, chance_, keys_,
        settings_, *languages_, *mailer_, files_, images_, search_, options_.public_url, options_.development, {}, {}});
    workers_ = std::make_unique<platform::Workers>(*machines_, listeners_, jobs_);
    machines_->work_added = [this](platform::Lanes added) {
        workers_->wake(added);
        app_->streams().nudge();
    };
    machines_->seen = [this](std::int64_t session, base::Time before) { seen_.mark(session, before); };
    machines_->later = [this](std::string key, std::function<void(platform::Tx&)> write) {
        late_.put(std::move(key), std::move(write));
    };
    workers_->beside([this] {
        seen_.write_when_due(*database_);
        late_.write_all(*database_);
        if (mail_in_) mail_in_->look();
    });
    auto routes = all_routes();
    if (more_routes != nullptr) more_routes(routes);
    app_ = std::make_unique<web::App>(*machines_, std::move(routes), doorkeeper_);
}

Site::~Site() = default;

int Site::erase_again(std::span<people::Leaving const> known)
{
    int again = 0;
    platform::write(*database_, [&](platform::Tx& tx) {
        platform::Outbox outbox {tx, ids_, clock_};
        base::Actor const nobody {};
        platform::Context cx {{nobody, tx, clock_}, outbox, ids_, chance_};
        again = people::erase_again(cx, known);
    });
    workers_->run_due();
    database_->scrub();
    return again;
}

void Site::serve()
{
    auto const signals = blocked_signals();
    options_.server.spool_folder = files_.arriving_folder();
    auto const before = front != nullptr ? front(*app_, options_) : nullptr;
    Measured measured {before ? *before : *app_};
    web::Server server {options_.server, measured};
    server.start();
    MetricsPage figures {measured, server, *database_, app_->streams()};
    auto const metrics = serve_metrics(options_.metrics.address, options_.metrics.port, figures);
    mail_in_ = std::make_unique<MailIn>(options_.mail_in, *machines_);
    workers_->start();
    app_->streams().start();
    platform::log(platform::Level::info, "serving",
        base::Json::object()
            .add("url", options_.public_url)
            .add("port", server.port())
            .add("metrics_port", metrics ? metrics->port() : 0));
    int signal = 0;
    sigwait(&signals, &signal);
    if (metrics) metrics->drain();
    app_->streams().say_goodbye(goodbye_to_streams);
    server.drain();
    app_->streams().stop();
    workers_->stop();
    mail_in_.reset();
    platform::log(platform::Level::info, "stopped");
}

} // namespace app
