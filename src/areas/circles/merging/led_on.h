#pragma once

#include "platform/web/request.h"

namespace circles {

/// The answer of a path below a circle, led on where that circle became part of another: what is not found there is looked for under the same
/// path below the circle that stays (308, for reading, and for what is said in a thread: what somebody typed goes along). What would
/// change the circle itself is not led on: it would happen to another one. While the two are just becoming one, a no to
/// something written names the circle where it goes on, with what was typed.
web::Response led_on(web::Request& rq, web::Response&& answer);

/// The same as a route wants it: routes.get("/circles/{circle}/…", …, led_on<show>). Every path below a circle is declared so.
template <web::Answer answer>
web::Response led_on(web::Request& rq)
{
    return led_on(rq, answer(rq));
}

} // namespace circles
