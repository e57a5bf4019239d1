#include "platform/markdown/markup_writer.h"

namespace platform {

namespace {

constexpr std::size_t longest_escape = 6; ///< bytes of &quot;

/// The signs of Unicode that turn the reading direction (U+202A to U+202E, U+2066 to U+2069), three bytes each.
bool turns_direction(std::string_view sign)
{
    if (sign.size() < 3 || sign[0] != '\xe2') return false;
    return (sign[1] == '\x80' && sign[2] >= '\xaa' && sign[2] <= '\xae')
        || (sign[1] == '\x81' && sign[2] >= '\xa6' && sign[2] <= '\xa9');
}

std::string without_turns(std::string_view words)
{
    std::string plain;
    plain.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (turns_direction(words.substr(i, 3)))
            i += 2;
        else
            plain += words[i];
    }
    return plain;
}

} // namespace

std::string MarkupWriter::escaped(std::string_view text)
{
    std::string safe;
    append_words(safe, text);
    return safe;
}

void MarkupWriter::append_words(std::string& out, std::string_view words)
{
    if (words.find('\xe2') == words.npos)
        html::append_escaped(out, words);
    else
        html::append_escaped(out, without_turns(words));
}

void MarkupWriter::mention(std::string_view slug, std::string_view name)
{
    if (is_full()) return;
    auto const person = html::Url::to({"people", slug});
    out_.append("<a class=\"at\" href=\"").append(escaped(person.text())).append("\">@");
    say(name);
    out_ += "</a>";
}

void MarkupWriter::picture(ShownPicture const& picture, std::string_view alt)
{
    if (is_full()) return;
    out_.append("<img src=\"").append(escaped(picture.url.text()));
    out_.append("\" alt=\"").append(escaped(alt));
    out_.append("\" width=\"").append(std::to_string(picture.width));
    out_.append("\" height=\"").append(std::to_string(picture.height));
    out_ += R"(" loading="lazy" decoding="async">)";
}

void MarkupWriter::box(bool is_ticked, std::string_view label)
{
    if (is_full()) return;
    out_.append(R"(<input type="checkbox" disabled)").append(is_ticked ? " checked" : "");
    out_.append(" aria-label=\"").append(escaped(label)).append("\"> ");
}

void MarkupWriter::line_break()
{
    if (!is_full()) out_ += "<br>\n";
}

void MarkupWriter::rule()
{
    if (!is_full()) out_ += "<hr>";
}

void MarkupWriter::say(std::string_view words)
{
    if (is_full()) return;
    auto room = (most_bytes_ - out_.size()) / longest_escape + 1;
    bool const is_cut = room < words.size();
    while (is_cut && room > 0 && (words[room] & 0xc0) == 0x80) --room; // never within a letter
    append_words(out_, words.substr(0, room));
    if (!is_cut) return;
    out_ += "…";
    is_cut_ = true;
}

html::Html MarkupWriter::html() &&
{
    return html::Html::trusted(std::move(out_));
}

} // namespace platform
