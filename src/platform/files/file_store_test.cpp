#include "platform/files/file_store.h"
#include "platform/files/testing.h"
#include "platform/storage/storage_errors.h"

#include <doctest/doctest.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <thread>

using namespace platform;
namespace fs = std::filesystem;

namespace {

constexpr auto hash_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-4

base::Time in_hours(int hours)
{
    return base::SystemClock {}.now() + std::chrono::hours {hours};
}

int files_in(std::string const& folder)
{
    return static_cast<int>(std::distance(fs::directory_iterator {folder}, fs::directory_iterator {}));
}

} // namespace

TEST_CASE("a stored file is found under the hash of its content")
{
    TemporaryFolder folder;
    FileStore store {folder.path() + "/files"};

    auto const stored = store.put_bytes("abc");

    CHECK(stored.hash.text() == hash_of_abc);
    CHECK(stored.size == 3);
    CHECK(store.path_of(stored.hash) == folder.path() + "/files/ba/" + (hash_of_abc + 2));
    CHECK(content_of(store.path_of(stored.hash)) == "abc");
    CHECK(read_some(*store.open(stored.hash), 10) == "abc");
    CHECK(files_in(store.arriving_folder()) == 0);
}

TEST_CASE("an upload becomes the stored file itself and is gone from where it arrived")
{
    TemporaryFolder folder;
    FileStore store {folder.path() + "/files"};
    auto const upload = store.arriving_folder() + "/upload-1";
    std::ofstream {upload} << "abc";

    auto const stored = store.put_file(upload);

    CHECK(stored == store.put_bytes("abc"));
    CHECK_FALSE(fs::exists(upload));
    CHECK(content_of(store.path_of(stored.hash)) == "abc");
}

TEST_CASE("an upload that arrived on another file system is copied whole")
{
    TemporaryFolder folder;
    FileStore store {folder.path() + "/files"};
    std::string elsewhere = "/dev/shm/groundswell-XXXXXX";
    Descriptor const upload {::mkostemp(elsewhere.data(), O_CLOEXEC)};
    std::string const content(1'000'000, 'x');
    write_all(upload, content);

    auto const stored = store.put_file(elsewhere);

    CHECK(content_of(store.path_of(stored.hash)) == content);
    CHECK_FALSE(fs::exists(elsewhere));
    CHECK(files_in(store.arriving_folder()) == 0);
}

TEST_CASE("content that is already here is not written again")
{
    TemporaryFolder folder;
    FileStore store {folder.path()};
    auto const first = store.put_bytes("abc");
    auto const path = store.path_of(first.hash);
    auto const inode = [&path] {
        struct stat status { };
        ::stat(path.c_str(), &status);
        return status.st_ino;
    };
    auto const before = inode();

    store.put_bytes("abc");
    store.put_file(file_in(folder, "again", "abc"));

    CHECK(inode() == before);
    CHECK(store.list() == std::vector {first.hash});
    CHECK_FALSE(fs::exists(folder.path() + "/again"));
}

TEST_CASE("a stored file that was cut short by a fault is made whole by the next upload of it")
{
    TemporaryFolder folder;
    FileStore store {folder.path()};
    auto const stored = store.put_bytes("abc");
    fs::resize_file(store.path_of(stored.hash), 1);

    store.put_bytes("abc");

    CHECK(content_of(store.path_of(stored.hash)) == "abc");
    CHECK(FileHash::of_file(store.path_of(stored.hash)) == stored.hash);
}

TEST_CASE("many uploads of the same file at once leave one file")
{
    TemporaryFolder folder;
    FileStore store {folder.path()};
    std::string const content(100'000, 'x');

    std::vector<std::thread> people;
    for (int i = 0; i < 16; ++i) {
        people.emplace_back([&] {
            for (int n = 0; n < 5; ++n) store.put_bytes(content + std::to_string(n));
        });
    }
    for (auto& person : people) person.join();

    CHECK(store.list().size() == 5);
    for (auto const hash : store.list()) CHECK(FileHash::of_file(store.path_of(hash)) == hash);
    CHECK(files_in(store.arriving_folder()) == 0);
}

TEST_CASE("only 64 lower-case hexadecimal signs are a hash, so nothing sent can become a path")
{
    std::string const good = hash_of_abc;

    CHECK(FileHash::from(good)->text() == good);
    for (std::string const& bad :
        {std::string {}, good.substr(1), good + "0", "../" + good.substr(3), "A" + good.substr(1),
            std::string(1, '\0') + good.substr(1), good.substr(0, 63) + "g", good.substr(0, 63) + "/"}) {
        CAPTURE(bad);
        CHECK_FALSE(FileHash::from(bad));
    }
}

TEST_CASE("a removed file is not found any more")
{
    TemporaryFolder folder;
    FileStore store {folder.path()};
    auto const stored = store.put_bytes("abc");

    bool const was_here = store.remove(stored.hash);

    CHECK(was_here);
    CHECK_FALSE(store.remove(stored.hash));
    CHECK_FALSE(store.open(stored.hash));
}

TEST_CASE("reconciling removes orphans older than a day and names what is missing")
{
    TemporaryFolder folder;
    FileStore store {folder.path()};
    auto const kept = store.put_bytes("kept").hash;
    auto const orphan = store.put_bytes("orphan").hash;
    auto const lost = FileHash::of("lost");
    std::ofstream {store.arriving_folder() + "/upload-cut-by-a-crash"} << "half";

    auto const soon = store.reconcile({kept, lost}, in_hours(23));
    auto const later = store.reconcile({lost, kept, lost}, in_hours(25));

    CHECK(soon.orphans_removed + soon.temporaries_removed == 0);
    CHECK(soon.missing == std::vector {lost});
    CHECK(later.orphans_removed == 1);
    CHECK(later.temporaries_removed == 1);
    CHECK(later.bytes_freed == 10);
    CHECK(later.missing == std::vector {lost});
    CHECK(store.open(kept));
    CHECK_FALSE(store.open(orphan));
}

TEST_CASE("an old orphan that is uploaded again is spared, because its row may be on the way")
{
    TemporaryFolder folder;
    FileStore store {folder.path()};
    auto const hash = store.put_bytes("abc").hash;
    auto const long_ago = fs::file_time_type::clock::now() - std::chrono::hours {48};
    fs::last_write_time(store.path_of(hash), long_ago);

    store.put_bytes("abc");
    auto const done = store.reconcile({}, in_hours(0));

    CHECK(done.orphans_removed == 0);
    CHECK(store.open(hash));
}

TEST_CASE("a full disk and a used-up quota are told apart from a broken disk")
{
    auto const full = open_or_throw("/dev/full", O_WRONLY);

    CHECK_THROWS_AS(write_all(full, "x"), StorageFull);
    CHECK_THROWS_AS(throw_disk_error(EDQUOT, "write"), StorageFull);
    try {
        throw_disk_error(EIO, "fsync");
    } catch (StorageFull const&) {
        FAIL("a broken disk is not a full one");
    } catch (StorageError const& error) {
        CHECK(error.code() == "errno_5");
    }
}

TEST_CASE("an upload that cannot be written leaves nothing behind")
{
    TemporaryFolder folder;
    FileStore store {folder.path()};
    auto const target = store.path_of(FileHash::of("abc"));
    fs::create_directories(target + "/in-the-way"); // stands for any fault after the bytes were written

    CHECK_THROWS_AS(store.put_bytes("abc"), StorageError);

    CHECK(files_in(store.arriving_folder()) == 0);
}
