#include "app/commands.h"

#include "app/site.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace app {

namespace {

/// "127.0.0.1:8080" or "[::1]:8080" into its two halves.
void set_listen(web::ServerOptions& server, std::string const& listen)
{
    auto const colon = listen.rfind(':');
    if (colon == std::string::npos) throw std::invalid_argument {"--listen wants ADDRESS:PORT, such as 127.0.0.1:8080"};
    server.address = listen.substr(0, colon);
    if (server.address.starts_with('[')) server.address = server.address.substr(1, server.address.size() - 2);
    server.port = std::stoi(listen.substr(colon + 1));
}

struct ServeOptions {
    SiteOptions site {};
    std::string listen = "127.0.0.1:8080";
};

int serve(ServeOptions& options)
{
    set_listen(options.site.server, options.listen);
    if (options.site.public_url.empty()) {
        options.site.public_url = (options.site.server.tls_cert.empty() ? "http://" : "https://") + options.listen;
    }
    while (options.site.public_url.ends_with('/')) options.site.public_url.pop_back();
    Site site {std::move(options.site)};
    site.serve();
    return 0;
}

void add_serve(CLI::App& program, Command& chosen)
{
    auto options = std::make_shared<ServeOptions>();
    auto* const command = program.add_subcommand("serve", "Runs the site");
    command->add_option("--data", options->site.data, "The folder of this site's database, files and keys")
        ->capture_default_str();
    command->add_option("--listen", options->listen, "ADDRESS:PORT")->capture_default_str();
    command->add_option("--public-url", options->site.public_url,
        "The address people type: the only source of links and allowed origins");
    command->add_option("--tls-cert", options->site.server.tls_cert, "PEM file");
    command->add_option("--tls-key", options->site.server.tls_key, "PEM file");
    command
        ->add_option(
            "--trusted-proxies", options->site.server.trusted_proxies, "CIDRs whose X-Forwarded-For is believed")
        ->delimiter(',');
    command->add_option("--database", options->site.database, "postgresql://…; without it SQLite in the data folder");
    command->add_option("--mail", options->site.mail, "smtp://user:password@host:port, or dir:PATH");
    command->add_option("--mail-from", options->site.mail_from, "The address that letters come from");
    command->add_option("--node", options->site.node, "This node's number when several share a database")
        ->check(CLI::Range(0, 1023));
    options->site.development = std::getenv("GROUNDSWELL_DEV") != nullptr;
    command->callback([options, &chosen] { chosen.run = [options] { return serve(*options); }; });
}

} // namespace

std::string version()
{
    return "groundswell 0.1.0";
}

void add_commands(CLI::App& program, Command& chosen)
{
    add_serve(program, chosen);
}

} // namespace app
