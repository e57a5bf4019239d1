#include "platform/mail/folder_mailer.h"

#include "platform/files/disk.h"
#include "platform/storage/storage_errors.h"

#include <cerrno>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

namespace platform {

namespace {

base::Refusal try_later(StorageError const& error)
{
    return {.reason = base::Reason::unavailable,
        .code = "mail_try_later",
        .problems = {{"mail_server", error.what()}},
        .retry_after_s = 300};
}

/// A temporary that goes away under its first name, whatever happens.
struct Passing {
    std::string path;
    ~Passing() { ::unlink(path.c_str()); }
};

} // namespace

FolderMailer::FolderMailer(std::string folder, std::string from, base::Clock const& clock)
    : folder_ {std::move(folder)}
    , from_ {std::move(from)}
    , clock_ {clock}
{
    std::filesystem::create_directories(folder_);
}

base::Result<base::Done> FolderMailer::send(Letter const& letter)
try {
    auto named = letter;
    if (named.from.empty()) named.from = from_;
    auto const now = clock_.now();
    auto const message = TRY(mime_of(named, now));
    auto [file, path] = fresh_file(folder_);
    Passing const passing {path};
    write_all(file, message);
    sync(file);
    // link, unlike rename, never replaces a letter that an earlier run wrote in the same millisecond
    while (::link(path.c_str(), fmt::format("{}/{:013}-{:04}.eml", folder_, now.ms, ++count_).c_str()) != 0) {
        if (errno != EEXIST) throw_disk_error(errno, "link into " + folder_);
    }
    sync_folder(folder_);
    return base::Done {};
} catch (StorageError const& error) {
    return try_later(error);
}

base::Result<base::Done> FolderMailer::check()
try {
    Passing const passing {fresh_file(folder_).second};
    return base::Done {};
} catch (StorageError const& error) {
    return try_later(error);
}

} // namespace platform
