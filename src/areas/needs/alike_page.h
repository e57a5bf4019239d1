#pragma once

#include "areas/needs/need_page.h"

namespace needs {

/// Where what looks like a sentence stands, under its field: filled already, and anew while one types (htmx).
html::Html alike_region(base::Actor const& actor, Alike const& alike);

/// The forms of its "me too" buttons. A form cannot stand within a form, so they stand after it, named by each button.
enum class FormsAre { there, sent_after }; ///< part of the page, or to take the place of those on it
html::Html alike_forms(Alike const& alike, FormsAre forms);

/// Only what changes while one types.
html::Html alike_piece(base::Actor const& actor, Alike const& alike);

} // namespace needs
