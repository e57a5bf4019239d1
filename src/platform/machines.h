#pragma once

#include "base/chance.h"
#include "base/id.h"
#include "base/time.h"
#include "platform/storage/lane.h"

#include <functional>
#include <string>

namespace platform {

class Database;
class Keys;
class Settings;
class Languages;
class FileStore;
class Images;
class Mailer;
class Search;
class Tx;

/// The machines of one running site, put together once in app/ and handed to every request and job.
struct Machines {
    Database& database;
    base::Clock const& clock;
    base::IdSource& ids;
    base::Chance& chance;
    Keys const& keys;
    Settings& settings;
    Languages const& languages;
    Mailer& mailer;
    FileStore& files;
    Images& images;
    Search const& search;
    std::string public_url;   ///< scheme and host without a slash at the end; the only source of links
    bool development = false; ///< shows sign-in codes on the page
    std::function<void(std::int64_t session, base::Time before)> seen {}; ///< queues a "last seen" mark
    /// Queues a small mark that reading leaves behind (storage/late_writes.h); of one key only the newest is written.
    std::function<void(std::string key, std::function<void(Tx&)> write)> later {};
    std::function<void(Lanes)> work_added {}; ///< wakes the workers after a commit that left events or jobs
};

} // namespace platform
