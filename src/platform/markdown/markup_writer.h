#pragma once

#include "platform/markdown/destination.h"
#include "platform/markdown/markdown.h"

#include "html/html.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace platform {

/// The elements without attributes but dir; those with others have a function of their own.
enum class Element { p, strong, em, del, code, pre, blockquote, ul, li, h3, h4, h5, table, thead, tbody, tr, figure };

/// Whether a block finds its direction by its own first letter, or is given it by the block around it.
enum class Direction { from_around, from_words };

enum class Align { none, left, center, right };

/// The one place where tags of somebody's text are written: there are no others than these, each that is opened is closed,
/// and every word is escaped. Once the limit is reached nothing more is opened or said.
class MarkupWriter {
public:
    explicit MarkupWriter(std::size_t most_bytes)
        : most_bytes_ {most_bytes}
    {
    }

    template <class Inside>
    void within(Element element, Direction direction, Inside&& inside)
    {
        static constexpr std::array<std::string_view, 17> names {"p", "strong", "em", "del", "code", "pre",
            "blockquote", "ul", "li", "h3", "h4", "h5", "table", "thead", "tbody", "tr", "figure"};
        auto const name = names[static_cast<std::size_t>(element)];
        between(name, direction == Direction::from_words ? R"( dir="auto")" : "", inside);
    }

    template <class Inside>
    void within(Element element, Inside&& inside)
    {
        within(element, Direction::from_around, inside);
    }

    template <class Inside>
    void within_numbered_list(int start, Inside&& inside)
    {
        between("ol", start == 1 ? std::string {} : " start=\"" + std::to_string(start) + '"', inside);
    }

    enum class Cell { head, body };
    template <class Inside>
    void within_cell(Cell cell, Align align, Inside&& inside)
    {
        static constexpr std::array<std::string_view, 4> classes {
            "", R"( class="align-left")", R"( class="align-center")", R"( class="align-right")"};
        auto const aligned = std::string {R"( dir="auto")"}.append(classes[static_cast<std::size_t>(align)]);
        if (cell == Cell::head)
            between("th", aligned + R"( scope="col")", inside);
        else
            between("td", aligned, inside);
    }

    template <class Inside>
    void within_link(Destination const& destination, Inside&& inside)
    {
        bool const is_foreign = destination.kind() == Destination::Kind::outside;
        auto attributes = std::string {" href=\""} + escaped(destination.address()) + '"';
        between("a", attributes + (is_foreign ? R"( rel="nofollow ugc")" : ""), inside);
    }

    void mention(std::string_view slug, std::string_view name);
    void picture(ShownPicture const& picture, std::string_view alt);
    /// The box of a task: nobody ticks it here. `label` is read aloud for it.
    void box(bool is_ticked, std::string_view label);
    void line_break();
    void rule();

    /// Words, escaped. Signs that turn the direction of what follows are left out: they make an address read as another.
    void say(std::string_view words);

    bool is_full() const { return is_cut_ || out_.size() >= most_bytes_; }
    std::size_t depth() const { return depth_; }

    html::Html html() &&;

private:
    static std::string escaped(std::string_view text);
    static void append_words(std::string& out, std::string_view words);

    template <class Inside>
    void between(std::string_view name, std::string_view attributes, Inside&& inside)
    {
        if (is_full()) return;
        out_.append("<").append(name).append(attributes).append(">");
        ++depth_;
        inside();
        --depth_;
        out_.append("</").append(name).append(">");
    }

    std::string out_ {};
    std::size_t most_bytes_ = 0;
    std::size_t depth_ = 0;
    bool is_cut_ = false;
};

} // namespace platform
