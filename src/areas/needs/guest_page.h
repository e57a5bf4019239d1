#pragma once

#include "areas/needs/guest_me_too.h"
#include "areas/needs/need_page.h"

namespace needs {

/// "Me too" without an account: a first name and an address.
html::Page guest_form(Need const& need, std::int64_t me_toos, web::Fields const& fields, base::Refusal const* refusal);

/// After the form: look into your mailbox.
html::Page guest_asked_page(Need const& need, std::string_view address);

/// What the link of the mail opens: one button, and as much about the class as she likes.
html::Page guest_confirm_page(Need const& need, GuestMeToo const& guest, std::string_view token);

/// Ways to send a need on: a plain link, and WhatsApp.
html::Page send_page(Need const& need, std::string_view public_url);

} // namespace needs
