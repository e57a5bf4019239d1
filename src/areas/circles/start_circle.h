#pragma once

#include "areas/circles/circle.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

namespace circles {

constexpr std::size_t name_limit = 80;
constexpr std::size_t purpose_limit = 300;

/// What somebody writes who starts a circle, or changes it.
struct CircleWords {
    std::string name {};
    std::string purpose {};
    base::Audience audience = base::Audience::members;
    Joining joining = Joining::open;
    std::string subject {};
    std::string grade {};
    std::string strategy {};
    std::string rhythm {};
    std::string promises {};
    std::optional<std::int64_t> months {}; ///< of a working group: how long it means to work; none of a standing circle
    std::optional<needs::NeedId> need {};
    std::optional<std::string> seen {}; ///< the wording the writer had before her (web::wording_of); absent of programs

    static base::Result<CircleWords> from(web::Fields& fields);
};

web::Fields fields_of(Circle const& circle);

/// The same and when it ends: what a host has read before she changes any of it.
web::Fields as_read(Circle const& circle);

/// What a circle's ornament looks like, its squares and its hue: unique in the network.
std::string mark_of(Circle const& circle);

/// Starts a circle with the actor as its host; from a need, its supporters are asked in a moment later.
base::Result<Circle> start_circle(platform::Context& cx, CircleWords const& words, std::string_view language);

/// Starts a circle for whoever will look after it, from a list: the actor brings in many. Of each name there is one; who is nobody's
/// host is made none.
base::Result<Circle> bring_in_circle(
    platform::Context& cx, CircleWords const& words, std::string_view language, base::PersonId host);

/// Changes its words and its doors. Nobody comes to read what others wrote for fewer: what began private stays so, and what members
/// wrote for members. Refused with "changed_meanwhile" when it says something else than the writer has seen.
base::Result<Circle> edit_circle(platform::Context& cx, std::string_view slug, CircleWords const& words);

/// Asks in the supporters of the need a circle began from, some at a time; true when none is left.
bool invite_supporters(platform::Context& cx, CircleId circle, base::PersonId& after);

} // namespace circles
