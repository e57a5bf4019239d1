#include "platform/jobs/tidying.h"

#include "platform/log/log.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"

namespace platform {

namespace {

constexpr int rows_a_turn = 200;

} // namespace

base::Result<base::Done> tidy(Machines& machines, std::vector<Tidying> const& all)
{
    for (auto const& tidying : all) {
        std::int64_t sum = 0;
        for (std::int64_t removed = rows_a_turn; removed >= rows_a_turn; sum += removed) {
            write(machines.database, [&](Tx& tx) { removed = tidying.remove(tx, machines.clock.now(), rows_a_turn); });
        }
        if (sum > 0) log(Level::info, "tidied", base::Json::object().add("what", tidying.what).add("rows", sum));
    }
    return base::Done {};
}

void add_tidying(JobKinds& jobs, std::vector<Tidying> all)
{
    jobs.every(std::chrono::hours {24}, "tidy",
        [all = std::move(all)](Machines& machines, std::string_view) { return tidy(machines, all); });
}

} // namespace platform
