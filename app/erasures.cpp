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

void note_erasure(std::string const& path, base::PersonId person)
{
    auto const file = platform::open_or_throw(path, O_WRONLY | O_CREAT | O_APPEND);
    platform::write_all(file, person.text() + "\n");
    platform::sync(file);
    platform::sync_folder(std::filesystem::absolute(path).parent_path());
}

std::vector<base::PersonId> erasures_in(std::string const& path)
{
    std::vector<base::PersonId> people;
    std::ifstream file {path};
    for (std::string line; std::getline(file, line);) {
        auto const person = base::PersonId::from(line);
        if (!person) throw std::invalid_argument {path + " is no list of erasures: \"" + line + "\""};
        if (std::ranges::find(people, *person) == people.end()) people.push_back(*person);
    }
    return people;
}

} // namespace app
