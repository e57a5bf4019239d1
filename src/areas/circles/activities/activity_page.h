#pragma once

#include "areas/circles/activities/protocol.h"
#include "areas/circles/activities/read_activities.h"
#include "html/page.h"

namespace circles {

/// The protocols of the house that fit a wish, and one of them, with the circles into which its reader may copy it.
html::Page protocols_page(std::vector<Protocol const*> const& protocols, web::Fields const& wish);
html::Page protocol_page(base::Actor const& actor, Protocol const& protocol, std::vector<CircleCard> const& mine,
    std::string_view chosen, base::Refusal const* refusal);

/// What a circle does together; one of its copies; the form that changes it.
html::Page activities_page(base::Actor const& actor, ActivityList const& list);
html::Page activity_page(base::Actor const& actor, SeenActivity const& seen, std::string_view said);
html::Page activity_form(SeenActivity const& seen, web::Fields const& typed, base::Refusal const* refusal);

html::Url to_activity(Circle const& circle, ActivityId activity);

/// An outline as one reads and prints it; protocols are shown as the copy that would be made of them.
html::Html outline_rows(Outline const& outline);
/// "4 to 10 people", "55 minutes", "7 steps".
html::Html outline_facts(Outline const& outline);

} // namespace circles
