#pragma once

#include "html/html.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace html {

/// The places of the site, and the stewards' own.
enum class Tab { none, today, needs, circles, people, write, you, care };

/// What stands around every page and depends on who asks.
struct Shell {
    std::string network_name;
    std::string language = "en"; ///< BCP 47
    bool right_to_left = false;
    std::string theme {};      ///< "light", "dark" or empty for the system's
    bool save_data = false;    ///< leave the fonts out
    bool example = false;      ///< the example network is loaded
    std::string public_url {}; ///< scheme and host, for cards that other sites read
    std::string path {};       ///< of this page, for the language links
    struct Person {
        std::string name;
        Url page;
        bool steward = false;
        int waiting = 0;
    };
    std::optional<Person> person {};
    struct Language {
        std::string_view code;
        std::string_view endonym;
    };
    std::vector<Language> languages {};
};

/// The picture of a card: an address of this site, pixels, and what is to be seen on it.
struct CardImage {
    std::string path;
    int width = 0;
    int height = 0;
    std::string alt;
};

/// One page of the site, as a room draws it.
struct Page {
    std::string title;
    std::string description {};
    Tab tab = Tab::none;
    std::string ornament {}; ///< whose border runs under the header; empty: the network's
    Html main {};
    bool focus = false;       ///< one job, no navigation
    bool lively = false;      ///< loads htmx; every page works without
    std::string card_path {}; ///< set on pages that are shared by link: their lasting address
    std::optional<CardImage> card_image {};
};

/// The whole document.
std::string document(Shell const& shell, Page const& page);

/// A row of the exercise book: the note in the margin, the body on the page.
Html row(Html const& note, Html const& body);

/// The marks that a form carries; the web edge puts the real values in their place for each response (see token_mark).
Html const& form_tokens();

/// Signs that no person can send (append_escaped drops them), each followed by room for the value.
constexpr char token_mark = '\x01';
constexpr char once_mark = '\x02';
constexpr std::size_t token_length = 52;
constexpr std::size_t once_length = 26;

} // namespace html
