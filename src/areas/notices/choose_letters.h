#pragma once

#include "areas/notices/letter.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

namespace notices {

base::Result<Wishes> wishes_from(web::Fields& fields);

/// What she wants now; the defaults for somebody without a plan.
base::Result<Wishes> wishes_of(platform::Tx& tx, base::PersonId person);

/// Keeps what she wants, and plans her next letter by it.
base::Result<Wishes> choose_letters(
    platform::Context& cx, base::PersonId person, Wishes const& wishes, std::string_view network_zone);

/// What the links of a mail offer. Off means off: no letter and no notice by mail.
enum class Choice { stop, monthly, weekly };
std::string_view name_of(Choice choice);
std::optional<Choice> choice_named(std::string_view name);

/// What becomes of somebody's wishes when she follows such a link.
Wishes chosen(Wishes wishes, Choice choice);

} // namespace notices
