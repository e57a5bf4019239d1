#pragma once

#include "base/result.h"
#include "html/page.h"

namespace web {

class Request;

/// The page of a no: what happened, what to do, and, after a form, everything that was typed, ready to be sent again.
html::Page refused_page(Request const& request, base::Refusal const& refusal);

} // namespace web
