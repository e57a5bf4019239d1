#include "app/erasures.h"

#include "platform/files/disk.h"

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace app {

std::string erasures_path(std::string const& data)
{
    return (std::filesystem::path {data} / "erasures.txt").string();
}

void note_erasure(std::string const& path, people::Leaving const& leaving)
{
    auto const file = platform::open_or_throw(path, O_WRONLY | O_CREAT | O_APPEND);
    platform::write_all(file, leaving.person.text() + " " + std::string {people::words_names.of(leaving.words)} + "\n");
    platform::sync(file);
    platform::sync_folder(std::filesystem::absolute(path).parent_path());
}

std::vector<people::Leaving> erasures_in(std::string const& path)
{
    std::vector<people::Leaving> all;
    std::ifstream file {path};
    for (std::string line; std::getline(file, line);) {
        auto const space = std::min(line.find(' '), line.size());
        auto const person = base::PersonId::from(std::string_view {line}.substr(0, space));
        auto const words = people::words_names.named(std::string_view {line}.substr(std::min(space + 1, line.size())));
        if (!person || !words) throw std::invalid_argument {path + " is no list of erasures: \"" + line + "\""};
        if (std::ranges::find(all, *person, &people::Leaving::person) == all.end())
            all.push_back({*person, *words, {}});
    }
    return all;
}

} // namespace app
