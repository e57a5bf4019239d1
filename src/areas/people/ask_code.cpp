#include "areas/people/ask_code.h"

#include "base/json.h"
#include "platform/i18n/fold.h"

namespace people {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t codes_an_hour = 5; ///< to one address, so that nobody's mailbox is flooded

} // namespace

base::Result<Code> ask_code(platform::Context& cx, CodeWish const& wish)
{
    CodeStore store {cx.tx};
    Code const code {.id = cx.ids.make<CodeId>(),
        .email = wish.email,
        .email_folded = platform::email_folded(wish.email),
        .browser_hash = wish.browser_hash,
        .language = wish.language,
        .asked_at = cx.clock.now()};
    if (store.asked_since(code.email_folded, cx.clock.now() - 1h) >= codes_an_hour) {
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
