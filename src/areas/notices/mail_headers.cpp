#include "areas/notices/mail_headers.h"

#include "areas/notices/incoming/mailed_address.h"
#include "areas/notices/letter_link.h"
#include "areas/notices/letter_words.h"

namespace notices {

platform::Letter mail_to(
    platform::Machines& machines, people::Person const& person, std::string_view network, std::string_view name)
{
    auto const& site = machines.public_url;
    platform::Letter mail {.to = person.email,
        .to_name = one_line(person.name, 80),
        .from_name = one_line(network, 80),
        .message_id = std::string {name} + "@" + site.substr(site.rfind('/') + 1)};
    auto const stop = at_site(site, letter_link(machines.keys, Choice::stop, person.id));
    mail.headers.emplace_back("List-Unsubscribe", "<" + std::string {stop.text()} + ">");
    mail.headers.emplace_back("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    mail.headers.emplace_back("Auto-Submitted", "auto-generated");
    if (mail_domain().empty()) return mail;
    mail.headers.emplace_back("X-Loop", mail_domain());
    mail.headers.emplace_back("Return-Path", "<" + bounce_address(machines.keys, person.id, person.email) + ">");
    return mail;
}

} // namespace notices
