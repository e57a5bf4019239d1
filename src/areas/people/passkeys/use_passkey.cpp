#include "areas/people/passkeys/use_passkey.h"

#include "areas/people/person_store.h"
#include "platform/keys/keys.h"

namespace people {

namespace {

constexpr std::int64_t passkeys_at_most = 20;

std::string bytes_sent(web::Fields& fields, std::string_view name, std::size_t limit)
{
    auto const text = fields.line(name, limit, web::Demand::required);
    auto bytes = web::from_base64url(text);
    if (!bytes) fields.problem(name, "not_base64url");
    return std::move(bytes).value_or("");
}

/// A question counts as answered even when the answer is wrong: no second try at the same one.
base::Refusal kept(base::Refusal refusal)
{
    refusal.keep = base::Keep::yes;
    return refusal;
}

base::Refusal not_this_passkey()
{
    return kept(base::invalid("passkey", "passkey_refused"));
}

bool take_question(platform::Context& cx, std::string_view challenge, std::string_view browser)
{
    return PasskeyStore {cx.tx}.answer(platform::sha256_hex(challenge), platform::sha256_hex(browser), cx.clock.now());
}

} // namespace

base::Result<MadePasskey> MadePasskey::from(web::Fields& fields)
{
    MadePasskey made;
    made.challenge = bytes_sent(fields, "challenge", 100);
    made.name = fields.line("name", 60);
    made.client_data = bytes_sent(fields, "client_data", 4000);
    made.attestation = bytes_sent(fields, "attestation", 16'000);
    return fields.or_problems(std::move(made));
}

base::Result<SignedPasskey> SignedPasskey::from(web::Fields& fields)
{
    SignedPasskey passkey;
    passkey.challenge = bytes_sent(fields, "challenge", 100);
    passkey.credential = fields.line("credential", 1400, web::Demand::required);
    passkey.answer.client_data = bytes_sent(fields, "client_data", 4000);
    passkey.answer.authenticator_data = bytes_sent(fields, "authenticator_data", 4000);
    passkey.answer.signature = bytes_sent(fields, "signature", 1000);
    return fields.or_problems(std::move(passkey));
}

base::Result<base::Done> ask_passkey(platform::Context& cx, PasskeyQuestion const& question)
{
    PasskeyStore {cx.tx}.ask(
        platform::sha256_hex(question.challenge), platform::sha256_hex(question.browser), cx.clock.now());
    return base::Done {};
}

base::Result<Passkey> add_passkey(
    platform::Context& cx, web::RelyingParty const& party, MadePasskey const& made, std::string_view browser)
{
    if (!cx.actor.person) return base::Refusal {.reason = base::Reason::not_signed_in, .code = "not_signed_in"};
    if (!take_question(cx, made.challenge, browser)) return not_this_passkey();
    auto const read = web::read_new_passkey(party, made.challenge, made.client_data, made.attestation);
    if (!read) return kept(read.refusal());
    PasskeyStore store {cx.tx};
    if (store.count(*cx.actor.person) >= passkeys_at_most) return kept(base::conflict("too_many_passkeys"));
    Passkey const passkey {.id = cx.ids.make<PasskeyId>(),
        .person = *cx.actor.person,
        .credential = web::base64url(read->credential),
        .public_key = web::base64url(read->public_key),
        .counter = read->counter,
        .name = made.name,
        .made_at = cx.clock.now()};
    if (!store.add(passkey)) return kept(base::conflict("passkey_known"));
    return passkey;
}

base::Result<Person> enter_by_passkey(
    platform::Context& cx, web::RelyingParty const& party, SignedPasskey const& passkey, std::string_view browser)
{
    if (!take_question(cx, passkey.challenge, browser)) return not_this_passkey();
    PasskeyStore store {cx.tx};
    auto const known = store.with_credential(passkey.credential);
    if (!known) return not_this_passkey();
    auto const key = web::from_base64url(known->public_key).value_or("");
    auto const counter
        = web::read_signed(party, passkey.challenge, key, static_cast<std::uint32_t>(known->counter), passkey.answer);
    if (!counter) return not_this_passkey();
    auto person = TRY(PersonStore {cx.tx}.find(known->person));
    // Signed in already: it proves that it is she, and nobody else.
    if (person.state == State::suspended)
        return kept(base::Refusal {.reason = base::Reason::not_allowed, .code = "suspended"});
    if (person.state != State::active || (cx.actor.person && !cx.actor.is(person.id))) return not_this_passkey();
    store.use(known->id, *counter, cx.clock.now());
    return person;
}

} // namespace people
