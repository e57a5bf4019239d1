#pragma once

#include "areas/circles/circle_page.h"
#include "areas/circles/merging/merging_store.h"
#include "areas/circles/merging/propose.h"

namespace circles {

/// One of two circles as the hosts see it beside the other.
struct Side {
    Circle circle {};
    std::optional<Facts> facts {}; ///< nothing for a host who may not read inside and was not asked about it
};

/// Everything the page about making one of two circles shows to a host of either.
struct MergingView {
    Circle circle {}; ///< whose page it is
    Membership mine {};
    std::optional<Merging> standing {}; ///< the proposal that waits, or the one that is going on
    std::vector<Merging> past {};       ///< what was decided, ended or done
    std::optional<Side> here {};        ///< the circle of the page, when there is something beside it
    std::optional<Side> there {};
    std::int64_t shared = 0;
    std::int64_t taken_out = 0; ///< of those in one of them, who was taken out of the other
    std::int64_t left = 0;      ///< threads that are still to be carried over
    std::vector<Circle> close {};
    std::unordered_map<CircleId, Circle> circles {}; ///< of all that is spoken of
    Names names {};
    bool decides = false;
    bool takes_back = false;
    std::string said {};
    base::Time now {};
};

/// For hosts of the circle; not found for everybody else. `other`: the circle that a proposal is being thought about, or empty.
base::Result<MergingView> view_merging(
    platform::Reading const& reading, std::string_view circle, std::string_view other);

html::Page merging_page(MergingView const& view, web::Fields const& typed, base::Refusal const* refusal);

/// What the form begins with: the words of the one, with the promises of both.
web::Fields fields_for_both(Circle const& here, Circle const& there);

} // namespace circles
