#include "platform/settings/settings.h"

namespace platform {

using namespace std::chrono_literals;

std::string_view SettingsNow::text(std::string_view name) const
{
    return text_or(name, {});
}

std::string_view SettingsNow::text_or(std::string_view name, std::string_view otherwise) const
{
    auto const found = values_.find(name);
    return found == values_.end() ? otherwise : std::string_view {found->second};
}

std::shared_ptr<SettingsNow const> Settings::now(Tx& tx)
{
    auto const time = clock_.now();
    {
        std::scoped_lock const lock {mutex_};
        if (known_ && time - read_at_ < 1s) return known_;
    }
    auto fresh = std::make_shared<SettingsNow>();
    tx.each("select name, value from settings",
        [&](Row const& row) { fresh->values_.emplace(row.string(0), row.string(1)); });
    std::scoped_lock const lock {mutex_};
    known_ = fresh;
    read_at_ = time;
    return fresh;
}

void Settings::set(Tx& tx, std::string_view name, std::string_view value)
{
    tx.run(R"sql(
        insert into settings (name, value) values ($1, $2)
        on conflict (name) do update set value = excluded.value
    )sql",
        name, value);
    forget();
}

void Settings::forget()
{
    std::scoped_lock const lock {mutex_};
    known_.reset();
}

} // namespace platform
