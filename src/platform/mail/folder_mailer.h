#pragma once

#include "platform/mail/mailer.h"

#include <atomic>
#include <string>

namespace platform {

/// Puts each letter into a folder as `<time>-<n>.eml`, whole or not at all. For trying things out, and for mail programs
/// that collect from there.
class FolderMailer final : public Mailer {
public:
    /// Makes the folder when it is missing.
    FolderMailer(std::string folder, std::string from, base::Clock const& clock);

    base::Result<base::Done> send(Letter const& letter) override;
    base::Result<base::Done> check() override;

private:
    std::string folder_;
    std::string from_;
    base::Clock const& clock_;
    std::atomic<int> count_ = 0;
};

} // namespace platform
