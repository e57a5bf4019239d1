#include "areas/notices/incoming/mailed_address.h"

#include "base/names.h"
#include "platform/i18n/fold.h"
#include "platform/mail/mail_text.h"

#include <utility>

namespace notices {

namespace {

constexpr std::string_view bounce_name = "bounce";
constexpr base::Names<AnswerTo, 2> answer_names {{"reply", "decide"}};

std::string& domain()
{
    static std::string domain;
    return domain;
}

/// What stands before the @ of one of our own addresses.
std::optional<std::string> local_part(std::string_view address)
{
    auto const small = platform::small_letters(address);
    auto const at = small.rfind('@');
    if (domain().empty() || at == std::string::npos || small.substr(at + 1) != platform::small_letters(domain()))
        return std::nullopt;
    return small.substr(0, at);
}

std::pair<std::string_view, std::string_view> cut_at(std::string_view text, char sign)
{
    auto const at = text.find(sign);
    if (at == std::string_view::npos) return {text, {}};
    return {text.substr(0, at), text.substr(at + 1)};
}

std::string purpose_of(std::string_view name)
{
    return "mail " + std::string {name};
}

std::string bounce_text(base::PersonId person, std::string_view email)
{
    return person.text() + " " + platform::email_folded(email);
}

} // namespace

void take_mail_at(std::string domain_name)
{
    domain() = std::move(domain_name);
}

std::string const& mail_domain()
{
    return domain();
}

std::string reply_address(platform::Keys const& keys, ReplyAddress const& who)
{
    auto const name = answer_names.of(who.to);
    auto const what = base::base32_of(who.thing) + "." + who.person.text();
    return std::string {name} + "+" + what + "." + keys.mac(purpose_of(name), what) + "@" + domain();
}

std::optional<ReplyAddress> reply_address_in(platform::Keys const& keys, std::string_view address)
{
    auto const local = local_part(address);
    if (!local) return std::nullopt;
    auto const [name, rest] = cut_at(*local, '+');
    auto const to = answer_names.named(name);
    auto const dot = rest.rfind('.');
    if (!to || dot == std::string_view::npos) return std::nullopt;
    auto const what = rest.substr(0, dot);
    if (!keys.proves(purpose_of(name), what, rest.substr(dot + 1))) return std::nullopt;
    auto const [thing, whose] = cut_at(what, '.');
    auto const id = base::from_base32(thing);
    auto const person = base::PersonId::from(whose);
    if (!id || !person) return std::nullopt;
    return ReplyAddress {*to, *id, *person};
}

std::string bounce_address(platform::Keys const& keys, base::PersonId person, std::string_view email)
{
    return std::string {bounce_name} + "+" + person.text() + "."
        + keys.mac(purpose_of(bounce_name), bounce_text(person, email)) + "@" + domain();
}

std::optional<base::PersonId> bounce_claim(std::string_view address)
{
    auto const local = local_part(address);
    if (!local) return std::nullopt;
    auto const [name, rest] = cut_at(*local, '+');
    if (name != bounce_name) return std::nullopt;
    return base::PersonId::from(cut_at(rest, '.').first);
}

bool proves_bounce(platform::Keys const& keys, std::string_view address, base::PersonId person, std::string_view email)
{
    auto const local = local_part(address);
    if (!local) return false;
    auto const proof = cut_at(cut_at(*local, '+').second, '.').second;
    return keys.proves(purpose_of(bounce_name), bounce_text(person, email), proof);
}

std::string address_hash(std::string_view email)
{
    return platform::sha256_hex(platform::email_folded(email));
}

} // namespace notices
