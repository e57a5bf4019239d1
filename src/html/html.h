#pragma once

#include "base/consteval.h"
#include "html/url.h"

#include <array>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace html {

template <class... Values>
class Template;

/// A piece of page that is safe to send: made by render() from a literal and escaped values, never from a plain string.
class Html {
public:
    Html() = default;

    /// For this folder and the Markdown cleaner alone (the lint step holds it).
    static Html trusted(std::string markup) { return Html {std::move(markup)}; }

    std::string const& text() const& { return markup_; }
    std::string text() && { return std::move(markup_); }
    bool empty() const { return markup_.empty(); }

    Html& operator+=(Html const& more)
    {
        markup_ += more.markup_;
        return *this;
    }

    /// Adds what render() would make, written straight to its place: for pieces of which a page has many.
    template <class... Values>
    Html& add(Template<std::type_identity_t<Values>...> form, Values const&... values);

private:
    explicit Html(std::string markup)
        : markup_ {std::move(markup)}
    {
    }

    std::string markup_;
};

/// Attributes with their leading space, for a hole inside a tag: <input{}>. A name must be a literal.
class Attributes {
public:
    Attributes() = default;

    /// An attribute without a value (checked, required), kept only when `wanted`.
    template <std::size_t n>
    Attributes& flag(char const (&name)[n], bool wanted = true)
    {
        if (wanted) (markup_ += ' ').append(name, n - 1);
        return *this;
    }

    /// An attribute with a value; never an event, a style or a URL.
    template <std::size_t n>
    Attributes& set(char const (&name)[n], std::string_view value)
    {
        append({name, n - 1}, value);
        return *this;
    }

    std::string const& text() const { return markup_; }

private:
    void append(std::string_view name, std::string_view value);

    std::string markup_;
};

/// Appends text with the five signs of markup escaped and control signs dropped; works for text and quoted attributes.
void append_escaped(std::string& out, std::string_view text);

namespace detail {

/// What a value is; what a hole takes is checked against it while compiling.
enum class Kind : std::uint8_t { text, number, html, url, attributes, unknown };

/// Where a hole stands in the literal.
enum class Place : std::uint8_t { text, attribute, url, tag };

struct Hole {
    std::uint16_t offset = 0;
    Place place = Place::text;
};

template <class T>
GROUNDSWELL_CONSTEVAL Kind kind_of()
{
    if constexpr (std::same_as<T, Html> || std::same_as<T, std::optional<Html>>)
        return Kind::html;
    else if constexpr (std::same_as<T, Url>)
        return Kind::url;
    else if constexpr (std::same_as<T, Attributes>)
        return Kind::attributes;
    else if constexpr (std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>)
        return Kind::number;
    else if constexpr (std::convertible_to<T const&, std::string_view>)
        return Kind::text;
    else
        return Kind::unknown;
}

/// One value on its way into a page.
struct Piece {
    std::string_view text {};
    std::int64_t number = 0;
    Kind kind = Kind::text;
};

template <class T>
Piece piece_of(T const& value)
{
    constexpr auto kind = kind_of<T>();
    if constexpr (kind == Kind::number)
        return {.number = static_cast<std::int64_t>(value), .kind = kind};
    else if constexpr (std::same_as<T, std::optional<Html>>)
        return {.text = value ? std::string_view {value->text()} : "", .kind = kind};
    else if constexpr (kind == Kind::text)
        return {.text = std::string_view {value}, .kind = kind};
    else
        return {.text = value.text(), .kind = kind};
}

/// Reads the literal while compiling and finds each hole's place. A throw here is a compile error with that text.
class Reader {
public:
    constexpr explicit Reader(std::string_view literal)
        : literal_ {literal}
    {
    }

    constexpr Place next_hole()
    {
        while (at_ < literal_.size()) {
            if (literal_.substr(at_, 2) == "{}") {
                at_ += 2;
                return place();
            }
            step(literal_[at_++]);
        }
        throw "fewer {} than values";
    }

    constexpr std::size_t hole_offset() const { return at_ - 2; }

    constexpr void finish()
    {
        while (at_ < literal_.size()) {
            if (literal_.substr(at_, 2) == "{}") throw "more {} than values";
            step(literal_[at_++]);
        }
        if (state_ != State::text) throw "the literal ends inside a tag";
    }

private:
    enum class State { text, open, tag_name, in_tag, attribute_name, before_value, value };

    constexpr Place place() const
    {
        switch (state_) {
        case State::text:
            return Place::text;
        case State::in_tag:
            return Place::tag;
        case State::tag_name:
            return Place::tag;
        case State::value:
            return attribute_is_url() ? Place::url : Place::attribute;
        default:
            throw "a {} may stand in text, in a quoted attribute, or where an attribute may stand";
        }
    }

    constexpr bool attribute_is_url() const
    {
        return attribute_ == "href" || attribute_ == "src" || attribute_ == "action" || attribute_ == "formaction"
            || attribute_ == "poster" || attribute_ == "cite" || attribute_ == "hx-get" || attribute_ == "hx-post";
    }

    constexpr void step(char sign)
    {
        switch (state_) {
        case State::text:
            if (sign == '<') {
                state_ = State::open;
                start_ = at_;
            }
            return;
        case State::open:
            if (sign == '!' || sign == ' ' || sign == '=') throw "a < in text is written &lt;";
            state_ = State::tag_name;
            return;
        case State::tag_name:
            return tag_name(sign);
        case State::in_tag:
            return in_tag(sign);
        case State::attribute_name:
            return attribute_name(sign);
        case State::before_value:
            if (sign != '"') throw "an attribute's value must be quoted with \"";
            state_ = State::value;
            return;
        case State::value:
            if (sign == '"') state_ = State::in_tag;
            return;
        }
    }

    constexpr void tag_name(char sign)
    {
        if (sign != '>' && sign != ' ' && sign != '\n' && sign != '/') return;
        auto const name = literal_.substr(start_, at_ - 1 - start_);
        if (name == "script" || name == "style") throw "no scripts or styles in a page";
        state_ = sign == '>' ? State::text : State::in_tag;
    }

    constexpr void in_tag(char sign)
    {
        if (sign == '>')
            state_ = State::text;
        else if (sign != ' ' && sign != '\n' && sign != '/') {
            state_ = State::attribute_name;
            start_ = at_ - 1;
        }
    }

    constexpr void attribute_name(char sign)
    {
        if (sign != '=' && sign != '>' && sign != ' ' && sign != '\n') return;
        attribute_ = literal_.substr(start_, at_ - 1 - start_);
        if (attribute_ == "style" || attribute_.starts_with("on")) throw "no style or event attributes in a page";
        state_ = sign == '=' ? State::before_value : sign == '>' ? State::text : State::in_tag;
    }

    std::string_view literal_;
    std::size_t at_ = 0;
    std::size_t start_ = 0;
    std::string_view attribute_ {};
    State state_ = State::text;
};

constexpr bool fits(Place place, Kind kind)
{
    switch (place) {
    case Place::text:
        return kind == Kind::text || kind == Kind::number || kind == Kind::html;
    case Place::attribute:
        return kind == Kind::text || kind == Kind::number;
    case Place::url:
        return kind == Kind::url;
    case Place::tag:
        return kind == Kind::attributes;
    }
    return false;
}

void append_filled(
    std::string& out, std::string_view literal, std::span<Hole const> holes, std::span<Piece const> pieces);
Html filled(std::string_view literal, std::span<Hole const> holes, std::span<Piece const> pieces);

} // namespace detail

/// A literal whose holes were found and checked while compiling.
template <class... Values>
class Template {
public:
    static constexpr std::size_t count = sizeof...(Values);
    static_assert(count <= 6, "at most six {} in one render; make a piece of its own");

    template <std::size_t n>
    GROUNDSWELL_CONSTEVAL Template(char const (&literal)[n])
        : literal_ {literal, n - 1}
    {
        detail::Kind const kinds[] {detail::kind_of<Values>()..., detail::Kind::unknown};
        detail::Reader reader {literal_};
        for (std::size_t i = 0; i < count; ++i) {
            auto const place = reader.next_hole();
            if (!detail::fits(place, kinds[i])) throw "this kind of value does not belong in this place";
            holes_[i] = {static_cast<std::uint16_t>(reader.hole_offset()), place};
        }
        reader.finish();
    }

    std::string_view literal() const { return literal_; }
    std::span<detail::Hole const> holes() const { return {holes_.data(), count}; }

private:
    std::string_view literal_;
    std::array<detail::Hole, count + 1> holes_ {};
};

/// The literal with its holes filled: text and attributes escaped, links only as Url, markup only as Html. The number
/// of holes, their places and the kinds of values are checked while compiling.
template <class... Values>
Html render(Template<std::type_identity_t<Values>...> form, Values const&... values)
{
    detail::Piece const pieces[] {detail::piece_of(values)..., detail::Piece {}};
    return detail::filled(form.literal(), form.holes(), {pieces, sizeof...(values)});
}

template <class... Values>
Html& Html::add(Template<std::type_identity_t<Values>...> form, Values const&... values)
{
    detail::Piece const pieces[] {detail::piece_of(values)..., detail::Piece {}};
    detail::append_filled(markup_, form.literal(), form.holes(), {pieces, sizeof...(values)});
    return *this;
}

/// Each thing as `draw` makes it, one after another.
template <class Things, class F>
Html each(Things const& things, F&& draw)
{
    Html all;
    for (auto const& thing : things) all += draw(thing);
    return all;
}

/// Plain text as a piece of page.
inline Html text(std::string_view plain)
{
    std::string markup;
    append_escaped(markup, plain);
    return Html::trusted(std::move(markup));
}

} // namespace html
