#include "app/doctor.h"

#include "app/search_index.h"
#include "platform/i18n/zones.h"
#include "platform/jobs/workers.h"
#include "platform/search/search.h"
#include "platform/storage/health.h"
#include "platform/storage/storage_errors.h"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

namespace app {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t gigabyte = 1'000'000'000;
constexpr base::Time earliest {1'767'225'600'000}; ///< the beginning of 2026: no right clock is before it

Finding well(std::string subject, std::string words)
{
    return {true, std::move(subject), std::move(words)};
}
Finding ill(std::string subject, std::string words)
{
    return {false, std::move(subject), std::move(words)};
}

Finding folder_finding(std::string const& data)
{
    if (!fs::is_directory(data))
        return ill("Data folder", data + " does not exist; start with: groundswell serve --data " + data);
    if (::access(data.c_str(), R_OK | W_OK | X_OK) != 0)
        return ill("Data folder", data + " cannot be written to by this user; run as the user who serves");
    return well("Data folder", fs::absolute(data).string());
}

Finding disk_here(std::string const& data)
{
    struct statvfs about { };
    if (::statvfs(data.c_str(), &about) != 0) return ill("Disk", "cannot be asked how full it is");
    auto const unit = static_cast<std::int64_t>(about.f_frsize);
    auto const names = about.f_files == 0 ? INT64_MAX : static_cast<std::int64_t>(about.f_favail);
    return disk_finding(
        static_cast<std::int64_t>(about.f_bavail) * unit, static_cast<std::int64_t>(about.f_blocks) * unit, names);
}

Finding words_for(platform::Complaint const& complaint)
{
    using Kind = platform::Complaint::Kind;
    auto const& about = complaint.about;
    switch (complaint.kind) {
    case Kind::damaged:
        return ill("Database", "is damaged (" + about + "); stop the site and restore the newest backup");
    case Kind::not_utf8:
        return ill("Database", "is encoded in " + about + "; create it with ENCODING 'UTF8'");
    case Kind::wrong_order:
        return ill("Database",
            "sorts by \"" + about + "\"; create it with LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' TEMPLATE template0");
    case Kind::no_trigrams:
        return ill("Database", "has no pg_trgm, which search needs; install postgresql-contrib");
    case Kind::not_durable:
        return ill("Database", about + " is off, so a power cut loses what was promised; switch it on");
    case Kind::newer:
        return ill("Database", "was written by a newer program (" + about + "); use that one");
    case Kind::older:
        return ill("Database", "is older than this program (" + about + " is missing); run: groundswell migrate");
    }
    return ill("Database", about);
}

Finding search_finding(platform::Database& database)
{
    auto const size = search_size(database.read()->tx(), platform::Search {database.engine()});
    auto const words = fmt::format("{} of {} things can be found", size.found, size.wanted);
    // What was said a moment ago is on its way: the index follows the events.
    auto const on_the_way = platform::work_left(database.read()->tx()).events;
    auto const missing = std::abs(size.wanted - size.found);
    return missing <= on_the_way ? well("Search", words) : ill("Search", words + "; run: groundswell reindex");
}

void add_database(std::vector<Finding>& found, SiteOptions const& options)
{
    auto const path = fs::path {options.data} / "groundswell.db";
    if (options.database.empty() && !fs::exists(path)) {
        found.push_back(ill("Database", "there is none in " + options.data + " yet; start the site once"));
        return;
    }
    try {
        auto const database = platform::open_database({.folder = options.data, .url = options.database, .readers = 1});
        auto const complaints = platform::complaints_about(*database);
        for (auto const& complaint : complaints) found.push_back(words_for(complaint));
        auto const* const engine = database->engine() == platform::Engine::sqlite ? "SQLite" : "PostgreSQL";
        if (complaints.empty()) found.push_back(search_finding(*database));
        if (complaints.empty()) found.push_back(well("Database", std::string {engine} + ", whole and up to date"));
    } catch (platform::StorageError const& error) {
        found.push_back(ill("Database", std::string {"cannot be read: "} + error.what()));
    }
}

Finding key_finding(std::string const& data)
{
    auto const path = data + "/keys/site.key";
    struct stat about { };
    if (::stat(path.c_str(), &about) != 0)
        return ill("Key", path + " is missing; start the site once, or restore a backup");
    if ((about.st_mode & 077) != 0) return ill("Key", path + " can be read by others; run: chmod 600 " + path);
    return well("Key", "only this site's user can read it");
}

Finding clock_finding(base::Time now)
{
    if (now < earliest) return ill("Clock", "is years behind; set it, and install a time service (systemd-timesyncd)");
    struct timex about { };
    bool const kept = ::adjtimex(&about) != TIME_ERROR && (about.status & STA_UNSYNC) == 0;
    if (!kept) return ill("Clock", "no time service keeps it right; install systemd-timesyncd or chrony");
    return well("Clock", base::rfc3339(now) + ", kept by a time service");
}

Finding zones_finding()
{
    auto const& zones = platform::system_zones();
    bool const known
        = zones.find("Europe/Istanbul") != nullptr && zones.find("UTC") != nullptr && !zones.names().empty();
    return known ? well("Time zones", "the system knows them")
                 : ill("Time zones", "the system's are missing; install the package tzdata");
}

/// One grey pixel: enough to see whether the child starts, is let do its work, and answers.
constexpr std::string_view pixel {
    "\211PNG\015\012\032\012\000\000\000\015IHDR\000\000\000\001\000\000\000\001\010\000\000\000\000\072\176\233U"
    "\000\000\000\012IDATx\234ch\000\000\000\202\000\201w\315r\266\000\000\000\000IEND\256B\140\202",
    67};

Finding images_finding(std::string const& program)
{
    if (::access(program.c_str(), X_OK) != 0)
        return ill("Pictures", program + " is missing; it belongs beside the program");
    auto const path = fs::temp_directory_path() / fmt::format("groundswell-doctor-{}.png", ::getpid());
    std::ofstream {path, std::ios::binary} << pixel;
    platform::Images images {{.program = program}};
    auto const made = images.renditions(path);
    fs::remove(path);
    return made ? well("Pictures", "are made anew in a sandbox")
                : ill("Pictures",
                    "cannot be made (" + made.refusal().code + "); is libvips installed, and seccomp allowed here?");
}

Finding mail_finding(SiteOptions const& options)
{
    if (options.mail.empty())
        return ill(
            "Mail", "is not set up, so nobody gets a code to sign in; say --mail smtp://user:password@host:port");
    base::SystemClock const clock;
    auto const checked = platform::mailer_for(options.mail, options.mail_from, clock)->check();
    if (checked)
        return well("Mail", options.mail.starts_with("dir:") ? "letters go to a folder" : "the server lets us in");
    auto const& refusal = checked.refusal();
    auto const why = refusal.problems.empty() ? refusal.code : refusal.problems.front().code;
    return ill("Mail", "letters cannot be sent (" + why + "); compare --mail with what your mail provider says");
}

} // namespace

Finding disk_finding(std::int64_t free_bytes, std::int64_t all_bytes, std::int64_t free_names)
{
    auto const left = fmt::format("{:.1f} GB of {:.1f} GB are free", static_cast<double>(free_bytes) / gigabyte,
        static_cast<double>(all_bytes) / gigabyte);
    if (free_bytes < gigabyte) return ill("Disk", left + "; make room, or writing stops when it is full");
    if (free_names < 10'000) return ill("Disk", "only few more files fit (inodes); remove what is not needed");
    return well("Disk", left);
}

Finding address_finding(std::string const& public_url)
{
    if (public_url.starts_with("https://")) return well("Address", public_url);
    auto const host = public_url.substr(public_url.find("//") + 2);
    bool const this_machine = host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]");
    if (this_machine) return well("Address", public_url + ", for this machine alone: phones cannot sign in over http");
    return ill("Address",
        public_url + ": phones and other computers cannot sign in over http; put https in front (docs/install.md)");
}

std::vector<Finding> findings(SiteOptions const& options)
{
    std::vector<Finding> found {folder_finding(options.data)};
    if (found.front().well) {
        found.push_back(disk_here(options.data));
        add_database(found, options);
        found.push_back(key_finding(options.data));
    }
    found.push_back(clock_finding(base::SystemClock {}.now()));
    found.push_back(zones_finding());
    found.push_back(images_finding(platform::image_program_beside_us()));
    found.push_back(mail_finding(options));
    found.push_back(address_finding(options.public_url));
    return found;
}

} // namespace app
