#pragma once

#include "areas/stewards/may.h"
#include "base/actor.h"
#include "platform/keys/keys.h"
#include "platform/settings/settings.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

#include <optional>
#include <string>
#include <string_view>

namespace stewards {

/// The questions of the wizard, one a page, in their order.
enum class Step { place, name, account, mail, joining, start, checks };
constexpr int steps = 7;

std::string_view name_of(Step step);
std::optional<Step> step_named(std::string_view name);
std::optional<Step> after(Step step);
std::optional<Step> before(Step step);

/// Whether a token is the machine's own link and the network still waits to be set up.
Link link_of(platform::Tx& tx, platform::Settings& settings, platform::Keys const& keys, std::string_view token);

/// Who sets the network up.
struct FirstAccount {
    std::string email {};
    std::string name {};

    static base::Result<FirstAccount> from(web::Fields& fields);
};

/// Makes her the administrator, hangs up the first sheet, and kills the link in the same moment.
base::Result<base::PersonId> make_first_account(platform::Context& cx, platform::Settings& settings,
    platform::Keys const& keys, std::string_view token, FirstAccount const& account, std::string_view language);

} // namespace stewards
