#pragma once

#include "platform/storage/database.h"

#include <type_traits>

namespace platform {

/// Runs `work(tx)` as one write job. Work that answers a bool decides by it whether what it wrote is kept.
template <class Work>
void write(Database& database, Work&& work)
{
    struct Job final : WriteJob {
        explicit Job(Work& work)
            : work {work}
        {
        }
        bool run(Tx& tx) override
        {
            if constexpr (std::is_void_v<std::invoke_result_t<Work&, Tx&>>) {
                work(tx);
                return true;
            } else {
                return work(tx);
            }
        }
        Work& work;
    };
    Job job {work};
    database.write(job);
}

} // namespace platform
