#include "platform/web/seen_marks.h"

#include "platform/storage/write.h"
#include "platform/web/sessions.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace web {

using namespace std::chrono_literals;

namespace {

constexpr base::Milliseconds between_marks = 1min;
constexpr std::size_t marks_a_job = 200;

} // namespace

void SeenMarks::mark(std::int64_t session, base::Time before)
{
    auto const now = clock_.now();
    if (now - before < between_marks) return;
    std::scoped_lock const lock {mutex_};
    marks_[session] = now;
}

int SeenMarks::write_when_due(platform::Database& database)
{
    std::vector<std::pair<std::int64_t, base::Time>> due;
    {
        std::scoped_lock const lock {mutex_};
        if (marks_.empty() || clock_.now() - written_at_ < between_marks) return 0;
        due.assign(marks_.begin(), marks_.end());
        marks_.clear();
        written_at_ = clock_.now();
    }
    for (std::size_t first = 0; first < due.size(); first += marks_a_job) {
        auto const last = std::min(due.size(), first + marks_a_job);
        platform::write(database, [&](platform::Tx& tx) {
            Sessions sessions {tx};
            for (auto i = first; i < last; ++i) sessions.seen(due[i].first, due[i].second);
        });
    }
    return static_cast<int>(due.size());
}

} // namespace web
