#include "html/pieces.h"

#include "html/assets.h"
#include "html/ornament.h"
#include "html/words.h"

#include <array>
#include <functional>
#include <map>

namespace html {

namespace {

constexpr std::array<std::string_view, 5> hue_names {"sun", "mint", "rose", "sky", "clay"};
constexpr int most_squares = 60;

/// The first sign of each of the first two words; a sign may be several bytes long.
std::string initials_of(std::string_view name)
{
    std::string letters;
    int words = 0;
    bool between = true;
    for (std::size_t at = 0; at < name.size() && words < 2;) {
        std::size_t length = 1;
        while (at + length < name.size() && (name[at + length] & 0xc0) == 0x80) ++length;
        if (name[at] == ' ')
            between = true;
        else if (std::exchange(between, false)) {
            letters += name.substr(at, length);
            ++words;
        }
        at += length;
    }
    return letters;
}

struct Stage {
    std::string_view sign;
    Phrase words;
};

} // namespace

std::string_view name_of(Hue hue)
{
    return hue_names.at(static_cast<std::size_t>(hue));
}

Hue hue_of(std::string_view name)
{
    return static_cast<Hue>(name_hash(name, "h") % hue_names.size());
}

Html const& icon(std::string_view id)
{
    // There are some dozens, each the same for the life of the program, and a page shows many: each is drawn once.
    static thread_local std::map<std::string, Html, std::less<>> drawn;
    auto const known = drawn.find(id);
    if (known != drawn.end()) return known->second;
    auto const url = asset("icons.svg").at(id);
    return drawn.emplace(id, render(R"html(<svg class="ic" aria-hidden="true"><use href="{}"/></svg>)html", url))
        .first->second;
}

Html initials(std::string_view name, std::string_view size_class)
{
    return render(R"html(<span class="who {} {}" aria-hidden="true">{}</span>)html", name_of(hue_of(name)), size_class,
        initials_of(name));
}

Html ornament(std::string_view name, std::string_view size_class)
{
    auto const cells = ornament_cells(name, 8, 8);
    return render(
        R"html(<svg class="mk {} {}" viewBox="-1 -1 10 10" shape-rendering="crispEdges" aria-hidden="true"><path class="b" d="{}"/><path class="a" d="{}"/></svg>)html",
        name_of(hue_of(name)), size_class, cells_path(cells, 8, 2, 1), cells_path(cells, 8, 1, 1));
}

Html ornament_band(std::string_view name)
{
    // The band of the network stands on every page and its name changes once in a year: each thread keeps the last.
    static thread_local std::string drawn_name;
    static thread_local Html drawn;
    if (!drawn.empty() && drawn_name == name) return drawn;
    auto const cells = ornament_cells(name, 16, 6);
    drawn_name = name;
    drawn = render(
        R"html(<div class="band {}" aria-hidden="true"><svg><defs><pattern id="band" width="48" height="18" patternUnits="userSpaceOnUse"><g shape-rendering="crispEdges"><path class="b" d="{}"/><path class="a" d="{}"/></g></pattern></defs><rect width="100%" height="100%" fill="url(#band)"/></svg></div>)html",
        name_of(hue_of(name)), cells_path(cells, 16, 2, 3), cells_path(cells, 16, 1, 3));
    return drawn;
}

Html stage_path(int now)
{
    std::array<Stage, 5> const stages {{{"need", Phrase("Need raised")}, {"gather", Phrase("Circle formed")},
        {"pilot", Phrase("Pilots")}, {"practice", Phrase("Practice")}, {"spread", Phrase("Spreading")}}};
    Html items;
    for (int i = 0; i < 5; ++i) {
        auto const& stage = stages[static_cast<std::size_t>(i)];
        Attributes attributes;
        if (i < now) attributes.set("class", "done");
        if (i == now) attributes.set("aria-current", "step");
        items += render(R"html(<li{}><span class="st">{}<span>{}</span></span></li>)html", attributes, icon(stage.sign),
            tr(stage.words));
    }
    return render(R"html(<ol class="path" aria-label="{}">{}</ol>)html", tr("From need to spread"), items);
}

Html squares(int filled, Hue hue, int empty)
{
    std::string cells;
    for (int i = 0; i < filled && i < most_squares; ++i) cells += "<i></i>";
    for (int i = 0; i < empty && filled + i < most_squares; ++i) cells += "<i class=\"o\"></i>";
    return render(R"html(<span class="cells {}" aria-hidden="true">{}</span>)html", name_of(hue),
        Html::trusted(std::move(cells)));
}

Html empty_frame(std::string_view sentence, Html const& action)
{
    return render(R"html(<div class="squared empty"><div><p class="say">{}</p>{}</div></div>)html", sentence, action);
}

Html notice(Hue hue, Html const& words)
{
    return render(R"html(<div class="callout {}" role="status">{}</div>)html", name_of(hue), words);
}

} // namespace html
