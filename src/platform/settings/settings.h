#pragma once

#include "base/time.h"
#include "platform/storage/sql.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace platform {

/// The network's settings as they stood at one moment: name and text. A missing one is empty.
class SettingsNow {
public:
    std::string_view text(std::string_view name) const;
    /// The text, or `otherwise` when it was never set.
    std::string_view text_or(std::string_view name, std::string_view otherwise) const;
    bool yes(std::string_view name) const { return text(name) == "yes"; }

private:
    friend class Settings;
    std::map<std::string, std::string, std::less<>> values_;
};

/// Settings in one table, kept in memory and read again once a second, so that another node's change arrives.
class Settings {
public:
    explicit Settings(base::Clock const& clock)
        : clock_ {clock}
    {
    }

    std::shared_ptr<SettingsNow const> now(Tx& tx);

    /// Writes one setting; the caller has asked the law. Memory follows at the next now().
    void set(Tx& tx, std::string_view name, std::string_view value);

    void forget();

private:
    base::Clock const& clock_;
    std::mutex mutex_;
    std::shared_ptr<SettingsNow const> known_;
    base::Time read_at_ {};
};

} // namespace platform
