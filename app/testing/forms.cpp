#include "app/testing/site.h"

#include "html/url.h"

#include <cctype>
#include <optional>
#include <stdexcept>

namespace app::testing {

namespace {

/// One tag of a page as a test reads it: name, attributes, where it stands.
struct Tag {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        auto const replace = [&](std::string_view entity, char sign) {
            if (!text.substr(at).starts_with(entity)) return false;
            plain += sign;
            at += entity.size();
            return true;
        };
        if (replace("&amp;", '&') || replace("&lt;", '<') || replace("&gt;", '>') || replace("&quot;", '"')
            || replace("&#39;", '\''))
            continue;
        plain += text[at++];
    }
    return plain;
}

std::optional<Tag> next_tag(std::string const& page, std::size_t from)
{
    auto const open = page.find('<', from);
    if (open == std::string::npos) return std::nullopt;
    Tag tag {.begin = open};
    auto at = open + 1;
    while (at < page.size() && !std::isspace(static_cast<unsigned char>(page[at])) && page[at] != '>')
        tag.name += page[at++];
    while (at < page.size() && page[at] != '>') {
        if (std::isspace(static_cast<unsigned char>(page[at])) || page[at] == '/') {
            ++at;
            continue;
        }
        std::string name;
        while (at < page.size() && page[at] != '=' && page[at] != '>'
            && !std::isspace(static_cast<unsigned char>(page[at])))
            name += page[at++];
        std::string value;
        if (at < page.size() && page[at] == '=') {
            auto const close = page.find('"', at + 2);
            value = unescaped(std::string_view {page}.substr(at + 2, close - at - 2));
            at = close + 1;
        }
        tag.attributes[name] = value;
    }
    tag.end = at + 1;
    return tag;
}

std::vector<Tag> tags_of(std::string const& page)
{
    std::vector<Tag> tags;
    for (auto tag = next_tag(page, 0); tag; tag = next_tag(page, tag->end)) tags.push_back(*tag);
    return tags;
}

/// The words between two places of a page, without tags and with white space made one.
std::string words_between(std::string const& page, std::size_t begin, std::size_t end)
{
    std::string words;
    bool inside = false;
    for (auto at = begin; at < end && at < page.size(); ++at) {
        if (page[at] == '<')
            inside = true;
        else if (page[at] == '>')
            inside = false;
        else if (!inside && std::isspace(static_cast<unsigned char>(page[at])))
            words += words.empty() || words.back() == ' ' ? "" : " ";
        else if (!inside)
            words += page[at];
    }
    while (words.ends_with(' ')) words.pop_back();
    return unescaped(words);
}

std::size_t closing_of(std::string const& page, Tag const& tag)
{
    return page.find("</" + tag.name + ">", tag.end);
}

[[noreturn]] void missing(std::string const& what, std::string const& path)
{
    throw std::runtime_error {"the page " + path + " has no " + what};
}

/// The name of the field that stands under a label: by the label's for, or inside it (name, value).
std::pair<std::string, std::string> field_labelled(
    std::string const& page, std::string_view label, std::string const& path)
{
    auto const tags = tags_of(page);
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (tags[i].name != "label"
            || words_between(page, tags[i].end, closing_of(page, tags[i])).find(label) == std::string::npos)
            continue;
        auto const target = tags[i].attributes.find("for");
        for (auto const& tag : tags) {
            bool const named = target != tags[i].attributes.end() && tag.attributes.contains("id")
                && tag.attributes.at("id") == target->second;
            bool const within = target == tags[i].attributes.end() && tag.begin > tags[i].begin
                && tag.begin < closing_of(page, tags[i]) && tag.name == "input";
            if (named || within)
                return {
                    tag.attributes.at("name"), tag.attributes.contains("value") ? tag.attributes.at("value") : "on"};
        }
    }
    missing("field labelled “" + std::string {label} + "”", path);
}

/// A form as it stands on the page, with what a browser would send when nothing is changed.
struct Form {
    std::string action;
    std::string method;
    bool in_parts = false;
    std::vector<std::pair<std::string, std::string>> fields;
};

Form form_around(std::string const& page, Tag const& form)
{
    Form found {form.attributes.contains("action") ? form.attributes.at("action") : "",
        form.attributes.contains("method") ? form.attributes.at("method") : "get",
        form.attributes.contains("enctype") && form.attributes.at("enctype") == "multipart/form-data", {}};
    auto const end = closing_of(page, form);
    auto const tags = tags_of(page);
    for (std::size_t i = 0; i < tags.size(); ++i) {
        auto const& tag = tags[i];
        if (tag.begin < form.begin || tag.begin > end || !tag.attributes.contains("name")) continue;
        auto const& name = tag.attributes.at("name");
        if (tag.name == "input") {
            auto const type = tag.attributes.contains("type") ? tag.attributes.at("type") : "text";
            if (type == "file") continue;
            bool const box = type == "checkbox" || type == "radio";
            if (box && !tag.attributes.contains("checked")) continue;
            found.fields.emplace_back(name,
                tag.attributes.contains("value") ? tag.attributes.at("value")
                    : box                        ? "on"
                                                 : "");
        } else if (tag.name == "textarea") {
            auto text = unescaped(std::string_view {page}.substr(tag.end, closing_of(page, tag) - tag.end));
            if (text.starts_with('\n')) text.erase(0, 1);
            found.fields.emplace_back(name, text);
        } else if (tag.name == "select") {
            std::optional<std::string> value;
            for (auto const& option : tags) {
                if (option.name != "option" || option.begin < tag.begin || option.begin > closing_of(page, tag))
                    continue;
                if (!value || option.attributes.contains("selected")) value = option.attributes.at("value");
            }
            found.fields.emplace_back(name, value.value_or(""));
        }
    }
    return found;
}

/// A form by its id, for a button that stands elsewhere.
std::optional<Tag> form_named(std::string const& page, std::string const& id)
{
    for (auto const& tag : tags_of(page)) {
        if (tag.name == "form" && tag.attributes.contains("id") && tag.attributes.at("id") == id) return tag;
    }
    return std::nullopt;
}

std::string encoded(std::vector<std::pair<std::string, std::string>> const& fields)
{
    std::string body;
    for (auto const& [name, value] : fields) {
        body += (body.empty() ? "" : "&") + html::percent_encoded(name) + "=" + html::percent_encoded(value);
    }
    return body;
}

constexpr std::string_view boundary = "----the-boundary-of-a-test";

std::string part(std::string_view head, std::string_view content)
{
    std::string text {"--"};
    return text.append(boundary)
        .append("\r\nContent-Disposition: form-data; ")
        .append(head)
        .append("\r\n\r\n")
        .append(content)
        .append("\r\n");
}

} // namespace

Browser& Browser::attach(std::string_view label, std::string_view file_name, std::string_view bytes)
{
    attached_[field_labelled(answer_.body, label, path_).first] = {std::string {file_name}, std::string {bytes}};
    return *this;
}

Browser& Browser::fill(std::string_view label, std::string_view value)
{
    typed_[field_labelled(answer_.body, label, path_).first] = {std::string {value}};
    return *this;
}

Browser& Browser::tick(std::string_view label)
{
    auto const [name, value] = field_labelled(answer_.body, label, path_);
    typed_[name].push_back(value);
    return *this;
}

Answer const& Browser::press(std::string_view button)
{
    auto const& page = answer_.body;
    std::optional<Tag> form;
    for (auto const& tag : tags_of(page)) {
        if (tag.name == "form") form = tag;
        if (tag.name != "button") continue;
        auto const owner = tag.attributes.contains("form") ? form_named(page, tag.attributes.at("form")) : form;
        bool const within = owner && (tag.attributes.contains("form") || tag.begin < closing_of(page, *owner));
        if (!within || words_between(page, tag.end, closing_of(page, tag)).find(button) == std::string::npos) continue;
        auto sent = form_around(page, *owner);
        sent.action = sent.action.substr(0, sent.action.find('#'));
        if (tag.attributes.contains("formenctype"))
            sent.in_parts = tag.attributes.at("formenctype") == "multipart/form-data";
        for (auto const& [name, values] : typed_) {
            if (tag.attributes.contains("form")) break; // what was typed belongs to the form around the button
            std::erase_if(sent.fields, [&name = name](auto const& field) { return field.first == name; });
            for (auto const& value : values) sent.fields.emplace_back(name, value);
        }
        if (tag.attributes.contains("name"))
            sent.fields.emplace_back(tag.attributes.at("name"), tag.attributes.at("value"));
        if (sent.method == "get") return go(web::Method::get, sent.action + "?" + encoded(sent.fields), "");
        if (!sent.in_parts) {
            // A form that is not in parts sends the names of files alone.
            for (auto const& [name, file] : attached_) sent.fields.emplace_back(name, file.name);
            return go(web::Method::post, sent.action, encoded(sent.fields));
        }
        std::string body;
        for (auto const& [name, value] : sent.fields) body += part("name=\"" + name + "\"", value);
        for (auto const& [name, file] : attached_) {
            body += part(
                "name=\"" + name + "\"; filename=\"" + file.name + "\"\r\nContent-Type: application/octet-stream",
                file.bytes);
        }
        body.append("--").append(boundary).append("--\r\n");
        return go(web::Method::post, sent.action, body, "multipart/form-data; boundary=" + std::string {boundary});
    }
    missing("button “" + std::string {button} + "”", path_);
}

Answer const& Browser::follow(std::string_view link)
{
    for (auto const& tag : tags_of(answer_.body)) {
        if (tag.name != "a"
            || words_between(answer_.body, tag.end, closing_of(answer_.body, tag)).find(link) == std::string::npos)
            continue;
        return open(tag.attributes.at("href"));
    }
    missing("link “" + std::string {link} + "”", path_);
}

} // namespace app::testing
