#include "platform/mail/mailer.h"

#include "platform/mail/folder_mailer.h"
#include "platform/mail/smtp_mailer.h"

namespace platform {

namespace {

/// Stands in while nobody has said how mail is sent.
class NoMailer final : public Mailer {
public:
    base::Result<base::Done> send(Letter const&) override { return not_set_up(); }
    base::Result<base::Done> check() override { return not_set_up(); }
    bool is_set_up() const override { return false; }

private:
    static base::Refusal not_set_up()
    {
        return {.reason = base::Reason::unavailable, .code = "mail_not_set_up", .retry_after_s = 3600};
    }
};

} // namespace

std::unique_ptr<Mailer> mailer_for(std::string_view setting, std::string from, base::Clock const& clock)
{
    constexpr std::string_view folder = "dir:";
    if (setting.empty()) return std::make_unique<NoMailer>();
    if (setting.starts_with(folder)) {
        return std::make_unique<FolderMailer>(std::string {setting.substr(folder.size())}, std::move(from), clock);
    }
    auto place = smtp_place_of(setting, from);
    return std::make_unique<SmtpMailer>(std::move(place), std::move(from), clock);
}

} // namespace platform
