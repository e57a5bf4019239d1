#pragma once

#include "base/time.h"
#include "html/page.h"

#include <string>
#include <vector>

namespace home {

/// What a stranger sees first: what this is, and what teachers say they need.
html::Page front_page(std::string_view network, html::Html const& newest_needs);

/// Something a named person must do; at most five, the oldest promise first.
struct Waiting {
    std::string sign;
    std::string words;
    std::string about;
    html::Url url;
    std::string button;
    base::Time since {};
    enum class Press { follows, posts } press = Press::follows; ///< posts: the button itself changes something
};

/// What Today shows; each part is already drawn by its own room.
struct Today {
    std::string name;
    base::Time now {};
    std::vector<Waiting> waiting {};
    std::size_t waiting_count = 0; ///< of all that waits, also what is not listed
    html::Html newest {};
    std::int64_t newest_count = 0;
    html::Html near {};
    html::Html circles {}; ///< hers
    bool more_circles = false;
    std::string near_words {};
};
html::Page today_page(Today const& today);

html::Page who_sees_what_page();
html::Page accessibility_page();

} // namespace home
