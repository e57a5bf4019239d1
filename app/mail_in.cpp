#include "app/mail_in.h"

#include "areas/notices/incoming/take_mail.h"

namespace app {

namespace {

constexpr int mails_a_turn = 20; // other work of the same thread waits meanwhile
constexpr std::string_view lmtp = "lmtp:";
constexpr std::string_view folder = "dir:";

} // namespace

MailIn::MailIn(std::string const& place, platform::Machines& machines)
{
    auto const host = machines.public_url.substr(machines.public_url.rfind('/') + 1);
    if (place.starts_with(lmtp))
        server_ = std::make_unique<platform::LmtpServer>(
            platform::LmtpOptions {.place = place.substr(lmtp.size()), .name = host}, notices::mail_taker(machines));
    if (place.starts_with(folder))
        folder_ = std::make_unique<platform::MailFolder>(place.substr(folder.size()), notices::mail_taker(machines));
}

void MailIn::look()
{
    if (folder_) folder_->take_some(mails_a_turn);
}

} // namespace app
