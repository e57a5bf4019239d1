#include "platform/markdown/text_piece.h"
#include "platform/markdown/signs.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace platform {

namespace {

constexpr std::size_t longest_slug = 60;
constexpr std::size_t longest_mailbox_name = 64;
constexpr std::string_view between_words = "._-+@/"; ///< signs after which an @ belongs to something else

bool is_of_mailbox(char sign)
{
    return is_letter_or_digit(sign) || sign == '.' || sign == '_' || sign == '-' || sign == '+';
}

/// Whether a letter, digit or mark of another script stands there.
bool is_foreign_letter(UChar32 sign)
{
    return sign >= 0x80 && (u_isalnum(sign) || (U_GET_GC_MASK(sign) & U_GC_M_MASK) != 0);
}

UChar32 sign_at(std::string_view text, std::size_t at)
{
    auto i = static_cast<std::int32_t>(at);
    UChar32 sign = 0;
    U8_NEXT(text.data(), i, static_cast<std::int32_t>(text.size()), sign);
    return sign;
}

UChar32 sign_before(std::string_view text, std::size_t at)
{
    auto i = static_cast<std::int32_t>(at);
    UChar32 sign = 0;
    U8_PREV(text.data(), 0, i, sign);
    return sign;
}

class Reader {
public:
    Reader(std::string_view text, std::string_view own_origin)
        : text_ {text}
        , own_origin_ {own_origin}
    {
    }

    std::vector<TextPiece> pieces()
    {
        while (at_ < text_.size()) {
            auto const next = text_.find_first_of("@hHw", at_);
            if (next == text_.npos) break;
            at_ = next;
            auto const before = at_;
            if (text_[at_] == '@')
                read_at_sign();
            else
                read_address();
            at_ = std::max(at_, before + 1);
        }
        say_words(text_.size());
        return std::move(pieces_);
    }

private:
    void say_words(std::size_t end)
    {
        if (end > said_) pieces_.push_back({.text = text_.substr(said_, end - said_)});
        said_ = std::max(said_, end);
    }

    void say(TextPiece::Kind kind, std::size_t begin, std::size_t end, std::optional<Destination> destination = {})
    {
        say_words(begin);
        pieces_.push_back({kind, text_.substr(begin, end - begin), std::move(destination)});
        said_ = at_ = end;
    }

    void read_at_sign()
    {
        bool const is_free = at_ == said_ || !is_of_mailbox(text_[at_ - 1]);
        if (!is_free) return read_mailbox();
        if (at_ > 0
            && (between_words.find(text_[at_ - 1]) != between_words.npos || is_foreign_letter(sign_before(text_, at_))))
            return;
        auto end = at_ + 1;
        while (end < text_.size() && (is_letter_or_digit(text_[end]) || text_[end] == '-')) ++end;
        auto const whole = end;
        while (text_[end - 1] == '-') --end;
        if (end - at_ < 2 || end - at_ > longest_slug + 1 || text_[at_ + 1] == '-' || goes_on(whole)) {
            at_ = whole;
            return;
        }
        say(TextPiece::Kind::mention, at_, end);
    }

    /// Whether what looks like a slug is the beginning of something else: ana@network.example, @scope/name, @ayşe.
    bool goes_on(std::size_t end) const
    {
        if (end == text_.size()) return false;
        char const next = text_[end];
        if (next == '@' || next == '_' || next == '/') return true;
        if (next == '.') return end + 1 < text_.size() && is_letter_or_digit(text_[end + 1]);
        return is_foreign_letter(sign_at(text_, end));
    }

    void read_mailbox()
    {
        auto begin = at_;
        while (begin > said_ && is_of_mailbox(text_[begin - 1]) && at_ - begin <= longest_mailbox_name) --begin;
        auto end = at_ + 1;
        while (end < text_.size() && (is_letter_or_digit(text_[end]) || text_[end] == '.' || text_[end] == '-')) ++end;
        auto const whole = end;
        while (!is_letter_or_digit(text_[end - 1]) && text_[end - 1] != '@') --end;
        bool const is_cut = whole < text_.size() && (text_[whole] == '@' || text_[whole] == '_');
        auto destination
            = is_cut ? std::nullopt : Destination::of("mailto:" + std::string {text_.substr(begin, end - begin)}, {});
        if (destination) return say(TextPiece::Kind::address, begin, end, std::move(destination));
        at_ = whole;
    }

    void read_address()
    {
        auto const rest = text_.substr(at_);
        bool const is_www = rest.starts_with("www.");
        if (!is_www && !begins_with(rest, "http://") && !begins_with(rest, "https://")) return;
        if (at_ > said_
            && (is_letter_or_digit(text_[at_ - 1])
                || (is_www && between_words.find(text_[at_ - 1]) != between_words.npos)))
            return;
        auto const whole = end_of_address();
        auto const end = at_ + without_last_signs(text_.substr(at_, whole - at_));
        auto const typed = text_.substr(at_, end - at_);
        bool const has_host = !is_www || typed.find('.', 4) != typed.npos;
        auto destination = has_host
            ? Destination::of(is_www ? "https://" + std::string {typed} : std::string {typed}, own_origin_)
            : std::nullopt;
        if (destination) return say(TextPiece::Kind::address, at_, end, std::move(destination));
        at_ = whole; // not looked at again, or a row of "http://" would be read to its end from each of them
    }

    std::size_t end_of_address() const
    {
        auto end = at_;
        while (end < text_.size()) {
            auto const sign = sign_at(text_, end);
            if (sign <= ' ' || sign == 0x7f || sign == '<' || sign == '>' || sign == '"' || sign == '`' || sign == '\\')
                break;
            if (sign >= 0x80 && !is_foreign_letter(sign)) break;
            end += static_cast<std::size_t>(U8_LENGTH(sign));
        }
        return end;
    }

    /// The length without a sentence's last signs, and without a bracket that was opened before the address.
    static std::size_t without_last_signs(std::string_view address)
    {
        auto surplus = std::ranges::count(address, ')') - std::ranges::count(address, '(');
        while (!address.empty()) {
            char const last = address.back();
            bool const closes = last == ')' && surplus > 0;
            if (!closes && std::string_view {"?!.,:;*_~'|]}"}.find(last) == std::string_view::npos) break;
            surplus -= closes ? 1 : 0;
            address.remove_suffix(1);
        }
        return address.size();
    }

    std::string_view text_;
    std::string_view own_origin_;
    std::size_t at_ = 0;
    std::size_t said_ = 0; ///< up to here the pieces are known
    std::vector<TextPiece> pieces_ {};
};

} // namespace

std::vector<TextPiece> pieces_of(std::string_view text, std::string_view own_origin)
{
    return Reader {text, own_origin}.pieces();
}

std::string slug_of(std::string_view mention)
{
    std::string slug {mention.substr(1)};
    for (char& sign : slug) sign = sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + ('a' - 'A')) : sign;
    return slug;
}

} // namespace platform
