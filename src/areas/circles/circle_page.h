#pragma once

#include "areas/circles/adoption/poll_store.h"
#include "areas/circles/circle_store.h"
#include "areas/people/people.h"
#include "html/page.h"
#include "platform/web/fields.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace circles {

using Names = std::unordered_map<base::PersonId, people::Name>;

/// A page of circles, hers first.
struct CircleList {
    std::vector<CircleCard> mine {};
    std::vector<Listed> others {};
    std::vector<Listed> looking {}; ///< for a host: the first of them, on the first page
    bool more = false;
};
html::Page circles_page(base::Actor const& actor, CircleList const& list, web::Fields const& wish);

/// Circles as cards, as every list of the site shows them.
html::Html circle_cards(std::span<CircleCard const> circles);

/// Everything a circle's page shows.
struct CircleView {
    Circle circle {};
    Membership mine {};
    std::int64_t members = 0;
    std::vector<Membership> people {}; ///< the first of them; nobody for those who may not read inside
    std::vector<Membership> asking {}; ///< for hosts
    Names names {};
    std::optional<needs::Need> need {};
    std::optional<Circle> into {}; ///< the one that it is just becoming part of
    Life life {};
    PollTally polled {};                      ///< while it asks its members whether it goes on
    std::optional<PollAnswer> answer {};      ///< the reader's own
    std::optional<base::PersonId> adopter {}; ///< for who was its host before, while she may claim it back
    html::Html talk {};                       ///< the newest threads, as the talk draws them
    html::Html decided {};                    ///< what it decided last
    std::string said {};
    base::Time now {};
};
html::Page circle_page(base::Actor const& actor, CircleView const& view);

/// Who is in it, and what a host may do about it.
struct PeopleView {
    Circle circle {};
    Membership mine {};
    std::vector<Membership> people {};
    Names names {};
    bool more = false;
    int next = 0; ///< the offset of the next page
};
html::Page people_page(base::Actor const& actor, PeopleView const& view, base::Refusal const* refusal);

/// The form for a new circle, with the need it begins from if there is one, or for changing one.
html::Page new_circle_form(
    web::Fields const& fields, base::Refusal const* refusal, std::optional<needs::Need> const& need);
html::Page edit_circle_form(web::Fields const& fields, base::Refusal const* refusal, Circle const& circle);

/// The margin of every page of a circle: its ornament and the way back to it.
html::Html margin_of(Circle const& circle);

/// Who may read it and how one comes in, in one sentence.
std::string doors_words(Circle const& circle);

} // namespace circles
