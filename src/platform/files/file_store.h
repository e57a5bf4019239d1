#pragma once

#include "base/time.h"
#include "platform/files/disk.h"
#include "platform/files/file_hash.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// What a row remembers of a file. It may be committed only after put() has returned.
struct StoredFile {
    FileHash hash;
    std::int64_t size = 0;
    bool operator==(StoredFile const&) const = default;
};

/// What a reconciliation found and did.
struct Reconciled {
    std::vector<FileHash> missing; ///< rows speak of them, the store has not got them
    std::int64_t orphans_removed = 0;
    std::int64_t temporaries_removed = 0;
    std::int64_t bytes_freed = 0;
};

/// Files by the hash of their content, in a folder: `ab/cdef…` and, while they arrive, `arriving/`. Equal content is
/// kept once. A file is durable, bytes and name, before its hash is given out. Errors of the disk are exceptions
/// (StorageFull when there is no room), and leave nothing behind that reconcile() would not clear away.
class FileStore {
public:
    /// Makes what is missing of the folder.
    explicit FileStore(std::string folder);

    /// Takes over a finished temporary file: afterwards it is gone from its old path. Cheapest when it lies in
    /// arriving_folder(), because it is then renamed; from another file system it is copied.
    StoredFile put_file(std::string const& path_of_temporary);

    StoredFile put_bytes(std::string_view bytes);

    /// Where the file lies or would lie.
    std::string path_of(FileHash hash) const;

    /// The file opened for reading; nothing when it is not here.
    std::optional<Descriptor> open(FileHash hash) const;

    /// Removes a file that no row speaks of any more; false when it was not here.
    bool remove(FileHash hash);

    /// Removes a file that was last put before this moment; true when it is gone afterwards, also when it was not here.
    bool remove_older(FileHash hash, base::Time put_before);

    /// Every file here, in order. For the reconciler and backups.
    std::vector<FileHash> list() const;

    /// Removes files that no row speaks of and temporaries, when older than a day (a younger one may belong to an upload
    /// whose row is not committed yet), and names the missing. `known` is what the rows speak of, in any order; `now`
    /// is compared with the times that the file system keeps.
    Reconciled reconcile(std::vector<FileHash> known, base::Time now);

    /// On the same file system as the store: the place for uploads to be written to.
    std::string arriving_folder() const;

private:
    StoredFile settle(FileHash hash, std::int64_t size, std::string const& temporary);
    bool keep_existing(std::string const& path, std::int64_t size);
    std::int64_t remove_if_old(std::string const& path, base::Time now);
    std::string folder_of(FileHash hash) const;

    std::string folder_;
    std::mutex mutex_; ///< between finding that content is here already and removing it as an orphan
};

} // namespace platform
