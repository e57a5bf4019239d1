#include "areas/imports/json_walk.h"

#include <charconv>

namespace imports {

namespace {

constexpr int deepest = 64;

void append_utf8(std::string& out, unsigned letter)
{
    if (letter < 0x80) {
        out += static_cast<char>(letter);
    } else if (letter < 0x800) {
        out += static_cast<char>(0xC0 | (letter >> 6));
        out += static_cast<char>(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
        out += static_cast<char>(0xE0 | (letter >> 12));
        out += static_cast<char>(0x80 | ((letter >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (letter & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (letter >> 18));
        out += static_cast<char>(0x80 | ((letter >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((letter >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (letter & 0x3F));
    }
}

bool is_high(unsigned letter)
{
    return letter >= 0xD800 && letter < 0xDC00;
}

bool is_low(unsigned letter)
{
    return letter >= 0xDC00 && letter < 0xE000;
}

} // namespace

void JsonWalk::fail()
{
    failed_ = true;
    at_ = text_.size();
}

char JsonWalk::next_sign()
{
    while (at_ < text_.size() && std::string_view {" \t\r\n"}.find(text_[at_]) != std::string_view::npos) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
}

bool JsonWalk::take(char sign)
{
    if (next_sign() != sign) return false;
    ++at_;
    return true;
}

void JsonWalk::object(std::function<void(std::string_view name)> const& member)
{
    if (!take('{')) return pass();
    if (++depth_ > deepest) return fail();
    for (bool more = !take('}'); more && !failed_;) {
        if (next_sign() != '"') return fail();
        auto const name = text();
        if (!take(':')) return fail();
        next_sign();
        auto const before = at_;
        member(name);
        if (at_ == before) pass();
        more = take(',');
        if (!more && !take('}')) return fail();
    }
    --depth_;
}

void JsonWalk::array(std::function<void()> const& element)
{
    if (!take('[')) return pass();
    if (++depth_ > deepest) return fail();
    for (bool more = !take(']'); more && !failed_;) {
        next_sign();
        auto const before = at_;
        element();
        if (at_ == before) pass();
        more = take(',');
        if (!more && !take(']')) return fail();
    }
    --depth_;
}

unsigned JsonWalk::hex()
{
    unsigned letter = 0;
    auto const digits = text_.substr(at_, 4);
    auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), letter, 16);
    if (digits.size() < 4 || read.ptr != digits.data() + digits.size()) {
        fail();
        return 0;
    }
    at_ += 4;
    return letter;
}

/// What stands after a backslash. Half of a pair becomes U+FFFD.
void JsonWalk::escape(std::string& out)
{
    constexpr std::string_view signs = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    if (at_ >= text_.size()) return fail();
    char const sign = text_[at_++];
    if (auto const known = signs.find(sign); known != std::string_view::npos) {
        out += meant[known];
        return;
    }
    if (sign != 'u') return fail();
    auto letter = hex();
    if (is_high(letter) && text_.substr(at_, 2) == "\\u") {
        at_ += 2;
        auto const low = hex();
        letter = is_low(low) ? 0x10000 + ((letter - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
    }
    append_utf8(out, is_high(letter) || is_low(letter) ? 0xFFFD : letter);
}

std::string JsonWalk::text()
{
    std::string out;
    if (next_sign() != '"') {
        pass();
        return out;
    }
    for (++at_; at_ < text_.size();) {
        char const sign = text_[at_++];
        if (sign == '"') return out;
        if (sign == '\\')
            escape(out);
        else
            out += sign;
    }
    fail();
    return {};
}

std::optional<std::int64_t> JsonWalk::number()
{
    bool const quoted = next_sign() == '"';
    auto const begin = at_ + (quoted ? 1 : 0);
    pass();
    std::int64_t number = 0;
    auto const* const end = text_.data() + at_;
    auto const read = std::from_chars(text_.data() + begin, end, number);
    if (failed_ || read.ec != std::errc {} || read.ptr != end - (quoted ? 1 : 0)) return std::nullopt;
    return number;
}

void JsonWalk::pass_text()
{
    for (++at_; at_ < text_.size(); ++at_) {
        if (text_[at_] == '\\')
            ++at_;
        else if (text_[at_] == '"') {
            ++at_;
            return;
        }
    }
    fail();
}

void JsonWalk::pass_word()
{
    auto const begin = at_;
    while (at_ < text_.size() && std::string_view {",]}: \t\r\n\"[{"}.find(text_[at_]) == std::string_view::npos) ++at_;
    if (at_ == begin) fail();
}

void JsonWalk::pass()
{
    switch (next_sign()) {
    case '"':
        return pass_text();
    case '{':
        return object([](std::string_view) {});
    case '[':
        return array([] {});
    default:
        return pass_word();
    }
}

} // namespace imports
