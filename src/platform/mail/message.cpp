#include "platform/mail/message.h"

#include "platform/mail/delivery_report.h"
#include "platform/mail/mail_text.h"
#include "platform/mail/text_of_html.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace platform {

namespace {

constexpr std::size_t longest_shown = 2'000; // of a head that people see
constexpr std::size_t longest_token = 500;   // an id or an address
constexpr int most_people = 100;
constexpr int most_references = 50;
constexpr std::size_t most_head_like_lines = 50'000;
constexpr std::size_t longest_head = 40'000;
constexpr std::size_t most_commas = 1'000;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

void start_gmime()
{
    static bool const is_started = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(is_started);
}

base::Refusal refused_mail(std::string_view code, base::Reason reason = base::Reason::invalid)
{
    return {.reason = reason, .code = std::string {code}};
}

/// Counts in one pass what the parser would spend memory or the square of time on, before it is let at it: borders of
/// parts and heads anywhere (some hundred bytes each), long heads, heads with many addresses.
class Measure {
public:
    void line(std::string_view text)
    {
        bool const is_continued = text.starts_with(' ') || text.starts_with('\t');
        if (!is_continued) begin(text);
        if (!is_head_) return;
        head_bytes_ += text.size();
        commas_ += static_cast<std::size_t>(std::ranges::count(text, ','));
        is_too_long_ = is_too_long_ || head_bytes_ > longest_head || commas_ > most_commas;
    }
    std::size_t heads() const { return heads_; }
    bool is_too_long() const { return is_too_long_; }

private:
    void begin(std::string_view text)
    {
        auto const colon = text.substr(0, 100).find(':');
        is_head_ = colon != std::string_view::npos && text.substr(0, colon).find(' ') == std::string_view::npos;
        heads_ += is_head_ || text.starts_with("--") ? 1 : 0;
        head_bytes_ = 0;
        commas_ = 0;
    }

    std::size_t heads_ = 0;
    std::size_t head_bytes_ = 0;
    std::size_t commas_ = 0;
    bool is_head_ = false;
    bool is_too_long_ = false;
};

std::optional<base::Refusal> fault_of(std::string_view bytes, MessageLimits const& limits)
{
    if (bytes.size() > limits.bytes) return refused_mail("message_too_large", base::Reason::too_large);
    auto const head = std::min(bytes.find("\n\n"), bytes.find("\n\r\n"));
    if (std::min(head, bytes.size()) > limits.head_bytes)
        return refused_mail("message_too_large", base::Reason::too_large);
    Measure measure;
    for (std::size_t at = 0; at < bytes.size() && !measure.is_too_long();) {
        auto const end = std::min(bytes.find('\n', at), bytes.size());
        measure.line(bytes.substr(at, end - at));
        at = end + 1;
    }
    if (measure.is_too_long()) return refused_mail("message_too_large", base::Reason::too_large);
    if (measure.heads() > most_head_like_lines) return refused_mail("message_too_many_parts", base::Reason::too_large);
    return std::nullopt;
}

Owned<GMimeMessage> parsed(std::string_view bytes)
{
    start_gmime();
    Owned<GMimeStream> const stream {g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size())};
    Owned<GMimeParser> const parser {g_mime_parser_new_with_stream(stream.get())};
    return Owned<GMimeMessage> {g_mime_parser_construct_message(parser.get(), nullptr)};
}

std::string text_or_nothing(char const* text)
{
    return text == nullptr ? std::string {} : std::string {text};
}

std::string head(GMimeMessage* message, char const* name)
{
    return clean_mail_line(text_or_nothing(g_mime_object_get_header(GMIME_OBJECT(message), name)), longest_shown);
}

/// An address or an id as one word: what it would break out of is not in it.
std::string token(char const* text)
{
    auto word = clean_mail_line(text_or_nothing(text), longest_token);
    std::erase_if(word, [](char sign) { return sign == '<' || sign == '>' || sign == ' '; });
    return word;
}

void add_people(std::vector<MailPerson>& people, InternetAddressList* list, int depth = 0)
{
    int const count = list == nullptr ? 0 : internet_address_list_length(list);
    for (int i = 0; i < count && people.size() < most_people; ++i) {
        auto* const one = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_GROUP(one)) {
            if (depth == 0) add_people(people, internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one)), 1);
            continue;
        }
        if (!INTERNET_ADDRESS_IS_MAILBOX(one)) continue;
        people.push_back({clean_mail_line(text_or_nothing(internet_address_get_name(one)), longest_shown),
            token(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)))});
    }
}

std::vector<MailPerson> people_of(InternetAddressList* list)
{
    std::vector<MailPerson> people;
    add_people(people, list);
    return people;
}

std::vector<std::string> ids_in(std::string const& text)
{
    std::vector<std::string> ids;
    auto* const list = g_mime_references_parse(nullptr, text.c_str());
    int const count = g_mime_references_length(list);
    for (int i = std::max(0, count - most_references); i < count; ++i) {
        auto id = token(g_mime_references_get_message_id(list, i));
        if (!id.empty()) ids.push_back(std::move(id));
    }
    g_mime_references_free(list);
    return ids;
}

std::optional<base::Time> date_of(GMimeMessage* message)
{
    auto* const date = g_mime_message_get_date(message);
    if (date == nullptr) return std::nullopt;
    auto const seconds = g_date_time_to_unix(date);
    constexpr std::int64_t year_3000 = 32'503'680'000;
    if (seconds < 0 || seconds > year_3000) return std::nullopt;
    return base::Time {seconds * 1000};
}

/// All that stands under one name, as `X-Loop` may more than once.
std::vector<std::string> every_head(GMimeMessage* message, std::string_view name)
{
    std::vector<std::string> found;
    auto* const heads = g_mime_object_get_header_list(GMIME_OBJECT(message));
    for (int i = 0; i < g_mime_header_list_get_count(heads) && found.size() < 20; ++i) {
        auto* const one = g_mime_header_list_get_header_at(heads, i);
        if (g_ascii_strcasecmp(g_mime_header_get_name(one), std::string {name}.c_str()) != 0) continue;
        found.push_back(clean_mail_line(text_or_nothing(g_mime_header_get_value(one)), longest_token));
    }
    return found;
}

void read_heads(Message& message, GMimeMessage* from)
{
    message.from = people_of(g_mime_message_get_from(from));
    message.to = people_of(g_mime_message_get_to(from));
    message.cc = people_of(g_mime_message_get_cc(from));
    message.subject = clean_mail_line(text_or_nothing(g_mime_message_get_subject(from)), longest_shown);
    message.date = date_of(from);
    message.message_id = token(g_mime_message_get_message_id(from));
    message.references = ids_in(head(from, "References"));
    auto const answered = ids_in(head(from, "In-Reply-To"));
    if (!answered.empty()) message.in_reply_to = answered.front();
    if (g_mime_object_get_header(GMIME_OBJECT(from), "Return-Path") != nullptr)
        message.return_path = token(g_mime_object_get_header(GMIME_OBJECT(from), "Return-Path"));
    for (auto const* name : {"X-Original-To", "Delivered-To", "Envelope-To"})
        for (auto const& address : every_head(from, name)) message.delivered_to.push_back(token(address.c_str()));
    message.automation = {.auto_submitted = head(from, "Auto-Submitted"),
        .precedence = head(from, "Precedence"),
        .list_id = head(from, "List-Id"),
        .auto_response_suppress = head(from, "X-Auto-Response-Suppress"),
        .loops = every_head(from, "X-Loop")};
}

/// Words found in one part or in several together.
struct Words {
    std::string text;
    bool was_html = false;
};

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

class BodyReader {
public:
    BodyReader(Message& message, MessageLimits const& limits)
        : message_ {message}
        , limits_ {limits}
    {
    }

    Words read(GMimeObject* part, int depth)
    {
        if (depth > limits_.depth) return refuse("message_too_deep");
        if (++parts_ > limits_.parts) return refuse("message_too_many_parts");
        if (GMIME_IS_MULTIPART(part)) return read_multipart(GMIME_MULTIPART(part), depth);
        if (GMIME_IS_MESSAGE_PART(part)) return read_enclosed(GMIME_MESSAGE_PART(part));
        if (GMIME_IS_PART(part)) return read_leaf(GMIME_PART(part));
        return {};
    }

    std::optional<base::Refusal> fault() const { return fault_; }

private:
    Words refuse(std::string_view code)
    {
        fault_ = refused_mail(code, base::Reason::too_large);
        return {};
    }

    Words read_multipart(GMimeMultipart* parts, int depth)
    {
        auto* const type = g_mime_object_get_content_type(GMIME_OBJECT(parts));
        bool const is_choice = g_mime_content_type_is_type(type, "multipart", "alternative");
        if (g_mime_content_type_is_type(type, "multipart", "report")) message_.report.emplace();
        Words all;
        for (int i = 0; i < g_mime_multipart_get_count(parts) && !fault_; ++i) {
            auto one = read(g_mime_multipart_get_part(parts, i), depth + 1);
            if (is_blank(one.text)) continue;
            if (is_choice)
                choose(all, std::move(one));
            else
                append(all, std::move(one));
        }
        return all;
    }

    static void choose(Words& best, Words other)
    {
        if (is_blank(best.text) || (best.was_html && !other.was_html)) best = std::move(other);
    }

    static void append(Words& all, Words more)
    {
        if (all.text.empty()) return void(all = std::move(more));
        if (!all.text.ends_with('\n')) all.text += '\n';
        all.text += '\n' + more.text;
        all.was_html = all.was_html && more.was_html;
    }

    /// A mail within a mail is not opened: it came along, and in a report it is what came back.
    Words read_enclosed(GMimeMessagePart* part)
    {
        auto* const enclosed = g_mime_message_part_get_message(part);
        if (enclosed == nullptr) return {};
        if (message_.report) {
            message_.report->original_message_id = token(g_mime_message_get_message_id(enclosed));
            return {};
        }
        auto name = clean_mail_line(text_or_nothing(g_mime_message_get_subject(enclosed)), longest_shown);
        message_.attachments.push_back({std::move(name), "message/rfc822", 0});
        return {};
    }

    Words read_leaf(GMimePart* part)
    {
        auto* const content_type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        auto const is = [&](char const* kind, char const* name) {
            return g_mime_content_type_is_type(content_type, kind, name) != 0;
        };
        if (message_.report && (is("message", "delivery-status") || is("text", "rfc822-headers"))) {
            read_delivery_report(*message_.report, clean_mail_text(decoded(part), limits_.text_bytes));
            return {};
        }
        bool const is_words
            = (is("text", "plain") || is("text", "html") || is("text", "markdown")) && !g_mime_part_is_attachment(part);
        if (!is_words) return note_attachment(part, content_type);
        auto* const charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
        auto const text = utf8_of(decoded(part), text_or_nothing(charset));
        auto const clean = clean_mail_text(text, 4 * limits_.text_bytes);
        bool const is_html = is("text", "html");
        return {clean_mail_text(is_html ? text_of_html(clean) : clean, limits_.text_bytes), is_html};
    }

    Words note_attachment(GMimePart* part, GMimeContentType* content_type)
    {
        if (g_mime_content_type_is_type(content_type, "application", "pgp-signature")
            || g_mime_content_type_is_type(content_type, "application", "pkcs7-signature"))
            return {};
        auto name = clean_mail_line(text_or_nothing(g_mime_part_get_filename(part)), longest_token);
        name.erase(0, name.find_last_of("/\\") + 1);
        std::unique_ptr<char, decltype(&g_free)> const type {g_mime_content_type_get_mime_type(content_type), g_free};
        auto small = clean_mail_line(text_or_nothing(type.get()), longest_token);
        std::ranges::transform(small, small.begin(), [](char sign) { return g_ascii_tolower(sign); });
        message_.attachments.push_back({std::move(name), std::move(small), decoded(part).size()});
        return {};
    }

    static std::string decoded(GMimePart* part)
    {
        auto* const content = g_mime_part_get_content(part);
        if (content == nullptr) return {};
        Owned<GMimeStream> const stream {g_mime_stream_mem_new()};
        g_mime_data_wrapper_write_to_stream(content, stream.get());
        auto* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
        return {reinterpret_cast<char const*>(bytes->data), bytes->len};
    }

    Message& message_;
    MessageLimits const& limits_;
    std::size_t parts_ = 0;
    std::optional<base::Refusal> fault_ {};
};

/// The line that mailboxes of many mails put before each (mbox).
std::string_view without_mbox_line(std::string_view bytes)
{
    if (bytes.starts_with("From ")) bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
    return bytes;
}

} // namespace

base::Result<Message> message_of(std::string_view bytes, MessageLimits const& limits)
{
    bytes = without_mbox_line(bytes);
    if (auto const fault = fault_of(bytes, limits)) return *fault;
    auto const parts = bytes.empty() ? nullptr : parsed(bytes);
    if (!parts || g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(parts.get()))) == 0)
        return refused_mail("message_unreadable");
    Message message;
    read_heads(message, parts.get());
    if (auto* const body = g_mime_message_get_mime_part(parts.get()); body != nullptr) {
        BodyReader reader {message, limits};
        auto words = reader.read(body, 1);
        if (auto const fault = reader.fault()) return *fault;
        message.text = clean_mail_text(words.text, limits.text_bytes);
        message.was_html = words.was_html;
    }
    return message;
}

bool is_automatic(Message const& message)
{
    auto const& heads = message.automation;
    auto const says = [](std::string const& head, char const* word) {
        return g_ascii_strncasecmp(head.c_str(), word, std::string_view {word}.size()) == 0;
    };
    bool const is_by_a_program = !heads.auto_submitted.empty() && !says(heads.auto_submitted, "no");
    bool const is_in_bulk = says(heads.precedence, "bulk") || says(heads.precedence, "junk")
        || says(heads.precedence, "list") || says(heads.precedence, "auto_reply");
    return is_by_a_program || is_in_bulk || !heads.list_id.empty() || says(heads.auto_response_suppress, "all")
        || message.report || (message.return_path && message.return_path->empty());
}

} // namespace platform
