#include "areas/people/ask_code.h"

#include "base/json.h"
#include "platform/i18n/fold.h"

namespace people {

using namespace std::chrono_literals;

namespace {

// To one address, so that nobody's mailbox is flooded and yet nobody is kept out of it by somebody else.
constexpr std::int64_t from_one_place = 5;
constexpr std::int64_t from_all_strangers = 60;
constexpr std::int64_t from_a_familiar_browser = 10;

bool has_asked_enough(CodeStore& store, CodeWish const& wish, std::string_view email_folded, base::Time since)
{
    auto const asked = store.asked_since(email_folded, wish.asker, since);
    if (wish.familiar) return asked >= from_a_familiar_browser;
    return asked >= from_one_place || store.strangers_since(email_folded, since) >= from_all_strangers;
}

} // namespace

base::Result<Code> ask_code(platform::Context& cx, CodeWish const& wish)
{
    CodeStore store {cx.tx};
    Code const code {.id = cx.ids.make<CodeId>(),
        .email = wish.email,
        .email_folded = platform::email_folded(wish.email),
        .browser_hash = wish.browser_hash,
        .language = wish.language,
        .asked_at = cx.clock.now(),
        .asker = wish.asker,
        .familiar = wish.familiar};
    if (has_asked_enough(store, wish, code.email_folded, cx.clock.now() - 1h)) {
        return base::Refusal {.reason = base::Reason::too_many, .code = "too_many_codes", .retry_after_s = 3600};
    }
    store.add(code);
    cx.outbox.job(
        "people.code_mail", base::Json::object().add("code", code.id.text()).text(), platform::Lane::waited_for);
    return code;
}

std::string digits_of(Code const& code, platform::Keys const& keys)
{
    return keys.six_digits("sign-in code", code.id.text() + code.browser_hash);
}

} // namespace people
