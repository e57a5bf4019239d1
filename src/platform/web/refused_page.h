#pragma once

#include "base/result.h"
#include "html/html.h"
#include "html/page.h"

namespace web {

class Request;

/// The page of a no: what happened, what to do, and, after a form, everything that was typed, ready to be sent again.
html::Page refused_page(Request const& request, base::Refusal const& refusal);

/// What was typed, each field as it was called, in a form that goes to the same place; empty when nothing was.
html::Html kept_form(Request const& request);

} // namespace web
