#include "app/backup.h"

#include "app/commands.h"
#include "base/json.h"
#include "platform/archive/tar.h"
#include "platform/files/file_store.h"
#include "platform/storage/durable_file.h"
#include "platform/storage/write.h"

#include <fcntl.h>
#include <filesystem>
#include <map>
#include <stdexcept>

namespace app {

namespace {

namespace fs = std::filesystem;
using platform::FileHash;

constexpr std::string_view about_name = "about.json", rows_name = "database.db", list_name = "MANIFEST";
constexpr std::string_view files_prefix = "files/", keys_prefix = "keys/";
constexpr std::size_t longest_manifest = 512UL << 20;

/// Writes the parts of a backup and remembers them for its manifest.
class Packing {
public:
    explicit Packing(std::string const& path)
        : tar_ {path}
    {
    }

    void add(std::string_view name, std::string_view bytes)
    {
        tar_.add(name, bytes);
        note(name, FileHash::of(bytes), static_cast<std::int64_t>(bytes.size()));
    }

    void add_file(std::string const& name, std::string const& path, FileHash hash)
    {
        tar_.add_file(name, path);
        note(name, hash, static_cast<std::int64_t>(fs::file_size(path)));
    }

    BackupSize finish()
    {
        tar_.add(list_name, manifest_);
        tar_.finish();
        return size_;
    }

private:
    void note(std::string_view name, FileHash hash, std::int64_t bytes)
    {
        manifest_ += hash.text() + "  " + std::string {name} + "\n";
        size_.bytes += bytes;
        size_.files += name.starts_with(files_prefix) ? 1 : 0;
    }

    platform::TarWriter tar_;
    std::string manifest_ {};
    BackupSize size_ {};
};

std::string about(platform::Database& database)
{
    auto const last_step = database.read()->tx().one(
        "select max(name) from schema_steps", [](platform::Row const& row) { return row.string(0); });
    return base::Json::object()
        .add("format", "groundswell-backup/1")
        .add("made_by", version())
        .add("made_at", base::SystemClock {}.now())
        .add("schema", last_step.value_or(""))
        .text();
}

void pack_files(Packing& packing, std::string const& data)
{
    platform::FileStore const store {data + "/files"};
    for (auto const hash : store.list()) {
        // One that was erased since the rows were copied is rightly missing.
        auto const path = store.path_of(hash);
        if (fs::exists(path)) packing.add_file(std::string {files_prefix} + hash.text(), path, hash);
    }
}

void pack_keys(Packing& packing, std::string const& data)
{
    if (!fs::exists(data + "/keys")) return;
    for (auto const& entry : fs::directory_iterator {data + "/keys"}) {
        auto const path = entry.path().string();
        if (!entry.is_regular_file()) continue;
        packing.add_file(std::string {keys_prefix} + entry.path().filename().string(), path, FileHash::of_file(path));
    }
}

/// A folder inside the data folder, so that what is unpacked there can be kept by renaming it.
class Staging {
public:
    explicit Staging(std::string const& data)
        : folder_ {data + "/restoring"}
    {
        fs::create_directories(folder_);
        fs::permissions(folder_, fs::perms::owner_all);
    }
    ~Staging()
    {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Staging(Staging const&) = delete;

    /// Unpacks a backup under numbers of ours, so that no name of it is ever a path; compares every hash.
    void unpack(std::string const& path)
    {
        platform::TarReader tar {path};
        std::string manifest;
        while (auto const entry = tar.next()) {
            if (!manifest.empty()) throw std::invalid_argument {"the backup goes on after its manifest"};
            if (entry->name == list_name)
                manifest = listed(tar, entry->size);
            else
                keep(tar, entry->name);
        }
        compare(manifest);
    }

    /// Names and where their bytes lie.
    std::map<std::string, std::string> const& parts() const { return parts_; }
    std::string const& part(std::string_view name) const { return parts_.find(std::string {name})->second; }

private:
    static std::string listed(platform::TarReader& tar, std::int64_t size)
    {
        if (size > static_cast<std::int64_t>(longest_manifest)) throw std::invalid_argument {"the manifest is damaged"};
        std::string text;
        for (auto bytes = tar.read(); !bytes.empty(); bytes = tar.read()) text += bytes;
        return text;
    }

    void keep(platform::TarReader& tar, std::string const& name)
    {
        auto const path = folder_ + "/" + std::to_string(parts_.size());
        if (!parts_.emplace(name, path).second) throw std::invalid_argument {"the backup holds " + name + " twice"};
        auto const file = platform::open_or_throw(path, O_WRONLY | O_CREAT | O_EXCL);
        for (auto bytes = tar.read(); !bytes.empty(); bytes = tar.read()) platform::write_all(file, bytes);
        platform::sync(file);
    }

    void compare(std::string_view manifest) const
    {
        constexpr std::size_t hash_signs = 64;
        std::size_t lines = 0;
        while (!manifest.empty()) {
            auto const line = manifest.substr(0, manifest.find('\n'));
            manifest.remove_prefix(std::min(manifest.size(), line.size() + 1));
            auto const hash = FileHash::from(line.substr(0, hash_signs));
            auto const part = parts_.find(std::string {line.substr(std::min(line.size(), hash_signs + 2))});
            if (!hash || part == parts_.end()) throw std::invalid_argument {"the backup is damaged: its manifest"};
            if (FileHash::of_file(part->second) != *hash)
                throw std::invalid_argument {"the backup is damaged: " + part->first + " is not what it was"};
            ++lines;
        }
        bool const whole = lines == parts_.size() && parts_.contains(std::string {about_name})
            && parts_.contains(std::string {rows_name});
        if (!whole) throw std::invalid_argument {"the backup is not whole: its manifest is missing or short"};
    }

    std::string folder_;
    std::map<std::string, std::string> parts_ {};
};

void refuse_unless_empty(std::string const& data)
{
    for (auto const* const name : {"groundswell.db", "keys/site.key"}) {
        if (fs::exists(fs::path {data} / name))
            throw std::invalid_argument {data + " holds a site already; restore into an empty folder"};
    }
}

void keep_keys(Staging const& staging, std::string const& data)
{
    auto const folder = data + "/keys";
    fs::create_directories(folder);
    for (auto const& [name, path] : staging.parts()) {
        if (!name.starts_with(keys_prefix)) continue;
        auto const plain = fs::path {name.substr(keys_prefix.size())}.filename().string();
        if (plain.empty() || plain == "..") throw std::invalid_argument {"the backup holds a key without a name"};
        fs::rename(path, folder + "/" + plain);
    }
    platform::sync_folder(folder);
}

} // namespace

BackupSize make_backup(platform::Database& database, std::string const& data, std::string const& path)
{
    BackupSize size;
    platform::make_durably(path, [&](std::string const& unfinished) {
        auto const rows = unfinished + ".rows";
        fs::remove(rows);
        database.backup_to(rows);
        auto const remove_rows = std::shared_ptr<void> {nullptr, [&](void*) { fs::remove(rows); }};
        Packing packing {unfinished};
        packing.add(about_name, about(database));
        packing.add_file(std::string {rows_name}, rows, FileHash::of_file(rows));
        pack_files(packing, data);
        pack_keys(packing, data);
        size = packing.finish();
    });
    return size;
}

BackupSize restore_backup(std::string const& path, platform::DatabaseOptions const& options)
{
    refuse_unless_empty(options.folder);
    fs::create_directories(options.folder);
    Staging staging {options.folder};
    staging.unpack(path);
    auto const database = platform::open_database(options);
    platform::restore_from(*database, staging.part(rows_name));
    keep_keys(staging, options.folder);
    platform::FileStore store {options.folder + "/files"};
    BackupSize size;
    for (auto const& [name, staged] : staging.parts()) {
        if (!name.starts_with(files_prefix)) continue;
        size.bytes += store.put_file(staged).size;
        ++size.files;
    }
    return size;
}

} // namespace app
