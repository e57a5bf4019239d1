#include "platform/archive/tar.h"

#include "platform/storage/temporary_folder.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <stdexcept>

namespace platform {

namespace {

std::string written_archive(TemporaryFolder const& folder)
{
    std::ofstream {folder.path() + "/lesson"} << std::string(1000, 'l');
    auto const path = folder.path() + "/archive.tar";
    TarWriter writer {path};
    writer.add("about", "short");
    writer.add("empty", "");
    writer.add_file("files/lesson", folder.path() + "/lesson");
    writer.finish();
    return path;
}

} // namespace

TEST_CASE("an archive gives back what was put in, in order")
{
    TemporaryFolder const folder;
    TarReader reader {written_archive(folder)};

    auto const about = reader.next();
    auto const text = reader.read();
    auto const empty = reader.next();
    auto const lesson = reader.next();

    CHECK(about->name == "about");
    CHECK(text == "short");
    CHECK(empty->size == 0);
    CHECK(lesson->name == "files/lesson");
    CHECK(reader.read() == std::string(1000, 'l'));
    CHECK(reader.read().empty());
    CHECK_FALSE(reader.next());
}

TEST_CASE("any tar reads our archives")
{
    TemporaryFolder const folder;
    auto const path = written_archive(folder);

    auto const command
        = "cd " + folder.path() + " && mkdir out && tar -xf " + path + " -C out && cmp lesson out/files/lesson";

    CHECK(std::system(command.c_str()) == 0); // NOLINT: a test's own text
}

TEST_CASE("an archive that was cut short or changed says so")
{
    TemporaryFolder const folder;
    auto const path = written_archive(folder);
    std::ifstream whole {path, std::ios::binary};
    std::string bytes {std::istreambuf_iterator<char> {whole}, {}};
    auto const read_all = [&](std::string const& some) {
        auto const copy = folder.path() + "/copy";
        std::ofstream {copy, std::ios::binary | std::ios::trunc} << some;
        TarReader reader {copy};
        while (reader.next()) { }
    };
    auto changed = bytes;
    changed[0] = 'A';

    CHECK_THROWS_AS(read_all(bytes.substr(0, 1600)), std::invalid_argument);
    CHECK_THROWS_AS(read_all(changed), std::invalid_argument);
    CHECK_THROWS_AS(read_all("nothing of the kind"), std::invalid_argument);
    CHECK_NOTHROW(read_all(bytes));
}

} // namespace platform
