#include "platform/i18n/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace platform {

namespace {

// What neither decomposition nor case folding makes alike, though people who search do.
char32_t alike(char32_t sign)
{
    switch (sign) {
    case U'ı':
        return U'i';
    case U'ø':
        return U'o';
    case U'ł':
        return U'l';
    case U'đ':
    case U'ð':
        return U'd';
    case U'ħ':
        return U'h';
    case U'\u0671':
        return U'\u0627'; // alef wasla
    case U'\u0649':       // alef maksura
    case U'\u06cc':
        return U'\u064a'; // Persian ya
    case U'\u0629':
        return U'\u0647'; // ta marbuta
    case U'\u06a9':
        return U'\u0643'; // Persian kaf
    default:
        return sign;
    }
}

bool is_dropped(char32_t sign)
{
    constexpr char32_t tatweel = U'\u0640';
    auto const point = static_cast<UChar32>(sign);
    return sign == tatweel || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0
        || u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

void append_alike(icu::UnicodeString& text, char32_t sign)
{
    if (sign == U'æ') {
        text += u"ae";
    } else if (sign == U'œ') {
        text += u"oe";
    } else if (sign == U'þ') {
        text += u"th";
    } else if (auto const digit = u_charDigitValue(static_cast<UChar32>(sign)); digit >= 0) {
        text += static_cast<char16_t>(u'0' + digit);
    } else if (!is_dropped(sign)) {
        text += static_cast<UChar32>(alike(sign));
    }
}

icu::UnicodeString folded_once(icu::UnicodeString const& text)
{
    UErrorCode status = U_ZERO_ERROR;
    auto const* decomposition = icu::Normalizer2::getNFKDInstance(status);
    auto apart = decomposition->normalize(text, status);
    if (U_FAILURE(status)) throw std::runtime_error {"normalisation failed"};
    apart.foldCase(U_FOLD_CASE_DEFAULT);
    icu::UnicodeString result;
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        append_alike(result, static_cast<char32_t>(apart.char32At(at)));
    }
    return result;
}

// Case folding may bring forth signs that can be decomposed once more.
std::string fold_of(char32_t sign)
{
    icu::UnicodeString text {static_cast<UChar32>(sign)};
    for (auto next = folded_once(text); next != text; next = folded_once(text)) text = next;
    std::string bytes;
    return text.toUTF8String(bytes);
}

// The folds of the letters that Latin, Greek, Cyrillic, Hebrew and Arabic texts are made of, worked out once.
// No sign needs its neighbours to be folded, because marks, the only ones that change places, are dropped.
class FoldTable {
public:
    FoldTable()
    {
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            auto const fold = fold_of(sign_at(i));
            if (fold.size() > cells_[i].bytes.size()) continue;
            fold.copy(cells_[i].bytes.data(), fold.size());
            cells_[i].length = static_cast<std::uint8_t>(fold.size());
        }
    }

    void append(std::string& result, char32_t sign) const
    {
        auto const at = sign < first_block ? sign : sign - second_begin + first_block;
        bool const held = sign < first_block || (sign >= second_begin && at < cells_.size());
        if (!held || cells_[at].length == too_long) {
            result += fold_of(sign);
            return;
        }
        result.append(cells_[at].bytes.data(), cells_[at].length);
    }

private:
    static constexpr std::uint8_t too_long = 255;
    static constexpr char32_t first_block = 0x700;   // Latin … Arabic
    static constexpr char32_t second_begin = 0x1e00; // Latin with two marks, Greek with breathings, punctuation
    static constexpr char32_t second_end = 0x2070;

    struct Cell {
        std::array<char, 7> bytes {};
        std::uint8_t length = too_long;
    };

    static char32_t sign_at(std::size_t i)
    {
        return static_cast<char32_t>(i < first_block ? i : i - first_block + second_begin);
    }

    std::array<Cell, first_block + (second_end - second_begin)> cells_ {};
};

FoldTable const& fold_table()
{
    static auto const table = std::make_unique<FoldTable const>();
    return *table;
}

bool is_word_sign(std::string_view text, std::size_t& at)
{
    UChar32 sign = 0;
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    U8_NEXT(bytes, at, text.size(), sign);
    return sign >= 0 && u_isalnum(sign);
}

} // namespace

std::string folded(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        if (auto const c = text[at]; static_cast<unsigned char>(c) < 0x80) {
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
            ++at;
            continue;
        }
        UChar32 sign = 0;
        U8_NEXT(bytes, at, text.size(), sign);
        fold_table().append(result, sign < 0 ? U'\ufffd' : static_cast<char32_t>(sign));
    }
    return result;
}

std::vector<std::string> words(std::string_view text)
{
    auto const whole = folded(text);
    std::vector<std::string> found;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < whole.size();) {
        auto const here = at;
        if (is_word_sign(whole, at)) continue;
        if (here > begin) found.push_back(whole.substr(begin, here - begin));
        begin = at;
    }
    if (begin < whole.size()) found.push_back(whole.substr(begin));
    return found;
}

} // namespace platform
