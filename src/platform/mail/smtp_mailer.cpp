#include "platform/mail/smtp_mailer.h"

#include "platform/mail/mail_address.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <curl/curl.h>
#include <new>
#include <optional>
#include <stdexcept>

namespace platform {

namespace {

constexpr std::int64_t try_again_after_s = 300;

void start_curl_once()
{
    static CURLcode const started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error {"libcurl does not start"};
}

std::string without_line_end(std::string_view line)
{
    auto const end = line.find_last_not_of("\r\n");
    return std::string {line.substr(0, end == std::string_view::npos ? 0 : end + 1)};
}

/// The sender of the envelope, where the letter names one of its own: the head that says so is written by whoever delivers a
/// letter, never by who sends it (RFC 5321, 4.4).
std::optional<std::string> taken_return_path(Letter& letter)
{
    auto const head = std::ranges::find(letter.headers, "Return-Path", &std::pair<std::string, std::string>::first);
    if (head == letter.headers.end()) return std::nullopt;
    auto path = std::move(head->second);
    letter.headers.erase(head);
    std::erase_if(path, [](char sign) { return sign == '<' || sign == '>'; });
    return plausible_address(path) ? std::optional {std::move(path)} : std::nullopt;
}

base::Refusal refusal_with(std::string code, std::string words)
{
    bool const later = code == "mail_try_later";
    return {.reason = later ? base::Reason::unavailable : base::Reason::invalid,
        .code = std::move(code),
        .problems = {{"mail_server", std::move(words)}},
        .retry_after_s = later ? try_again_after_s : 0};
}

} // namespace

/// One libcurl handle with its connection. Used by one thread at a time.
class SmtpMailer::Session {
public:
    Session(SmtpPlace const& place, SmtpPatience const& patience)
        : curl_ {curl_easy_init()}
    {
        if (curl_ == nullptr) throw std::bad_alloc {};
        set(CURLOPT_URL, place.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(CURLOPT_PROXY, ""); // whatever the environment says
        // On this machine itself no TLS at all: a local server offers STARTTLS with a certificate nobody can check.
        set(CURLOPT_USE_SSL, long {place.must_encrypt ? CURLUSESSL_ALL : CURLUSESSL_NONE});
        if (!place.user.empty()) {
            set(CURLOPT_USERNAME, place.user.c_str());
            set(CURLOPT_PASSWORD, place.password.c_str());
        }
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience.connecting.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(patience.whole.count()));
        set(CURLOPT_ERRORBUFFER, trouble_.data());
        set(CURLOPT_VERBOSE, 1L); // for overhear(), which prints nothing
        set(CURLOPT_DEBUGFUNCTION, &Session::overhear);
        set(CURLOPT_DEBUGDATA, this);
        set(CURLOPT_HEADERFUNCTION, &Session::hear);
        set(CURLOPT_WRITEFUNCTION, &Session::ignore);
        set(CURLOPT_READFUNCTION, &Session::read);
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_READDATA, this);
    }
    Session(Session const&) = delete;
    ~Session() { curl_easy_cleanup(curl_); }

    base::Result<base::Done> send(std::string const& from, std::string const& to, std::string_view message)
    {
        std::unique_ptr<curl_slist, void (*)(curl_slist*)> const recipients {
            curl_slist_append(nullptr, to.c_str()), curl_slist_free_all};
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_MAIL_FROM, from.c_str());
        set(CURLOPT_MAIL_RCPT, recipients.get());
        set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
        unsent_ = message;
        auto done = perform();
        if (!done && kept_connection_was_gone()) {
            set(CURLOPT_FRESH_CONNECT, 1L);
            unsent_ = message;
            done = perform();
            set(CURLOPT_FRESH_CONNECT, 0L);
        }
        set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
        return done;
    }

    base::Result<base::Done> greet()
    {
        set(CURLOPT_UPLOAD, 0L);
        set(CURLOPT_NOBODY, 1L);
        set(CURLOPT_CUSTOMREQUEST, "NOOP");
        return perform();
    }

private:
    template <class Value>
    void set(CURLoption option, Value value)
    {
        if (curl_easy_setopt(curl_, option, value) != CURLE_OK) throw std::runtime_error {"libcurl refuses an option"};
    }

    base::Result<base::Done> perform()
    {
        trouble_[0] = '\0';
        no_.clear();
        command_.clear();
        auto const code = curl_easy_perform(curl_);
        if (code == CURLE_OK) return base::Done {};
        auto words = no_.empty() ? std::string {trouble_.data()} : no_;
        if (words.empty()) words = curl_easy_strerror(code);
        return refusal_with(is_final() ? "mail_refused" : "mail_try_later", std::move(words));
    }

    /// Whether the server had closed a connection that we kept from an earlier letter, before this one was under way: no
    /// reason to let somebody wait for a code. Once DATA has been said, a second try could deliver the letter twice.
    bool kept_connection_was_gone() const
    {
        long new_connections = 0;
        curl_easy_getinfo(curl_, CURLINFO_NUM_CONNECTS, &new_connections);
        return new_connections == 0 && command_ != "DATA" && (no_.empty() || no_.starts_with("421"));
    }

    /// Whether the server said no to this very letter for good. A no to our greeting, our password, our certificate or
    /// our sender would hit every letter: those wait until the steward has mended it.
    bool is_final() const
    {
        bool const about_the_letter = command_.starts_with("RCPT") || command_.starts_with("DATA");
        return about_the_letter && no_.starts_with('5');
    }

    static int overhear(CURL*, curl_infotype what, char* bytes, std::size_t size, void* session)
    {
        std::string_view const command {bytes, size};
        bool const ours = what == CURLINFO_HEADER_OUT && !command.starts_with("QUIT");
        if (ours) static_cast<Session*>(session)->command_ = command.substr(0, 4); // no password is kept
        return 0;
    }

    static std::size_t hear(char* line, std::size_t size, std::size_t n, void* session)
    {
        std::string_view const words {line, size * n};
        auto& no = static_cast<Session*>(session)->no_;
        bool const says_no = words.starts_with('4') || words.starts_with('5');
        bool const takes_leave = words.starts_with("221");
        if (says_no || !takes_leave) no = says_no ? without_line_end(words) : "";
        return size * n;
    }

    static std::size_t ignore(char*, std::size_t size, std::size_t n, void*) { return size * n; }

    static std::size_t read(char* to, std::size_t size, std::size_t n, void* session)
    {
        auto& self = *static_cast<Session*>(session);
        auto const piece = self.unsent_.substr(0, size * n);
        std::memcpy(to, piece.data(), piece.size());
        self.unsent_.remove_prefix(piece.size());
        return piece.size();
    }

    CURL* curl_;
    std::array<char, CURL_ERROR_SIZE> trouble_ {};
    std::string no_; ///< the server's last word, when it was a 4xx or 5xx and not followed by a yes
    std::string_view unsent_;
    std::string command_; ///< the last one we gave the server, but for QUIT
};

SmtpMailer::SmtpMailer(SmtpPlace place, std::string from, base::Clock const& clock, SmtpPatience patience)
    : place_ {std::move(place)}
    , from_ {std::move(from)}
    , clock_ {clock}
    , patience_ {patience}
{
    start_curl_once();
}

SmtpMailer::~SmtpMailer() = default;

base::Result<base::Done> SmtpMailer::send(Letter const& letter)
{
    auto named = letter;
    if (named.from.empty()) named.from = from_;
    auto const sender = taken_return_path(named).value_or(named.from);
    auto const message = TRY(mime_of(named, clock_.now()));
    auto session = take_session();
    auto done = session->send(sender, named.to, message);
    give_back(std::move(session));
    return done;
}

base::Result<base::Done> SmtpMailer::check()
{
    return Session {place_, patience_}.greet(); // a fresh one: a kept connection would prove little
}

std::unique_ptr<SmtpMailer::Session> SmtpMailer::take_session()
{
    std::lock_guard const lock {mutex_};
    if (idle_.empty()) return std::make_unique<Session>(place_, patience_);
    auto session = std::move(idle_.back());
    idle_.pop_back();
    return session;
}

void SmtpMailer::give_back(std::unique_ptr<Session> session)
{
    std::lock_guard const lock {mutex_};
    idle_.push_back(std::move(session));
}

} // namespace platform
