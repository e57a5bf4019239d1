#pragma once

#include "platform/mail/arrived.h"

#include <string>

namespace platform {

/// A folder into which somebody else puts mail, one file each, in `new/` (as in a Maildir: written elsewhere and then moved
/// there whole). What was taken is removed; what is for nobody here, or cannot be read, is moved to `refused/`. The recipient
/// is the first of X-Original-To, Delivered-To, Envelope-To, To and Cc that is known.
class MailFolder {
public:
    /// Makes the folders that are missing.
    MailFolder(std::string folder, MailTaker taker);

    /// Takes up to so many, the oldest names first; gives how many left the folder. What is to be tried later stays.
    int take_some(int limit);

private:
    Arrival take(std::string const& path);

    std::string folder_;
    MailTaker taker_;
};

} // namespace platform
