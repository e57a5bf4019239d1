#pragma once

#include "platform/mail/mailer.h"
#include "platform/mail/smtp_place.h"

#include <chrono>
#include <mutex>
#include <string>
#include <vector>

namespace platform {

struct SmtpPatience {
    std::chrono::milliseconds connecting {10'000};
    std::chrono::milliseconds whole {30'000};
};

/// Sends through a mail server with libcurl. Connections are kept and used again, one for each thread that sends at
/// the same time.
class SmtpMailer final : public Mailer {
public:
    SmtpMailer(SmtpPlace place, std::string from, base::Clock const& clock, SmtpPatience patience = {});
    ~SmtpMailer() override;

    base::Result<base::Done> send(Letter const& letter) override;
    base::Result<base::Done> check() override;

private:
    class Session;
    std::unique_ptr<Session> take_session();
    void give_back(std::unique_ptr<Session> session);

    SmtpPlace place_;
    std::string from_;
    base::Clock const& clock_;
    SmtpPatience patience_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Session>> idle_;
};

} // namespace platform
