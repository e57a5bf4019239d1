#include "areas/people/use_code.h"

#include "areas/people/ask_code.h"
#include "areas/people/join.h"
#include "areas/people/person_store.h"
#include "platform/trust/trust.h"

#include <algorithm>

namespace people {

namespace {

bool is_alive(Code const& code, base::Time now)
{
    return !code.used_at && code.wrong < code_tries && now - code.asked_at <= code_life;
}

/// People type what they read: "408 291" is a code too.
std::string without_spaces(std::string_view typed)
{
    std::string digits {typed};
    std::erase(digits, ' ');
    return digits;
}

} // namespace

base::Result<Person> use_code(platform::Context& cx, std::string_view typed, std::string_view browser_hash,
    platform::Keys const& keys, Door const& door)
{
    CodeStore codes {cx.tx};
    auto const code = codes.newest_of(browser_hash);
    auto refusal = base::invalid("code", "wrong_or_expired");
    if (!code || !is_alive(*code, cx.clock.now())) return refusal;
    if (!platform::equal_in_constant_time(digits_of(*code, keys), without_spaces(typed))) {
        codes.count_wrong(code->id);
        refusal.keep = base::Keep::yes;
        return refusal;
    }
    if (!codes.use(code->id, cx.clock.now())) return refusal;
    PersonStore people {cx.tx};
    auto person = people.with_address(code->email_folded);
    if (!person) {
        bool const vouched = is_asked_by_a_steward(cx.tx, code->email, door, keys);
        TRY(let_in(cx, code->email, door, keys));
        auto const joined = TRY(join(cx, code->email, base::Role::member, "", code->language));
        if (vouched) platform::trust_at_once(cx.tx, joined.id, cx.clock.now());
        return joined;
    }
    if (person->state != State::active) return base::Refusal {.reason = base::Reason::not_allowed, .code = "suspended"};
    if (person->role == base::Role::guest) {
        TRY(let_in(cx, code->email, door, keys));
        person->role = base::Role::member; // a guest who types a code has come to stay
        people.save(*person, code->email_folded);
        cx.outbox.add(PersonChanged {person->id});
    }
    return *std::move(person);
}

} // namespace people
