#pragma once

#include "app/site.h"

#include <array>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace app {

/// An option, a value or a file that the operator has to put right: told in one sentence, exit code 2.
struct BadChoice : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Which commands take a choice.
enum class Scope { storage, site };

/// One thing an operator can choose. Its name is the same everywhere: --public-url, GROUNDSWELL_PUBLIC_URL, and
/// public-url in the file of settings. docs/configuration.md is held against this table by a test.
struct Choice {
    std::string_view name;
    Scope scope;
    std::string_view otherwise; ///< when nobody chose
    std::string_view words;
};

extern std::array<Choice const, 15> const choices;

std::string environment_name(std::string_view choice);

/// Names and values, as a command line, an environment or a file gives them.
using Choices = std::map<std::string, std::string, std::less<>>;

/// What the file of settings says (TOML; texts, whole numbers, yes/no, lists of texts). Throws BadChoice, with the line,
/// for a file that cannot be read, a name nobody knows, or a value of another kind.
Choices choices_in_file(std::string const& path);

/// What was chosen: by a flag, else by the environment, else in the file, else nobody did.
class Chosen {
public:
    using Environment = std::function<char const*(std::string const& name)>;
    Chosen(Choices flags, Environment const& environment);

    /// Throws std::logic_error for a name that is not in the table.
    std::string const& text(std::string_view name) const;
    bool yes(std::string_view name) const;

private:
    void fill_from_file();

    Choices values_;
};

/// Gives a command the options of the table that its scope takes; parsing fills `flags`.
void add_choices(CLI::App& command, Scope scope, Choices& flags);

/// Everything a site is run with. Throws BadChoice.
SiteOptions site_options(Chosen const& chosen);

} // namespace app
