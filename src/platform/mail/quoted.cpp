#include "platform/mail/quoted.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

// A reply is read line by line. Some lines end what is hers for good (a border, a block of heads, the signature); others
// are quotations, which may have her words below them. No regular expressions: what they cost depends on who writes.

namespace platform {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t longest_introduction = 400;
constexpr std::size_t most_lines_of_introduction = 4;
constexpr std::size_t kept_lines_of_quotation = 4;

/// Invisible signs that mail programs put around names when they mix directions of writing, and spaces of other kinds.
constexpr std::array invisible {"\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC",
    "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9", "\xE2\x80\x8B",
    "\xEF\xBB\xBF"};
constexpr std::array odd_spaces {"\xC2\xA0", "\xE2\x80\xAF"};

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

bool begins_with_one_of(std::string_view text, std::span<std::string_view const> starts)
{
    return std::ranges::any_of(starts, [text](std::string_view start) { return text.starts_with(start); });
}

/// How a line is compared: without invisible signs, one kind of space, none at the ends.
std::string plain(std::string_view line)
{
    std::string text;
    while (!line.empty()) {
        if (line.front() >= 0) {
            text += line.front() == '\t' ? ' ' : line.front();
            line.remove_prefix(1);
            continue;
        }
        auto const starts = [line](std::string_view sign) { return line.starts_with(sign); };
        if (auto const* sign = std::ranges::find_if(invisible, starts); sign != invisible.end()) {
            line.remove_prefix(std::string_view {*sign}.size());
            continue;
        }
        bool const is_odd_space = std::ranges::any_of(odd_spaces, starts);
        text += is_odd_space ? ' ' : line.front();
        line.remove_prefix(!is_odd_space ? 1 : line.front() == '\xC2' ? 2 : 3);
    }
    auto const first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool is_quoted(std::string_view plain_line)
{
    return plain_line.starts_with('>');
}

/// A time of day, "9:15" or "9h15", in digits of either script.
bool has_time(std::string_view text)
{
    auto const is_digit = [](char sign) { return sign >= '0' && sign <= '9'; };
    for (std::size_t at = 1; at + 2 < text.size(); ++at) {
        if (text[at] != ':' && text[at] != 'h') continue;
        if (is_digit(text[at - 1]) && is_digit(text[at + 1]) && is_digit(text[at + 2])) return true;
        bool const is_arabic = at >= 2 && text[at] == ':' && text[at - 2] == '\xD9' && text[at + 1] == '\xD9';
        if (is_arabic && (text[at - 1] & '\xF0') == '\xA0') return true;
    }
    return false;
}

constexpr std::array<std::string_view, 33> verbs {" wrote", "wrote:", " writes:", "yazdı", "yazmış", "escribió",
    "escribio", "a écrit", "a ecrit", "schrieb", "geschrieben", "كتب", "كتبت", "تمت كتابة", "ha scritto", "escreveu",
    "schreef", "napisał", "написал", "пише", "skrev", "έγραψε", "wrote (", "كتبوا", "نوشت", "scrisse", "a scris",
    "napsal", "napísal", "kirjoitti", "írta", "пишет", "написав"};

constexpr std::array<std::string_view, 18> leads {"On ", "Am ", "Le ", "El ", "Il ", "Em ", "Op ", "W dniu ", "Dnia ",
    "Den ", "På ", "في ", "بتاريخ ", "Στις ", "در ", "> On ", "Quoting ", "Zitat von "};

bool is_introduction(std::string_view text, std::string_view own_domain)
{
    if (text.size() > longest_introduction || !text.ends_with(':')) return false;
    if (!own_domain.empty() && holds(text, "@" + std::string {own_domain})) return true;
    bool const has_verb = std::ranges::any_of(verbs, [text](std::string_view verb) { return holds(text, verb); });
    return has_verb && (has_time(text) || holds(text, "@"));
}

/// Lines from..to as one.
std::string joined(std::vector<std::string> const& lines, std::size_t from, std::size_t to)
{
    std::string text;
    for (std::size_t i = from; i <= to; ++i) text += (i == from ? "" : " ") + lines[i];
    return text;
}

/// Where the introduction that ends at `end` begins: programs break it into up to four lines.
std::optional<std::size_t> introduction_ending_at(
    std::vector<std::string> const& lines, std::size_t end, std::string_view own_domain)
{
    if (!lines[end].ends_with(':')) return std::nullopt;
    std::optional<std::size_t> start;
    for (std::size_t from = end; end - from < most_lines_of_introduction; --from) {
        if (lines[from].empty() || is_quoted(lines[from])) break;
        auto const text = joined(lines, from, end);
        if (is_introduction(text, own_domain)) start = from;
        if (start && (has_time(text) || begins_with_one_of(text, leads)) && !text.starts_with('<')) break;
        if (from == 0) break;
    }
    // "On Monday, 23 November 2026" may have stayed alone on the line above.
    if (start && *start > 0 && end - *start + 1 < most_lines_of_introduction
        && begins_with_one_of(lines[*start - 1], leads) && !begins_with_one_of(lines[*start], leads))
        --*start;
    return start;
}

/// "-----Original Message-----" and its like: nothing below is hers.
bool is_border(std::string_view line)
{
    static constexpr std::array<std::string_view, 30> words {"original message", "Original Message", "Original message",
        "Özgün İleti", "Özgün ileti", "Orijinal Mesaj", "Orijinal mesaj", "Orjinal Mesaj", "Orijinal İleti",
        "Mensaje original", "Mensaje Original", "Message d'origine", "Message d’origine", "Message original",
        "Ursprüngliche Nachricht", "Originalnachricht", "Original-Nachricht", "الرسالة الأصلية", "رسالة أصلية",
        "Messaggio originale", "Mensagem original", "Oorspronkelijk bericht", "Forwarded message", "Forwarded Message",
        "Yönlendirilmiş ileti", "Yönlendirilen ileti", "İletilen ileti", "Mensaje reenviado", "Message transféré",
        "Weitergeleitete Nachricht"};
    static constexpr std::array<std::string_view, 9> whole {
        "Begin forwarded message:", "Yönlendirilen ileti:", "Yönlendirilen ileti başlangıcı:",
        "Inicio del mensaje reenviado:", "Début du message réexpédié :", "Début du message transféré :",
        "Anfang der weitergeleiteten Nachricht:", "بدء الرسالة المعاد توجيهها:", "رسالة مُعاد توجيهها"};
    if (std::ranges::find(whole, line) != whole.end()) return true;
    bool const is_ruled = line.starts_with("--") && line.ends_with("--");
    if (!is_ruled || line.size() > 120) return false;
    return holds(line, "رسالة مُعاد توجيهها") || holds(line, "رسالة معاد توجيهها")
        || std::ranges::any_of(words, [line](std::string_view word) { return holds(line, word); });
}

/// The name of a head that Outlook and forwarders write above what they quote; "from" comes first among them.
enum class Head { none, from, other };

Head head_of(std::string_view line)
{
    static constexpr std::array<std::string_view, 9> from {
        "From", "Kimden", "Gönderen", "De", "Von", "من", "Da", "Van", "От"};
    static constexpr std::array<std::string_view, 52> other {"Sent", "Date", "To", "Cc", "CC", "Subject", "Reply-To",
        "Gönderilme Tarihi", "Gönderildi", "Gönderilen", "Gönderme Tarihi", "Tarih", "Kime", "Alıcı", "Bilgi", "Konu",
        "Enviado", "Enviado el", "Fecha", "Para", "Asunto", "Envoyé", "Envoyé le", "Date d'envoi", "À", "A", "Objet",
        "Gesendet", "Datum", "An", "Betreff", "تاريخ الإرسال", "التاريخ", "تاريخ", "إلى", "الى", "الموضوع", "نسخة",
        "مرسل", "Inviato", "Data", "Oggetto", "Verzonden", "Aan", "Onderwerp", "Enviada em", "Assunto", "Дата", "Кому",
        "Тема", "Отправлено", "Копия"};
    std::string name;
    for (char const sign : line.substr(0, 60)) {
        if (sign == ':') break;
        if (sign != '*') name += sign; // Outlook's bold, as text
    }
    if (name.size() == std::min<std::size_t>(line.size(), 60)) return Head::none;
    while (name.ends_with(' ')) name.pop_back();
    if (std::ranges::find(from, name) != from.end()) return Head::from;
    return std::ranges::find(other, name) != other.end() ? Head::other : Head::none;
}

/// Three heads under each other, the sender first.
bool is_block_of_heads(std::vector<std::string> const& lines, std::size_t at)
{
    if (head_of(lines[at]) != Head::from) return false;
    int heads = 0;
    for (std::size_t i = at + 1; i < std::min(lines.size(), at + 8); ++i)
        heads += head_of(lines[i]) == Head::other ? 1 : 0;
    return heads >= 2;
}

bool is_rule(std::string_view line)
{
    return line.size() >= 10 && line.find_first_not_of('_') == std::string_view::npos;
}

/// "Sent from my phone": hers, but not said to anybody.
bool is_advertisement(std::string_view line)
{
    static constexpr std::array<std::string_view, 20> starts {"Sent from my ", "Sent from Outlook",
        "Sent from Mail for", "Sent from Yahoo", "Get Outlook for ", "Sent with ", "iPhone'umdan gönderildi",
        "iPhone’umdan gönderildi", "iPad'imden gönderildi", "Android için Outlook", "iOS için Outlook",
        "Enviado desde mi ", "Enviado desde Outlook", "Envoyé de mon ", "Envoyé depuis mon ", "Von meinem ",
        "Gesendet von ", "Von meinem iPhone gesendet", "أُرسلت من ", "أرسلت من "};
    static constexpr std::array<std::string_view, 3> ends {
        "cihazımdan gönderildi", "telefonumdan gönderildi", "tarafından gönderildi"};
    if (line.size() > 120) return false;
    return begins_with_one_of(line, starts)
        || std::ranges::any_of(ends, [line](std::string_view end) { return line.ends_with(end); });
}

class ReplyReader {
public:
    ReplyReader(std::string_view text, std::string_view own_domain)
        : own_domain_ {own_domain}
    {
        while (!text.empty()) {
            auto const end = std::min(text.find('\n'), text.size());
            auto line = text.substr(0, end);
            while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
            bool const has_its_space = text.substr(0, end).starts_with("-- "); // else it may underline a heading
            is_signature_.push_back(line == "--" && (has_its_space || plain_.empty() || plain_.back().empty()));
            lines_.push_back(line);
            plain_.push_back(plain(line));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        goes_.assign(lines_.size(), false);
    }

    OwnWords own()
    {
        cut_from(first_end());
        mark_quotations();
        trim_tail();
        return written();
    }

private:
    void cut_from(std::size_t at) { end_ = std::min(end_, at); }

    /// The first line of which everything below, itself included, is not hers.
    std::size_t first_end() const
    {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (is_signature_[i]) return i;
            if (is_quoted(plain_[i])) continue;
            if (is_border(plain_[i]) || is_block_of_heads(plain_, i))
                return i > 0 && is_rule(plain_[i - 1]) ? i - 1 : i;
            auto const start = introduction_ending_at(plain_, i, own_domain_);
            if (start && !has_quotation_after(i)) return *start;
        }
        return lines_.size();
    }

    bool has_quotation_after(std::size_t at) const
    {
        for (++at; at < plain_.size() && plain_[at].empty();) ++at;
        return at < plain_.size() && is_quoted(plain_[at]);
    }

    struct Quotation {
        std::size_t first;
        std::size_t last;
    };

    void mark_quotations()
    {
        std::vector<Quotation> found;
        for (std::size_t i = 0; i < end_; ++i) {
            if (!is_quoted(plain_[i])) continue;
            auto last = i;
            for (auto next = i + 1; next < end_ && (is_quoted(plain_[next]) || plain_[next].empty()); ++next)
                if (is_quoted(plain_[next])) last = next;
            mark_introduction(i);
            found.push_back({i, last});
            i = last;
        }
        bool const answers_between
            = std::ranges::count_if(found, [this](Quotation one) { return has_words_after(one.last); }) > 1;
        for (auto const& one : found) {
            bool const keeps = answers_between && has_words_after(one.last);
            auto const first_kept = keeps ? first_of_last_lines(one) : one.last + 1;
            for (auto i = one.first; i < first_kept; ++i) take_away(i);
        }
    }

    std::size_t first_of_last_lines(Quotation one) const
    {
        auto const count = one.last - one.first + 1;
        return count > kept_lines_of_quotation ? one.last + 1 - kept_lines_of_quotation : one.first;
    }

    /// Whether words of hers stand between this quotation and the next, or the end.
    bool has_words_after(std::size_t last) const
    {
        auto at = last + 1;
        while (at < end_ && plain_[at].empty()) ++at;
        return at < end_ && !is_quoted(plain_[at]) && !ends_an_introduction(at);
    }

    bool ends_an_introduction(std::size_t at) const
    {
        for (auto end = at; end < std::min(end_, at + most_lines_of_introduction) && !plain_[end].empty(); ++end)
            if (introduction_ending_at(plain_, end, own_domain_)) return true;
        return false;
    }

    void mark_introduction(std::size_t quotation)
    {
        auto above = quotation;
        while (above > 0 && plain_[above - 1].empty()) --above;
        if (above == 0) return;
        auto const start = introduction_ending_at(plain_, above - 1, own_domain_);
        for (auto i = start.value_or(above); i < above; ++i) take_away(i);
    }

    void trim_tail()
    {
        for (auto i = end_; i > 0; --i) {
            auto const& line = plain_[i - 1];
            if (goes_[i - 1] || line.empty() || is_rule(line)) continue;
            if (!is_advertisement(line)) break;
            take_away(i - 1);
        }
    }

    void take_away(std::size_t line)
    {
        goes_[line] = true;
        was_cut_ = true;
    }

    OwnWords written() const
    {
        std::string text;
        bool wants_gap = false;
        for (std::size_t i = 0; i < end_; ++i) {
            if (plain_[i].empty() || goes_[i]) {
                wants_gap = true;
                continue;
            }
            if (!text.empty()) text += wants_gap ? "\n\n" : "\n";
            wants_gap = false;
            text += lines_[i];
        }
        while (text.ends_with('_') && text.size() >= 10) { // a rule that stood above what was cut
            auto const last = text.substr(text.rfind('\n') + 1);
            if (!is_rule(last)) break;
            text.resize(text.size() - last.size());
            while (text.ends_with('\n')) text.pop_back();
        }
        return {.text = std::move(text), .was_cut = was_cut_ || end_ < lines_.size()};
    }

    std::string_view own_domain_;
    Lines lines_;
    std::vector<std::string> plain_;
    std::vector<bool> is_signature_;
    std::vector<bool> goes_;
    std::size_t end_ = static_cast<std::size_t>(-1);
    bool was_cut_ = false;
};

} // namespace

OwnWords own_words(std::string_view text, std::string_view own_domain)
{
    return ReplyReader {text, own_domain}.own();
}

} // namespace platform
