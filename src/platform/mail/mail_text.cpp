#include "platform/mail/mail_text.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <utility>

namespace platform {

namespace {

constexpr std::string_view unreadable = "\xEF\xBF\xBD";

/// How many bytes the letter at the beginning has (RFC 3629); 0 when there is none.
std::size_t letter_at(std::string_view text)
{
    auto const byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const lead = byte(0);
    std::size_t const length = lead < 0x80 ? 1
        : lead < 0xC2                      ? 0
        : lead < 0xE0                      ? 2
        : lead < 0xF0                      ? 3
        : lead < 0xF5                      ? 4
                                           : 0;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;
    if (lead == 0xED && byte(1) > 0x9F) return 0; // half of a UTF-16 pair
    if (lead == 0xF0 && byte(1) < 0x90) return 0;
    if (lead == 0xF4 && byte(1) > 0x8F) return 0;
    return length;
}

bool is_utf8(std::string_view text)
{
    while (!text.empty()) {
        auto const length = letter_at(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

/// Only what people write mail in is handed to iconv: its rarer readers were a source of endless loops.
bool is_written_in(std::string const& charset)
{
    constexpr std::array families {"iso-8859-", "iso8859-", "windows-125", "cp125", "koi8-", "x-mac-"};
    constexpr std::array names {"latin1", "gb2312", "gbk", "gb18030", "big5", "shift_jis", "sjis", "cp932", "euc-jp",
        "iso-2022-jp", "euc-kr", "ks_c_5601-1987", "cp949", "tis-620", "windows-874", "macintosh", "cp850", "cp857"};
    auto const has_sign_of_its_own
        = [](unsigned char sign) { return sign <= ' ' || sign > 'z' || sign == '/' || sign == ','; };
    if (charset.size() > 20 || std::ranges::any_of(charset, has_sign_of_its_own)) return false;
    return std::ranges::any_of(families, [&](std::string_view start) { return charset.starts_with(start); })
        || std::ranges::any_of(names, [&](std::string_view name) { return charset == name; });
}

/// What senders call by a smaller name than they mean (as browsers do: WHATWG, Encoding).
std::string meant(std::string charset)
{
    if (charset == "iso-8859-1" || charset == "latin1") return "windows-1252";
    if (charset == "iso-8859-9") return "windows-1254";
    if (charset == "gb2312") return "gb18030";
    if (charset == "ks_c_5601-1987") return "cp949";
    return charset;
}

class Conversion {
public:
    explicit Conversion(std::string const& charset)
        : held_ {iconv_open("UTF-8", charset.c_str())}
    {
    }
    Conversion(Conversion const&) = delete;
    ~Conversion()
    {
        if (is_known()) iconv_close(held_);
    }
    bool is_known() const { return held_ != iconv_t(-1); } // NOLINT: the mark of failure that POSIX chose

    std::string all_of(std::string_view bytes)
    {
        std::string text;
        std::array<char, 4096> room {};
        auto* from = const_cast<char*>(bytes.data()); // iconv does not write there
        std::size_t left = bytes.size();
        while (left > 0) {
            char* to = room.data();
            std::size_t free = room.size();
            auto const before = left;
            auto const done = iconv(held_, &from, &left, &to, &free);
            text.append(room.data(), room.size() - free);
            if (done != static_cast<std::size_t>(-1)) break;
            if (errno == E2BIG && (left < before || free < room.size())) continue;
            text += unreadable;
            ++from;
            --left;
        }
        return text;
    }

private:
    iconv_t held_;
};

} // namespace

std::string small_letters(std::string_view text)
{
    std::string small {text};
    std::ranges::transform(small, small.begin(),
        [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign; });
    return small;
}

std::string utf8_of(std::string_view bytes, std::string_view charset)
{
    auto const name = small_letters(charset);
    if (!is_written_in(name)) {
        if (name == "utf-8" || name == "utf8" || is_utf8(bytes)) return std::string {bytes};
        return Conversion {"windows-1252"}.all_of(bytes);
    }
    Conversion conversion {meant(name)};
    return conversion.is_known() ? conversion.all_of(bytes) : std::string {bytes};
}

std::string clean_mail_text(std::string_view text, std::size_t limit)
{
    std::string clean;
    clean.reserve(std::min(text.size(), limit));
    while (!text.empty()) {
        auto const length = letter_at(text);
        auto const sign = text.front();
        auto letter = length == 0 ? unreadable : text.substr(0, length);
        if (sign == '\r')
            letter = text.starts_with("\r\n") ? "" : "\n";
        else if ((sign >= 0 && sign < ' ' && sign != '\n' && sign != '\t') || sign == 127)
            letter = "";
        if (clean.size() + letter.size() > limit) break;
        clean += letter;
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return clean;
}

std::string clean_mail_line(std::string_view text, std::size_t limit)
{
    auto const clean = clean_mail_text(text, limit);
    std::string line;
    for (char const sign : clean) {
        bool const is_space = sign == ' ' || sign == '\n' || sign == '\t';
        if (!is_space)
            line += sign;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

} // namespace platform
