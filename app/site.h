#pragma once

#include "app/mail_in.h"
#include "app/wiring.h"
#include "platform/files/file_store.h"
#include "platform/files/images.h"
#include "platform/i18n/languages.h"
#include "platform/keys/keys.h"
#include "platform/mail/mailer.h"
#include "platform/search/search.h"
#include "platform/settings/settings.h"
#include "platform/storage/database.h"
#include "platform/storage/late_writes.h"
#include "platform/web/seen_marks.h"
#include "platform/web/server.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace app {

/// How a site is run: what the command line, the environment or the file of settings said.
struct SiteOptions {
    std::string data = "data";
    std::string database {};   ///< postgresql://…; empty is SQLite in the data folder
    std::string public_url {}; ///< empty is made of the address
    std::string mail {};       ///< smtp://…, dir:PATH; empty is none yet
    std::string mail_from {};
    std::string mail_in {};        ///< lmtp:…, dir:PATH; empty takes no mail
    std::string mail_in_domain {}; ///< of the addresses to which one can answer; empty: no letter carries one
    int node = 0;
    bool development = false;
    web::ServerOptions server {};
    /// Where /metrics answers; no address is nowhere.
    struct Metrics {
        std::string address {};
        int port = 0;
    } metrics {};
};

/// What stands before the site on its listener: nothing, but for the floors of the bench build (bench/floor.cpp), which
/// answer paths of their own and pass everything else on.
using Front = std::unique_ptr<web::Application> (*)(web::Application& behind, SiteOptions const& options);
extern Front front;

/// Paths that only the bench build has (bench/stream_topic.cpp).
using MoreRoutes = void (*)(web::Routes& routes);
extern MoreRoutes more_routes;

/// The machines of one site put together: what `serve` runs, and what the other commands use without a server.
class Site {
public:
    explicit Site(SiteOptions options);
    ~Site();

    platform::Machines& machines() { return *machines_; }
    platform::Workers& workers() { return *workers_; }
    web::App& app() { return *app_; }
    SiteOptions const& options() const { return options_; }

    /// Erases people again whom a restored backup brought back: every room lets go, as it did the first time. Gives how many of
    /// those known were there again.
    int erase_again(std::span<people::Leaving const> known);

    /// Serves until `stop` is true, then drains.
    void serve();

private:
    SiteOptions options_;
    base::SystemClock clock_;
    platform::SystemChance chance_;
    base::IdSource ids_;
    std::unique_ptr<platform::Database> database_;
    platform::Keys keys_;
    platform::Settings settings_;
    std::unique_ptr<platform::Languages> languages_;
    std::unique_ptr<platform::Mailer> mailer_;
    platform::FileStore files_;
    platform::Images images_;
    platform::Search search_;
    std::unique_ptr<platform::Machines> machines_;
    platform::Listeners listeners_;
    platform::JobKinds jobs_;
    web::SeenMarks seen_;
    platform::LateWrites late_;
    std::unique_ptr<platform::Workers> workers_;
    Doorkeeper doorkeeper_;
    std::unique_ptr<web::App> app_;
    std::unique_ptr<MailIn> mail_in_; ///< while it serves
};

/// The catalogues, places and addresses of assets that the program carries; named once, before the first page.
std::unique_ptr<platform::Languages> carried_languages();
void name_carried_things();

} // namespace app
