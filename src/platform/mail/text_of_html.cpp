#include "platform/mail/text_of_html.h"

#include "platform/mail/mail_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

// Reads tags and entities, and nothing else of HTML: what comes out is text, so a tag misread costs a line end and no
// safety.

namespace platform {

namespace {

constexpr int most_quotes = 8;
constexpr std::size_t longest_entity = 10;

bool is_space(char sign)
{
    return sign == ' ' || sign == '\n' || sign == '\t' || sign == '\r' || sign == '\f';
}

void add_letter(std::string& text, std::uint32_t point)
{
    auto const add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xC0 | (point >> 6));
        add(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        add(0xE0 | (point >> 12));
        add(0x80 | ((point >> 6) & 0x3F));
        add(0x80 | (point & 0x3F));
    } else {
        add(0xF0 | (point >> 18));
        add(0x80 | ((point >> 12) & 0x3F));
        add(0x80 | ((point >> 6) & 0x3F));
        add(0x80 | (point & 0x3F));
    }
}

struct NamedLetter {
    std::string_view name;
    std::string_view letter;
};

constexpr std::array named_letters {NamedLetter {"amp", "&"}, NamedLetter {"lt", "<"}, NamedLetter {"gt", ">"},
    NamedLetter {"quot", "\""}, NamedLetter {"apos", "'"}, NamedLetter {"nbsp", " "}, NamedLetter {"zwnj", ""},
    NamedLetter {"shy", ""}, NamedLetter {"ndash", "–"}, NamedLetter {"mdash", "—"}, NamedLetter {"hellip", "…"},
    NamedLetter {"lsquo", "‘"}, NamedLetter {"rsquo", "’"}, NamedLetter {"ldquo", "“"}, NamedLetter {"rdquo", "”"},
    NamedLetter {"laquo", "«"}, NamedLetter {"raquo", "»"}, NamedLetter {"bull", "•"}, NamedLetter {"middot", "·"},
    NamedLetter {"euro", "€"}, NamedLetter {"copy", "©"}, NamedLetter {"deg", "°"}, NamedLetter {"auml", "ä"},
    NamedLetter {"ouml", "ö"}, NamedLetter {"uuml", "ü"}, NamedLetter {"Auml", "Ä"}, NamedLetter {"Ouml", "Ö"},
    NamedLetter {"Uuml", "Ü"}, NamedLetter {"szlig", "ß"}, NamedLetter {"ccedil", "ç"}, NamedLetter {"Ccedil", "Ç"},
    NamedLetter {"eacute", "é"}, NamedLetter {"egrave", "è"}, NamedLetter {"ecirc", "ê"}, NamedLetter {"agrave", "à"},
    NamedLetter {"acirc", "â"}, NamedLetter {"aacute", "á"}, NamedLetter {"iacute", "í"}, NamedLetter {"icirc", "î"},
    NamedLetter {"oacute", "ó"}, NamedLetter {"ocirc", "ô"}, NamedLetter {"uacute", "ú"}, NamedLetter {"ugrave", "ù"},
    NamedLetter {"ucirc", "û"}, NamedLetter {"ntilde", "ñ"}, NamedLetter {"iexcl", "¡"}, NamedLetter {"iquest", "¿"}};

/// Reads the entity at the beginning ("&amp;") and gives how many bytes it has; a lone & is itself.
std::size_t add_entity(std::string& text, std::string_view rest)
{
    auto const end = rest.substr(0, longest_entity + 2).find(';');
    if (end == std::string_view::npos || end < 2) return text += '&', 1;
    auto name = rest.substr(1, end - 1);
    if (name.front() != '#') {
        auto const* known = std::ranges::find(named_letters, name, &NamedLetter::name);
        if (known == named_letters.end()) return text += '&', 1;
        return text += known->letter, end + 1;
    }
    name.remove_prefix(1);
    bool const is_hexadecimal = name.starts_with('x') || name.starts_with('X');
    if (is_hexadecimal) name.remove_prefix(1);
    std::uint32_t point = 0;
    auto const read = std::from_chars(name.data(), name.data() + name.size(), point, is_hexadecimal ? 16 : 10);
    bool const is_letter = read.ec == std::errc {} && read.ptr == name.data() + name.size() && point < 0x110000
        && (point < 0xD800 || point > 0xDFFF);
    if (!is_letter) return text += '&', 1;
    add_letter(text, point == 0xA0 || point < ' ' ? ' ' : point);
    return end + 1;
}

/// What stands in quotes or alone behind `name=` in a tag. Names are looked for in small letters.
std::string_view attribute(std::string_view tag, std::string_view small_tag, std::string_view name)
{
    for (auto at = small_tag.find(name); at != std::string_view::npos; at = small_tag.find(name, at + 1)) {
        auto value = tag.substr(at + name.size());
        if (at == 0 || !is_space(tag[at - 1]) || !value.starts_with('=')) continue;
        value.remove_prefix(1);
        char const quote = value.empty() ? ' ' : value.front();
        if (quote == '"' || quote == '\'') return value.substr(1, value.substr(1).find(quote));
        return value.substr(0, value.find_first_of(" \t\r\n>"));
    }
    return {};
}

bool is_one_of(std::string_view name, auto const& names)
{
    return std::ranges::any_of(names, [name](std::string_view other) { return other == name; });
}

/// Writes words, and remembers how lines end until words come.
class TextWriter {
public:
    void word_sign(char sign)
    {
        if (is_space(sign) && !keeps_lines) {
            wants_space_ = true;
            return;
        }
        if (sign == '\n' && keeps_lines) return want_lines(1);
        add(std::string_view {&sign, 1});
    }
    void add(std::string_view words)
    {
        if (words.empty()) return;
        begin();
        text_ += words;
        is_at_start_ = false;
    }
    void want_lines(int count)
    {
        if (!is_at_start_ || !text_.empty()) wanted_lines_ = std::max(wanted_lines_, count);
        wants_space_ = false;
    }
    /// A line end that counts even after another, as <br> does.
    void end_line()
    {
        wanted_lines_ = std::min(wanted_lines_ + 1, 2);
        wants_space_ = false;
    }
    void quote(int change)
    {
        want_lines(1);
        quotes = std::clamp(quotes + change, 0, 1'000'000);
    }
    std::string taken() { return std::move(text_); }

    bool keeps_lines = false;
    int quotes = 0;

private:
    void begin()
    {
        bool const is_new_line = text_.empty() || wanted_lines_ > 0;
        for (int i = 0; i < wanted_lines_ && !text_.empty(); ++i) {
            if (i > 0) text_.append(static_cast<std::size_t>(std::min({quotes, last_quotes_, most_quotes})), '>');
            text_ += '\n';
        }
        if (is_new_line) {
            text_.append(static_cast<std::size_t>(std::min(quotes, most_quotes)), '>');
            if (quotes > 0) text_ += ' ';
        } else if (wants_space_) {
            text_ += ' ';
        }
        last_quotes_ = quotes;
        wanted_lines_ = 0;
        wants_space_ = false;
    }

    std::string text_;
    int wanted_lines_ = 0;
    int last_quotes_ = 0;
    bool wants_space_ = false;
    bool is_at_start_ = true;
};

class HtmlReader {
public:
    explicit HtmlReader(std::string_view html)
        : rest_ {html}
    {
    }

    std::string text()
    {
        while (!rest_.empty()) {
            if (rest_.starts_with("<!--"))
                skip_to("-->");
            else if (rest_.front() == '<' && rest_.size() > 1 && begins_tag(rest_[1]))
                read_tag();
            else if (rest_.front() == '&')
                read_entity();
            else
                read_sign();
        }
        return writer_.taken();
    }

private:
    static bool begins_tag(char sign)
    {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '/' || sign == '!'
            || sign == '?';
    }

    void skip_to(std::string_view end)
    {
        auto const at = rest_.find(end);
        rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
    }

    void read_entity()
    {
        std::string letter;
        auto const length = add_entity(letter, rest_);
        if (letter == " ")
            writer_.word_sign(' ');
        else
            writer_.add(letter);
        rest_.remove_prefix(length);
    }

    void read_sign()
    {
        writer_.word_sign(rest_.front());
        rest_.remove_prefix(1);
    }

    void read_tag()
    {
        auto const end = end_of_tag();
        auto const tag = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        bool const closes = tag.size() > 1 && tag[1] == '/';
        auto const named = tag.substr(closes ? 2 : 1);
        auto const name = small_letters(named.substr(0, named.find_first_of(" \t\r\n/\f")));
        if (closes)
            close(name);
        else
            open(name, tag);
    }

    /// Where the tag's ">" is; signs in quotes do not end it. After one quote that never ended none is believed any more.
    std::size_t end_of_tag()
    {
        constexpr std::size_t longest_tag = 20'000;
        char quote = 0;
        for (std::size_t at = 1; !quotes_are_broken_ && at < std::min(rest_.size(), longest_tag); ++at) {
            char const sign = rest_[at];
            if (quote != 0)
                quote = sign == quote ? '\0' : quote;
            else if (sign == '"' || sign == '\'')
                quote = sign;
            else if (sign == '>')
                return at;
        }
        quotes_are_broken_ = true;
        return std::min(rest_.find('>'), rest_.size());
    }

    void open(std::string const& name, std::string_view tag)
    {
        static constexpr std::array unseen {"script", "style", "head", "title", "template", "noscript"};
        static constexpr std::array lines {"div", "tr", "section", "header", "footer", "dt", "dd"};
        static constexpr std::array paragraphs {
            "p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dl"};
        if (is_one_of(name, unseen)) return skip_element(name);
        if (name == "br")
            writer_.end_line();
        else if (name == "blockquote")
            writer_.quote(1);
        else if (name == "li")
            writer_.want_lines(1), writer_.add("- ");
        else if (name == "td" || name == "th")
            writer_.word_sign(' ');
        else if (name == "pre")
            writer_.want_lines(2), writer_.keeps_lines = true;
        else if (name == "a")
            remember_link(tag);
        else if (is_one_of(name, lines))
            writer_.want_lines(1);
        else if (is_one_of(name, paragraphs))
            writer_.want_lines(2);
    }

    void close(std::string const& name)
    {
        static constexpr std::array lines {"div", "tr", "li", "section", "header", "footer", "dt", "dd"};
        static constexpr std::array paragraphs {"p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "dl"};
        if (name == "blockquote")
            writer_.quote(-1);
        else if (name == "pre")
            writer_.keeps_lines = false, writer_.want_lines(2);
        else if (name == "a")
            write_link();
        else if (is_one_of(name, lines))
            writer_.want_lines(1);
        else if (is_one_of(name, paragraphs))
            writer_.want_lines(2);
    }

    /// Looked for only once for each name: an element that never ends hides nothing, or a mail of opened tags would take
    /// the square of its length.
    void skip_element(std::string const& name)
    {
        if (is_one_of(name, never_ending_)) return;
        auto const wanted = "</" + name;
        for (auto at = rest_.find("</"); at != std::string_view::npos; at = rest_.find("</", at + 2)) {
            if (small_letters(rest_.substr(at, wanted.size())) != wanted) continue;
            rest_.remove_prefix(at);
            return skip_to(">");
        }
        never_ending_.push_back(name);
    }

    void remember_link(std::string_view tag)
    {
        auto const small = small_letters(tag);
        auto const address = attribute(tag, small, "href");
        bool const is_shown
            = (address.starts_with("http://") || address.starts_with("https://")) && address.size() < 500;
        link_.clear();
        if (!is_shown) return;
        for (std::size_t at = 0; at < address.size();) {
            if (address[at] == '&')
                at += add_entity(link_, address.substr(at));
            else
                link_ += address[at++];
        }
        link_begins_ = rest_.data();
    }

    void write_link()
    {
        if (link_.empty()) return;
        auto const words = std::string_view {link_begins_, static_cast<std::size_t>(rest_.data() - link_begins_)};
        bool const says_itself
            = words.substr(0, 600).find(link_.substr(link_.find("//") + 2)) != std::string_view::npos;
        if (!says_itself) writer_.add(" <" + link_ + ">");
        link_.clear();
    }

    std::string_view rest_;
    TextWriter writer_;
    std::vector<std::string> never_ending_;
    bool quotes_are_broken_ = false;
    std::string link_;
    char const* link_begins_ = nullptr;
};

} // namespace

std::string text_of_html(std::string_view html)
{
    return HtmlReader {html}.text();
}

} // namespace platform
