#include "platform/mail/mail_folder.h"

#include "platform/mail/message.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace platform {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> oldest_in(std::string const& folder, int limit)
{
    std::vector<fs::path> files;
    std::error_code trouble;
    for (auto const& entry : fs::directory_iterator {folder, trouble})
        if (entry.is_regular_file(trouble) && !entry.is_symlink(trouble)) files.push_back(entry.path());
    std::ranges::sort(files);
    if (files.size() > static_cast<std::size_t>(limit)) files.resize(static_cast<std::size_t>(limit));
    return files;
}

std::string bytes_of_file(std::string const& path)
{
    std::ifstream file {path, std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

} // namespace

MailFolder::MailFolder(std::string folder, MailTaker taker)
    : folder_ {std::move(folder)}
    , taker_ {std::move(taker)}
{
    fs::create_directories(folder_ + "/new");
    fs::create_directories(folder_ + "/refused");
}

int MailFolder::take_some(int limit)
{
    int left = 0;
    for (auto const& file : oldest_in(folder_ + "/new", limit)) {
        auto const arrival = take(file.string());
        std::error_code trouble;
        if (arrival == Arrival::later) continue;
        if (arrival == Arrival::taken)
            fs::remove(file, trouble);
        else
            fs::rename(file, folder_ + "/refused/" + file.filename().string(), trouble);
        ++left;
    }
    return left;
}

Arrival MailFolder::take(std::string const& path)
{
    std::error_code trouble;
    if (fs::file_size(path, trouble) > MessageLimits {}.bytes || trouble) return Arrival::refused;
    auto const bytes = bytes_of_file(path);
    auto const message = message_of(bytes);
    if (!message) return Arrival::refused;
    auto recipients = message->delivered_to;
    for (auto const* people : {&message->to, &message->cc})
        for (auto const& person : *people) recipients.push_back(person.address);
    auto const known = std::ranges::find_if(recipients, [&](std::string const& one) { return taker_.knows(one); });
    if (known == recipients.end()) return Arrival::nobody_there;
    return taker_.take({bytes, *known, message->return_path});
}

} // namespace platform
