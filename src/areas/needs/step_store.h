#pragma once

#include "areas/needs/step.h"
#include "base/id.h"
#include "platform/storage/sql.h"

#include <string_view>

namespace needs {

/// All SQL about the steps of needs.
class StepStore {
public:
    explicit StepStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// Written once for each cause, whatever comes again; `about` tells causes of one kind apart.
    void add(StepId id, NeedId need, Step const& step, std::string_view about);
    /// Takes back the milestones that are reached no longer.
    void forget_beyond(NeedId need, Step::Kind kind, std::int64_t count);

    /// Takes back what this cause wrote.
    void forget(NeedId need, Step::Kind kind, std::string_view about);

    /// The newest sixty steps, and when the newest answer came, in one question.
    Timeline of(NeedId need);

private:
    platform::Tx& tx_;
};

} // namespace needs
