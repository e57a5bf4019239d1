#include "platform/storage/late_writes.h"

#include "platform/storage/write.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace platform {

namespace {

constexpr std::size_t marks_a_job = 200;

} // namespace

void LateWrites::put(std::string key, std::function<void(Tx&)> write)
{
    std::scoped_lock const lock {mutex_};
    if (writes_.size() >= most && !writes_.contains(key)) return;
    writes_[std::move(key)] = std::move(write);
}

int LateWrites::write_all(Database& database)
{
    std::vector<std::function<void(Tx&)>> due;
    {
        std::scoped_lock const lock {mutex_};
        due.reserve(writes_.size());
        for (auto& [key, write] : writes_) due.push_back(std::move(write));
        writes_.clear();
    }
    for (std::size_t first = 0; first < due.size(); first += marks_a_job) {
        auto const last = std::min(due.size(), first + marks_a_job);
        platform::write(database, [&](Tx& tx) {
            for (auto i = first; i < last; ++i) due[i](tx);
        });
    }
    return static_cast<int>(due.size());
}

} // namespace platform
