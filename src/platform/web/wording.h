#pragma once

#include "html/html.h"
#include "platform/web/fields.h"

#include <span>

/// Two people (or one with two telephones) have the same form open: the second to save sees both texts, and nobody writes
/// over what she has not read.
namespace web {

/// A short text that is another when any value of what a form showed is.
std::string wording_of(Fields const& shown);

/// The mark that a form brought back in its hidden field `seen`; none from a program that does not say what it has read.
std::optional<std::string> wording_seen(Fields& fields);

/// Refused with "changed_meanwhile" when what stands there now is not what the writer has seen.
base::Result<base::Done> still_reads(std::optional<std::string> const& seen, Fields const& now);

bool is_changed_meanwhile(base::Refusal const* refusal);

/// Whether the form itself says what is wrong: at its fields, or with what another has written beside it.
bool is_for_the_form(base::Refusal const& refusal);

/// The hidden field: what she saw first, until she has been shown what has changed.
html::Html seen_field(Fields const& typed, base::Refusal const* refusal, Fields const& now);

/// After that refusal: what another has written, of the fields named those that differ from what was typed here.
std::optional<html::Html> written_meanwhile(
    Fields const& typed, base::Refusal const* refusal, Fields const& now, std::span<std::string_view const> names);

/// These texts of another's in their frame.
html::Html written_meanwhile(std::span<std::string_view const> texts);

} // namespace web
