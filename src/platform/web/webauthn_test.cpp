#include "platform/web/webauthn.h"

#include "platform/web/cbor.h"
#include "platform/web/testing_authenticator.h"

#include <doctest/doctest.h>

namespace web {

namespace {

using testing::Authenticator;
using testing::KeyKind;

RelyingParty const school {"school.example", "https://school.example"};
std::string const asked = "thirty-two bytes of pure chance!";

/// What was wrong, or nothing.
template <class T>
std::string wrong(base::Result<T> const& result)
{
    return result ? std::string {} : result.refusal().problems.at(0).code;
}

} // namespace

TEST_CASE("a passkey of either kind is made once and then opens the door")
{
    for (auto const kind : {KeyKind::es256, KeyKind::eddsa}) {
        Authenticator phone {kind};
        auto const made = phone.make(school, asked);

        auto const key = read_new_passkey(school, asked, made.client_data, made.attestation);

        REQUIRE(key);
        CHECK(key->credential == phone.credential);
        CHECK(key->counter == 1);
        CHECK(*read_signed(school, "another", key->public_key, key->counter, phone.sign(school, "another")) == 2);
    }
}

TEST_CASE("a passkey made on another site, for another question by nobody or by anybody at all is refused")
{
    Authenticator phone {KeyKind::es256};
    RelyingParty const other_origin {"school.example", "https://school.example.evil"};
    RelyingParty const other_host {"evil.example", "https://school.example"};

    auto const elsewhere = phone.make(other_origin, asked);
    auto const hosted = phone.make(other_host, asked);
    auto const old = phone.make(school, "asked before");
    auto const used = phone.sign(school, asked);
    phone.flags = 0;
    auto const unattended = phone.make(school, asked);
    phone.flags = 0x01;
    auto const anybody = phone.make(school, asked);

    auto const why = [](Authenticator::Made const& made) {
        return wrong(read_new_passkey(school, asked, made.client_data, made.attestation));
    };
    CHECK(why(elsewhere) == "passkey_other_origin");
    CHECK(why(hosted) == "passkey_other_host");
    CHECK(why(old) == "passkey_other_challenge");
    CHECK(why({used.client_data, used.authenticator_data}) == "passkey_other_kind");
    CHECK(why(unattended) == "passkey_nobody_present");
    CHECK(why(anybody) == "passkey_nobody_recognised");
}

TEST_CASE("an answer signed for another site or question, or changed by one byte, opens nothing")
{
    for (auto const kind : {KeyKind::es256, KeyKind::eddsa}) {
        Authenticator phone {kind};
        auto const made = phone.make(school, asked);
        auto const key = *read_new_passkey(school, asked, made.client_data, made.attestation);
        auto const why
            = [&](Signed const& answer) { return wrong(read_signed(school, asked, key.public_key, 1, answer)); };

        auto changed = phone.sign(school, asked);
        changed.signature[changed.signature.size() - 2] ^= 1;
        auto counted = phone.sign(school, asked);
        counted.authenticator_data[36] ^= 1;
        auto short_signature = phone.sign(school, asked);
        short_signature.signature.pop_back();

        CHECK(why(phone.sign(school, asked)) == "");
        CHECK(why(phone.sign({"school.example", "http://school.example"}, asked)) == "passkey_other_origin");
        CHECK(why(phone.sign({"evil.example", "https://school.example"}, asked)) == "passkey_other_host");
        CHECK(why(phone.sign(school, "asked before")) == "passkey_other_challenge");
        CHECK(why(changed) == "passkey_not_signed");
        CHECK(why(counted) == "passkey_not_signed");
        CHECK(why(short_signature) == "passkey_not_signed");
        Authenticator stranger {kind};
        CHECK(why(stranger.sign(school, asked)) == "passkey_not_signed");
    }
}

TEST_CASE("a counter that does not rise tells of a copied key; an authenticator that counts nothing is taken as it is")
{
    Authenticator phone {KeyKind::eddsa};
    auto const made = phone.make(school, asked);
    auto const key = *read_new_passkey(school, asked, made.client_data, made.attestation);

    phone.counter = 4;
    auto const fifth = phone.sign(school, asked);
    phone.counter = UINT32_MAX;
    auto const none = phone.sign(school, asked);

    CHECK(*read_signed(school, asked, key.public_key, 4, fifth) == 5);
    CHECK(wrong(read_signed(school, asked, key.public_key, 5, fifth)) == "passkey_counter");
    CHECK(wrong(read_signed(school, asked, key.public_key, 5, none)) == "passkey_counter");
    CHECK(*read_signed(school, asked, key.public_key, 0, none) == 0);
}

TEST_CASE("a passkey cut short anywhere is refused and breaks nothing")
{
    Authenticator phone {KeyKind::es256};
    auto const made = phone.make(school, asked);

    for (std::size_t size = 0; size < made.attestation.size(); ++size) {
        CHECK_FALSE(read_new_passkey(school, asked, made.client_data, made.attestation.substr(0, size)));
    }
    CHECK_FALSE(read_new_passkey(school, asked, "{", made.attestation));
    CHECK_FALSE(Cbor {std::string(40, '\x81')}.skip());
    CHECK_FALSE(Cbor {"\x9b\xff\xff\xff\xff\xff\xff\xff\xff"}.skip());
}

TEST_CASE("a passkey belongs to the host of the public address, without its port")
{
    CHECK(relying_party("http://localhost:8080").id == "localhost");
    CHECK(relying_party("http://localhost:8080").origin == "http://localhost:8080");
    CHECK(relying_party("https://school.example").id == "school.example");
}

} // namespace web
