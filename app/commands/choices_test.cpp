#include "app/commands/choices.h"

#include "platform/storage/temporary_folder.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace app {

namespace {

/// An environment of a test's own.
Chosen::Environment environment(Choices const& values)
{
    return [values](std::string const& name) -> char const* {
        auto const found = values.find(name);
        return found == values.end() ? nullptr : found->second.c_str();
    };
}

std::string file_with(platform::TemporaryFolder const& folder, std::string const& text)
{
    auto const path = folder.path() + "/groundswell.toml";
    std::ofstream {path} << text;
    return path;
}

} // namespace

TEST_CASE("a flag wins over the environment, and the environment over the file")
{
    platform::TemporaryFolder const folder;
    file_with(folder, "mail = 'dir:file'\nlisten = 'file:1'\nnode = 3\ntrusted-proxies = ['10.0.0.0/8', '::1/128']\n");

    Chosen const chosen {{{"data", folder.path()}, {"mail", "dir:flag"}},
        environment({{"GROUNDSWELL_MAIL", "dir:environment"}, {"GROUNDSWELL_LISTEN", "127.0.0.1:2"}})};
    auto const options = site_options(chosen);

    CHECK(options.mail == "dir:flag");
    CHECK(options.server.port == 2);
    CHECK(options.node == 3);
    CHECK(options.server.trusted_proxies == std::vector<std::string> {"10.0.0.0/8", "::1/128"});
    CHECK(options.public_url == "http://127.0.0.1:2");
    CHECK_FALSE(options.development);
}

TEST_CASE("a file of settings that is wrong says where and what")
{
    platform::TemporaryFolder const folder;
    auto const complaint = [&](std::string const& text) -> std::string {
        try {
            choices_in_file(file_with(folder, text));
        } catch (BadChoice const& bad) {
            return bad.what();
        }
        return "none";
    };

    CHECK(complaint("mail = 'a'\nmial = 'b'\n").find("line 2: nothing is called \"mial\" here") != std::string::npos);
    CHECK(complaint("mail = 1.5\n").find("mail wants a text") != std::string::npos);
    CHECK(complaint("mail = \n").find("line 1") != std::string::npos);
    CHECK(complaint("[mail]\nhost = 'x'\n").find("mail wants a text") != std::string::npos);
    CHECK_THROWS_AS(choices_in_file(folder.path() + "/nothing.toml"), BadChoice);
}

TEST_CASE("a value that cannot be meant is refused in words")
{
    auto const with = [](Choices const& flags) { return site_options(Chosen {flags, environment({})}); };

    CHECK_THROWS_AS(with({{"listen", "8080"}}), BadChoice);
    CHECK_THROWS_AS(with({{"listen", "127.0.0.1:99999"}}), BadChoice);
    CHECK_THROWS_AS(with({{"node", "1024"}}), BadChoice);
    CHECK_THROWS_AS(with({{"tls-cert", "cert.pem"}}), BadChoice);
    CHECK_THROWS_AS(with({{"public-url", "network.example"}}), BadChoice);
    CHECK(with({{"listen", "[::1]:8080"}}).server.address == "::1");
    CHECK(with({{"public-url", "https://network.example/"}}).public_url == "https://network.example");
}

TEST_CASE("the page about configuration names every choice and no other")
{
    std::ifstream file {"docs/configuration.md"}; // tests run at the top of the checkout
    REQUIRE(file);
    std::vector<std::string> rows;
    for (std::string line; std::getline(file, line) && line != "## The commands";) {
        if (line.starts_with("| `")) rows.push_back(line.substr(3, line.find('`', 3) - 3));
    }

    std::vector<std::string> names;
    for (auto const& choice : choices) names.emplace_back(choice.name);

    CHECK(rows == names);
}

} // namespace app
