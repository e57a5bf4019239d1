#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// A reader of what markdown_html wrote, for its tests and its fuzz target. It shares nothing with the writer: it knows no
// Markdown, and is stricter than any browser, so that what it accepts every browser reads alike.
namespace platform::testing {

/// What is wrong with a piece of page, in words; empty when nothing is.
class StrictReader {
public:
    explicit StrictReader(std::string_view markup, std::string_view own_origin = "https://own.example")
        : rest_ {markup}
        , own_origin_ {own_origin}
    {
    }

    std::string complaint()
    {
        while (!rest_.empty() && complaint_.empty()) {
            if (rest_.front() == '<')
                read_tag();
            else
                read_text(rest_.substr(0, rest_.find('<')));
        }
        if (complaint_.empty() && !open_.empty()) return "never closed: " + open_.back();
        return complaint_;
    }

    std::size_t deepest() const { return deepest_; }
    /// The words as a reader sees them.
    std::string const& words() const { return words_; }
    int count(std::string const& element) const { return counts_.contains(element) ? counts_.at(element) : 0; }
    /// All addresses of links and pictures, decoded.
    std::vector<std::string> const& addresses() const { return addresses_; }

private:
    using Attributes = std::map<std::string, std::string>;

    void complain(std::string const& words)
    {
        if (complaint_.empty()) complaint_ = words + " before " + std::string {rest_.substr(0, 60)};
    }

    void read_text(std::string_view text)
    {
        rest_.remove_prefix(text.size());
        words_ += decoded(text);
        bool const is_blank = text.find_first_not_of(" \n") == text.npos;
        static std::set<std::string> const of_elements {"ul", "ol", "table", "thead", "tbody", "tr", "figure"};
        if (!is_blank && !open_.empty() && of_elements.contains(open_.back())) complain("text in " + open_.back());
    }

    /// Only our own five references, no control sign, valid UTF-8.
    std::string decoded(std::string_view text)
    {
        static std::array<std::pair<std::string_view, char>, 5> const references {
            {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
        std::string plain;
        for (std::size_t i = 0; i < text.size();) {
            char const sign = text[i];
            if (sign == '&') {
                auto const found = std::ranges::find_if(
                    references, [&](auto const& one) { return text.substr(i).starts_with(one.first); });
                if (found == references.end()) return complain("a reference that is not ours"), plain;
                plain += found->second;
                i += found->first.size();
                continue;
            }
            bool const is_control
                = static_cast<unsigned char>(sign) < ' ' && sign != '\n' && sign != '\t' && sign != '\r';
            if (is_control || sign == '>' || sign == '"' || sign == '\'') complain("a sign that must be escaped");
            auto const length = letter_length(text.substr(i));
            if (length == 0) return complain("no UTF-8"), plain;
            plain.append(text.substr(i, length));
            i += length;
        }
        return plain;
    }

    static std::size_t letter_length(std::string_view text)
    {
        auto const first = static_cast<unsigned char>(text[0]);
        std::size_t const length = first < 0x80 ? 1
            : first >= 0xc2 && first < 0xe0     ? 2
            : first >= 0xe0 && first < 0xf0     ? 3
            : first >= 0xf0 && first < 0xf5     ? 4
                                                : 0;
        if (length == 0 || length > text.size()) return 0;
        for (std::size_t i = 1; i < length; ++i) {
            if ((text[i] & 0xc0) != 0x80) return 0;
        }
        return length;
    }

    void read_tag()
    {
        bool const closes = rest_.starts_with("</");
        rest_.remove_prefix(closes ? 2 : 1);
        std::string const name {rest_.substr(0, rest_.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789"))};
        rest_.remove_prefix(name.size());
        if (!closes) return open(name);
        if (!rest_.starts_with('>')) return complain("an end tag with more than a name");
        rest_.remove_prefix(1);
        if (open_.empty() || open_.back() != name) return complain("</" + name + "> closes nothing");
        open_.pop_back();
    }

    void open(std::string const& name)
    {
        auto const attributes = read_attributes();
        if (!complaint_.empty()) return;
        if (!may_be(name)) return complain("<" + name + "> is not allowed");
        ++counts_[name];
        check_place(name);
        for (auto const& [attribute, value] : attributes) check(name, attribute, value);
        check_needed(name, attributes);
        if (name == "br" || name == "hr" || name == "img" || name == "input") return;
        open_.push_back(name);
        deepest_ = std::max(deepest_, open_.size());
    }

    Attributes read_attributes()
    {
        Attributes attributes;
        while (complaint_.empty() && !rest_.starts_with('>')) {
            if (!rest_.starts_with(' ')) return complain("no blank before an attribute"), attributes;
            rest_.remove_prefix(1);
            std::string const name {rest_.substr(0, rest_.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"))};
            rest_.remove_prefix(name.size());
            if (name.empty() || attributes.contains(name))
                return complain("an attribute without a name, or twice"), attributes;
            attributes[name];
            if (!rest_.starts_with("=\"")) continue;
            rest_.remove_prefix(2);
            auto const end = rest_.find('"');
            if (end == rest_.npos) return complain("a value without an end"), attributes;
            auto const value = rest_.substr(0, end);
            rest_.remove_prefix(end + 1);
            if (value.find('<') != value.npos) complain("< in a value");
            attributes[name] = decoded(value);
        }
        if (complaint_.empty()) rest_.remove_prefix(1);
        return attributes;
    }

    static bool may_be(std::string const& name)
    {
        static std::set<std::string> const allowed {"p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul",
            "ol", "li", "h3", "h4", "h5", "hr", "table", "thead", "tbody", "tr", "th", "td", "a", "figure", "img",
            "input"};
        return allowed.contains(name);
    }

    /// What a browser would move elsewhere if it stood there.
    void check_place(std::string const& name)
    {
        static std::map<std::string, std::set<std::string>> const parents {{"li", {"ul", "ol"}}, {"thead", {"table"}},
            {"tbody", {"table"}}, {"tr", {"thead", "tbody"}}, {"th", {"tr"}}, {"td", {"tr"}}, {"input", {"li"}}};
        static std::set<std::string> const words {"br", "strong", "em", "del", "code", "a", "img", "input"};
        static std::set<std::string> const around_blocks {"", "blockquote", "li"};
        std::string const parent = open_.empty() ? "" : open_.back();
        auto const wanted = parents.find(name);
        bool fits = wanted == parents.end() || wanted->second.contains(parent);
        if (wanted == parents.end() && !words.contains(name)) fits = around_blocks.contains(parent);
        if (words.contains(name)) {
            static std::set<std::string> const of_elements {
                "ul", "ol", "table", "thead", "tbody", "tr", "blockquote", ""};
            fits = fits && !of_elements.contains(parent) && (parent != "figure" || name == "img")
                && (parent != "pre" || name == "code");
        }
        if (name == "a" && std::ranges::find(open_, "a") != open_.end()) fits = false;
        if (std::ranges::find(open_, "code") != open_.end()) fits = false;
        if (!fits) complain("<" + name + "> in <" + parent + ">");
    }

    void check(std::string const& name, std::string const& attribute, std::string const& value)
    {
        static std::set<std::string> const with_direction {
            "p", "pre", "li", "h3", "h4", "h5", "blockquote", "td", "th"};
        auto const in = [&](std::string_view where, bool is_right) { return name == where && is_right; };
        bool const is_number
            = !value.empty() && value.size() < 10 && value.find_first_not_of("0123456789") == value.npos;
        bool const is_cell_class = value == "align-left" || value == "align-center" || value == "align-right";
        bool right = false;
        if (attribute == "dir") right = value == "auto" && with_direction.contains(name);
        if (attribute == "class") right = in("a", value == "at") || in("td", is_cell_class) || in("th", is_cell_class);
        if (attribute == "href") right = in("a", is_good_address(value));
        if (attribute == "src") right = in("img", value.starts_with('/') && is_good_address(value));
        if (attribute == "rel") right = in("a", value == "nofollow ugc");
        if (attribute == "start" || attribute == "width" || attribute == "height")
            right = is_number && name == (attribute == "start" ? "ol" : "img");
        if (attribute == "alt") right = name == "img";
        if (attribute == "loading") right = in("img", value == "lazy");
        if (attribute == "decoding") right = in("img", value == "async");
        if (attribute == "scope") right = in("th", value == "col");
        if (attribute == "type") right = in("input", value == "checkbox");
        if (attribute == "disabled" || attribute == "checked") right = in("input", value.empty());
        if (attribute == "aria-label") right = in("input", !value.empty());
        if (!right) complain("<" + name + " " + attribute + "=\"" + value + "\">");
    }

    void check_needed(std::string const& name, Attributes const& attributes)
    {
        auto const has = [&](char const* attribute) { return attributes.contains(attribute); };
        if (name == "a") {
            if (!has("href")) return complain("a link to nowhere");
            auto const& address = attributes.at("href");
            bool const is_own = address == own_origin_ || address.starts_with(own_origin_ + "/")
                || address.starts_with(own_origin_ + "?") || address.starts_with(own_origin_ + "#");
            bool const is_foreign = address.starts_with("http") && !is_own;
            if (is_foreign != has("rel")) complain("a foreign link that is not marked");
            if (has("class") && !attributes.at("href").starts_with("/people/"))
                complain("a mention that leads elsewhere");
        }
        if (name == "img" && !(has("src") && has("alt") && has("width") && has("height"))) complain("half a picture");
        if (name == "input" && !(has("type") && has("disabled") && has("aria-label")))
            complain("a box that can be ticked");
    }

    /// As a browser would read it: blanks and control signs are dropped there, backslashes become slashes.
    bool is_good_address(std::string const& address)
    {
        addresses_.push_back(address);
        for (char const sign : address) {
            if (static_cast<unsigned char>(sign) <= ' '
                || std::string_view {"\\\"<>`\x7f"}.find(sign) != std::string_view::npos)
                return false;
        }
        if (address.starts_with('/')) return !address.starts_with("//");
        if (address.starts_with("mailto:")) return address.find_first_of("?&,;:", 7) == address.npos;
        auto const scheme = address.starts_with("https://") ? 8U : address.starts_with("http://") ? 7U : 0U;
        if (scheme == 0) return false;
        auto const host = address.substr(scheme, address.find_first_of("/?#", scheme) - scheme);
        return !host.empty() && host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._:") == host.npos;
    }

    std::string_view rest_;
    std::string own_origin_;
    std::string complaint_ {};
    std::vector<std::string> open_ {};
    std::vector<std::string> addresses_ {};
    std::map<std::string, int> counts_ {};
    std::string words_ {};
    std::size_t deepest_ = 0;
};

} // namespace platform::testing
