#include "app/commands/choices.h"

#include "platform/mail/mail_address.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace app {

std::array<Choice const, 15> const choices {{
    {"config", Scope::storage, "",
        "The file of settings; without it groundswell.toml in the data folder, if there is one"},
    {"data", Scope::storage, "data", "The folder of this site's database, files and keys"},
    {"database", Scope::storage, "", "postgresql://…; without it SQLite in the data folder"},
    {"node", Scope::storage, "0", "This node's number, 0 to 1023, when several share a database"},
    {"listen", Scope::site, "127.0.0.1:8080", "ADDRESS:PORT where the site answers"},
    {"public-url", Scope::site, "", "The address people type: the only source of links and allowed origins"},
    {"tls-cert", Scope::site, "", "PEM file, when there is no proxy in front"},
    {"tls-key", Scope::site, "", "PEM file"},
    {"trusted-proxies", Scope::site, "", "CIDRs, with commas, whose X-Forwarded-For and -Proto are believed"},
    {"mail", Scope::site, "", "smtp://user:password@host:port, or dir:PATH"},
    {"mail-from", Scope::site, "", "The address that letters come from"},
    {"mail-in", Scope::site, "", "lmtp:127.0.0.1:PORT, lmtp:/path/of/socket or dir:PATH, where mail is taken in"},
    {"mail-in-domain", Scope::site, "", "The domain of the addresses to which people answer; else that of mail-from"},
    {"metrics", Scope::site, "", "ADDRESS:PORT of the listener for figures, never the public one"},
    {"dev", Scope::site, "", "yes shows sign-in codes on the page; for development only"},
}};

namespace {

std::pair<std::string, int> address_and_port(std::string_view choice, std::string const& text)
{
    auto const colon = text.rfind(':');
    int port = -1;
    if (colon != std::string::npos) {
        auto const* const end = text.data() + text.size();
        auto const read = std::from_chars(text.data() + colon + 1, end, port);
        if (read.ptr != end || read.ec != std::errc {}) port = -1;
    }
    if (port < 0 || port > 65535) {
        throw BadChoice {
            "--" + std::string {choice} + " wants ADDRESS:PORT, such as 127.0.0.1:8080, not \"" + text + "\""};
    }
    auto address = text.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
    return {address, port};
}

std::vector<std::string> parts_of(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        if (!part.empty()) parts.emplace_back(part);
    }
    return parts;
}

int node_number(std::string const& text)
{
    int node = -1;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), node);
    if (read.ptr != text.data() + text.size() || node < 0 || node > 1023) {
        throw BadChoice {"--node wants a number from 0 to 1023, not \"" + text + "\""};
    }
    return node;
}

/// The address people type, or the one we listen at.
std::string public_url(Chosen const& chosen)
{
    auto url = chosen.text("public-url");
    if (url.empty()) url = (chosen.text("tls-cert").empty() ? "http://" : "https://") + chosen.text("listen");
    while (url.ends_with('/')) url.pop_back();
    if (!url.starts_with("http://") && !url.starts_with("https://")) {
        throw BadChoice {"--public-url begins with http:// or https://, not \"" + url + "\""};
    }
    return url;
}

std::string mail_in(std::string const& text)
{
    if (text.empty() || text.starts_with("lmtp:") || text.starts_with("dir:")) return text;
    throw BadChoice {"--mail-in wants lmtp:127.0.0.1:PORT, lmtp:/path/of/socket or dir:PATH, not \"" + text + "\""};
}

/// Where answers go: a domain of its own, or that of the address letters come from.
std::string mail_in_domain(Chosen const& chosen)
{
    auto const& named = chosen.text("mail-in-domain");
    auto const& from = chosen.text("mail-from");
    auto const domain = named.empty() ? from.substr(std::min(from.find('@'), from.size() - 1) + 1) : named;
    if (platform::plausible_address("reply@" + domain)) return domain;
    throw BadChoice {"--mail-in needs --mail-in-domain, such as network.example: answers are sent to addresses there"};
}

} // namespace

std::string environment_name(std::string_view choice)
{
    std::string name = "GROUNDSWELL_";
    for (char const sign : choice) name += sign == '-' ? '_' : static_cast<char>(sign - 'a' + 'A');
    return name;
}

Chosen::Chosen(Choices flags, Environment const& environment)
    : values_ {std::move(flags)}
{
    for (auto const& choice : choices) {
        auto const* const said = environment(environment_name(choice.name));
        if (said != nullptr && *said != '\0') values_.try_emplace(std::string {choice.name}, said);
    }
    fill_from_file();
    for (auto const& choice : choices) values_.try_emplace(std::string {choice.name}, choice.otherwise);
}

void Chosen::fill_from_file()
{
    auto const named = values_.find("config");
    auto const data = values_.find("data");
    auto const usual = std::filesystem::path {data == values_.end() ? "data" : data->second} / "groundswell.toml";
    if (named == values_.end() && !std::filesystem::exists(usual)) return;
    values_.merge(choices_in_file(named == values_.end() ? usual.string() : named->second));
}

std::string const& Chosen::text(std::string_view name) const
{
    auto const found = values_.find(name);
    if (found == values_.end()) throw std::logic_error {"no choice is called " + std::string {name}};
    return found->second;
}

bool Chosen::yes(std::string_view name) const
{
    auto const& said = text(name);
    return !said.empty() && said != "no" && said != "0" && said != "false";
}

void add_choices(CLI::App& command, Scope scope, Choices& flags)
{
    for (auto const& choice : choices) {
        if (scope == Scope::storage && choice.scope == Scope::site) continue;
        auto words = std::string {choice.words};
        if (!choice.otherwise.empty()) words += " [" + std::string {choice.otherwise} + "]";
        command.add_option_function<std::string>(
            "--" + std::string {choice.name},
            [&flags, name = std::string {choice.name}](std::string const& value) { flags[name] = value; }, words);
    }
}

SiteOptions site_options(Chosen const& chosen)
{
    SiteOptions options;
    options.data = chosen.text("data");
    options.database = chosen.text("database");
    options.node = node_number(chosen.text("node"));
    options.public_url = public_url(chosen);
    options.mail = chosen.text("mail");
    options.mail_from = chosen.text("mail-from");
    options.mail_in = mail_in(chosen.text("mail-in"));
    if (!options.mail_in.empty()) options.mail_in_domain = mail_in_domain(chosen);
    options.development = chosen.yes("dev");
    std::tie(options.server.address, options.server.port) = address_and_port("listen", chosen.text("listen"));
    options.server.tls_cert = chosen.text("tls-cert");
    options.server.tls_key = chosen.text("tls-key");
    if (options.server.tls_cert.empty() != options.server.tls_key.empty()) {
        throw BadChoice {"--tls-cert and --tls-key belong together: name both, or neither"};
    }
    options.server.trusted_proxies = parts_of(chosen.text("trusted-proxies"));
    if (auto const& metrics = chosen.text("metrics"); !metrics.empty()) {
        std::tie(options.metrics.address, options.metrics.port) = address_and_port("metrics", metrics);
    }
    return options;
}

} // namespace app
