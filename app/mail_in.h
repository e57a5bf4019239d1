#pragma once

#include "platform/machines.h"
#include "platform/mail/lmtp_server.h"
#include "platform/mail/mail_folder.h"

#include <memory>
#include <string>

namespace app {

/// Where mail for this site is taken in: `lmtp:ADDRESS:PORT`, `lmtp:/path/of/a/socket`, `dir:PATH`, or nowhere.
class MailIn {
public:
    /// Begins to take mail where there is a server's place. Throws std::runtime_error when it cannot.
    MailIn(std::string const& place, platform::Machines& machines);

    /// Takes what has come into the folder, if there is one.
    void look();
    int port() const { return server_ ? server_->port() : 0; }

private:
    std::unique_ptr<platform::LmtpServer> server_;
    std::unique_ptr<platform::MailFolder> folder_;
};

} // namespace app
