#include "platform/web/multipart.h"

#include "platform/web/signs.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace web {

namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t file_name_limit = 200;
constexpr std::size_t content_type_limit = 200;

/// A quoted string from its opening sign on; removes it from the text. A backslash quotes only a quotation mark or
/// itself, because some browsers send the folders of Windows as they are.
std::optional<std::string> quoted_string(std::string_view& text)
{
    std::string value;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return value;
        }
        bool const escapes = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\');
        if (escapes) ++i;
        value.push_back(text[i]);
    }
    return std::nullopt;
}

std::string token(std::string_view& text)
{
    auto const end = std::ranges::find_if_not(text, signs::is_token) - text.begin();
    std::string const value {text.substr(0, static_cast<std::size_t>(end))};
    text.remove_prefix(static_cast<std::size_t>(end));
    return value;
}

/// Reads `; name=value; name="value"`; a name that comes twice is refused.
std::optional<Parameters> parameters(std::string_view text)
{
    Parameters found;
    for (text = signs::trimmed(text); !text.empty(); text = signs::trimmed(text)) {
        if (text.front() != ';') return std::nullopt;
        text = signs::trimmed(text.substr(1));
        if (text.empty()) break;
        auto name = signs::lower_case(token(text));
        if (name.empty() || !text.starts_with('=')) return std::nullopt;
        text.remove_prefix(1);
        bool const is_quoted = text.starts_with('"');
        auto value = is_quoted ? quoted_string(text) : token(text);
        if (!value || (!is_quoted && value->empty())) return std::nullopt;
        if (std::ranges::any_of(found, [&](auto const& other) { return other.first == name; })) return std::nullopt;
        found.emplace_back(std::move(name), *std::move(value));
    }
    return found;
}

std::string const* named(Parameters const& parameters, std::string_view name)
{
    auto const found = std::ranges::find(
        parameters, name, [](auto const& pair) -> auto const& { return pair.first; });
    return found == parameters.end() ? nullptr : &found->second;
}

/// Browsers write a quotation mark in a name as %22 and leave every other percent sign alone. (HTML, multipart encoding)
std::string with_quotation_marks(std::string text)
{
    for (std::size_t at = 0; (at = text.find("%22", at)) != std::string::npos; ++at) text.replace(at, 3, "\"");
    return text;
}

/// How many bytes a UTF-8 sign at the front takes; 0 when it is none. (RFC 3629)
std::size_t utf8_length(std::string_view text)
{
    auto const at = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    auto const lead = at(0);
    if (lead < 0x80) return 1;
    std::size_t const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((at(i) & 0xc0) != 0x80) return 0;
    }
    bool const overlong = (lead == 0xe0 && at(1) < 0xa0) || (lead == 0xf0 && at(1) < 0x90);
    bool const outside = (lead == 0xed && at(1) > 0x9f) || (lead == 0xf4 && at(1) > 0x8f);
    return overlong || outside ? 0 : length;
}

std::string clean_file_name(std::string_view name)
{
    name = name.substr(name.find_last_of("/\\") + 1); // npos + 1 is 0
    std::string clean;
    while (!name.empty()) {
        auto const length = utf8_length(name);
        if (clean.size() + std::max<std::size_t>(length, 1) > file_name_limit) break;
        if (length == 0) clean.push_back('_');
        if (length > 0 && !signs::is_control(name.front())) clean.append(name.substr(0, length));
        name.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return clean;
}

/// The value of Content-Disposition: form-data; name="…"; filename="…".
PartSink::Refused read_disposition(std::string_view value, PartHead& head)
{
    if (signs::lower_case(token(value)) != "form-data") return "part_not_form_data";
    auto const found = parameters(value);
    if (!found) return "bad_part_header";
    auto const* const name = named(*found, "name");
    if (name == nullptr || name->empty()) return "part_without_name";
    head.field = with_quotation_marks(*name);
    if (std::ranges::any_of(head.field, signs::is_control)) return "bad_part_header";
    if (auto const* const file_name = named(*found, "filename")) {
        head.file_name = clean_file_name(with_quotation_marks(*file_name));
    }
    return std::nullopt;
}

PartSink::Refused read_line(std::string_view line, PartHead& head, bool& has_disposition)
{
    auto const colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return "bad_part_header";
    auto const raw_name = line.substr(0, colon);
    auto const value = signs::trimmed(line.substr(colon + 1));
    if (!std::ranges::all_of(raw_name, signs::is_token) || std::ranges::any_of(value, signs::is_unclean))
        return "bad_part_header";
    auto const name = signs::lower_case(raw_name);
    if (name == "content-disposition") {
        if (std::exchange(has_disposition, true)) return "bad_part_header";
        return read_disposition(value, head);
    }
    if (name == "content-type") head.content_type = value.substr(0, content_type_limit);
    if (name == "content-transfer-encoding") {
        // RFC 7578 section 4.7 wants it gone; one that changes the bytes would be stored wrongly.
        auto const encoding = signs::lower_case(value);
        if (encoding != "binary" && encoding != "8bit" && encoding != "7bit") return "part_encoded";
    }
    return std::nullopt;
}

} // namespace

MultipartReader::MultipartReader(std::string_view boundary, MultipartLimits limits, PartSink& sink)
    : delimiter_ {"\r\n--" + std::string {boundary}}
    , limits_ {limits}
    , sink_ {sink}
{
}

PartSink::Refused MultipartReader::feed(std::string_view bytes)
{
    held_.append(bytes);
    bool stuck = false;
    while (!stuck) {
        if (auto const no = advance(stuck)) return no;
    }
    held_.erase(0, std::exchange(at_, 0));
    return std::nullopt;
}

PartSink::Refused MultipartReader::end() const
{
    if (state_ != State::epilogue) return "form_cut_short";
    if (!held_.empty() && held_ != "\r\n") return "bytes_after_form";
    return std::nullopt;
}

PartSink::Refused MultipartReader::advance(bool& stuck)
{
    switch (state_) {
    case State::first_boundary:
        return read_first_boundary(stuck);
    case State::after_boundary:
        return read_after_boundary(stuck);
    case State::header:
        return read_header(stuck);
    case State::text:
    case State::file:
        return read_content(stuck);
    case State::epilogue:
        return read_epilogue(stuck);
    }
    return std::nullopt;
}

PartSink::Refused MultipartReader::read_first_boundary(bool& stuck)
{
    auto const boundary = std::string_view {delimiter_}.substr(2); // the first stands at the very start
    auto const start = std::string_view {held_}.substr(0, boundary.size());
    if (!boundary.starts_with(start)) return "no_first_boundary";
    stuck = start.size() < boundary.size();
    if (stuck) return std::nullopt;
    at_ = boundary.size();
    state_ = State::after_boundary;
    return std::nullopt;
}

PartSink::Refused MultipartReader::read_after_boundary(bool& stuck)
{
    auto const next = std::string_view {held_}.substr(at_, 2);
    stuck = next.size() < 2;
    if (stuck) return std::nullopt;
    at_ += 2;
    if (next == "--") {
        if (parts_ == 0) return "form_without_parts";
        state_ = State::epilogue;
        return std::nullopt;
    }
    if (next != "\r\n") return "bad_boundary_line";
    if (++parts_ > limits_.parts) return "too_many_parts";
    state_ = State::header;
    return std::nullopt;
}

PartSink::Refused MultipartReader::read_header(bool& stuck)
{
    auto const rest = std::string_view {held_}.substr(at_);
    auto const end = rest.substr(0, limits_.header).find("\r\n\r\n");
    if (end == std::string_view::npos) {
        if (rest.size() >= limits_.header) return "part_header_too_large";
        stuck = true;
        return std::nullopt;
    }
    at_ += end + 4;
    return begin_part(rest.substr(0, end));
}

PartSink::Refused MultipartReader::begin_part(std::string_view header)
{
    PartHead head;
    bool has_disposition = false;
    for (bool more = true; more;) {
        auto const line_end = header.find("\r\n");
        if (auto const no = read_line(header.substr(0, line_end), head, has_disposition)) return no;
        more = line_end != std::string_view::npos;
        if (more) header.remove_prefix(line_end + 2);
    }
    if (!has_disposition) return "part_without_name";
    if (head.field.size() > limits_.name) return "part_name_too_long";
    state_ = head.file_name ? State::file : State::text;
    if (head.file_name) return sink_.begin_file(std::move(head));
    field_ = std::move(head.field);
    return std::nullopt;
}

PartSink::Refused MultipartReader::read_content(bool& stuck)
{
    auto const rest = std::string_view {held_}.substr(at_);
    auto const end = rest.find(delimiter_);
    if (end == std::string_view::npos) {
        // The last bytes may be the start of a delimiter.
        stuck = true;
        auto const safe = rest.size() - std::min(rest.size(), delimiter_.size() - 1);
        at_ += safe;
        return take(rest.substr(0, safe));
    }
    at_ += end + delimiter_.size();
    if (auto const no = take(rest.substr(0, end))) return no;
    return end_part();
}

PartSink::Refused MultipartReader::read_epilogue(bool& stuck)
{
    stuck = true;
    if (held_.size() - at_ > 2) return "bytes_after_form";
    return std::nullopt;
}

PartSink::Refused MultipartReader::take(std::string_view content)
{
    if (content.empty()) return std::nullopt;
    if (state_ == State::file) return sink_.file_bytes(content);
    if (text_.size() + content.size() > limits_.text) return "text_too_long";
    text_.append(content);
    return std::nullopt;
}

PartSink::Refused MultipartReader::end_part()
{
    bool const is_file = state_ == State::file;
    state_ = State::after_boundary;
    if (is_file) return sink_.end_file();
    return sink_.text(std::move(field_), std::exchange(text_, {}));
}

std::optional<std::string> multipart_boundary(std::string_view content_type)
{
    constexpr std::string_view form = "multipart/form-data";
    content_type = signs::trimmed(content_type);
    if (signs::lower_case(content_type.substr(0, form.size())) != form) return std::nullopt;
    auto const found = parameters(content_type.substr(form.size()));
    auto const* const boundary = found ? named(*found, "boundary") : nullptr;
    if (boundary == nullptr || boundary->empty() || boundary->size() > 70) return std::nullopt;
    auto const good = [](char c) {
        bool const letter = signs::is_letter(c) || signs::is_digit(c);
        return letter || std::string_view {"'()+_,-./:=? "}.find(c) != std::string_view::npos;
    };
    if (!std::ranges::all_of(*boundary, good) || boundary->back() == ' ') return std::nullopt;
    return *boundary;
}

} // namespace web
