#include "platform/web/webauthn.h"

#include "base/json.h"
#include "platform/keys/keys.h"
#include "platform/web/cbor.h"

#include <memory>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <sodium.h>
#include <stdexcept>

namespace web {

namespace {

constexpr std::size_t hash_size = 32;
constexpr std::size_t fixed_size = hash_size + 1 + 4; ///< of authenticator data: host's hash, flags, counter
constexpr std::size_t maker_size = 16;
constexpr std::size_t credential_most = 1023;
constexpr std::size_t coordinate_size = 32;

enum Flag : unsigned char {
    is_present = 0x01,
    recognised = 0x04,
    may_be_copied = 0x08,
    is_copied = 0x10,
    has_key = 0x40
};

base::Refusal no(std::string_view why)
{
    return base::invalid("passkey", std::string {why});
}

std::string sha256(std::string_view bytes)
{
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
        reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    return digest;
}

/// What the browser says it was asked: this kind of answer, this challenge, this origin, in a page of ours.
base::Result<base::Done> check_client_data(
    RelyingParty const& party, std::string_view challenge, std::string_view type, std::string_view client_data)
{
    auto const said = base::read_flat_json(client_data);
    if (!said) return no("passkey_malformed");
    if (said->text("type") != type) return no("passkey_other_kind");
    if (!platform::equal_in_constant_time(said->text("challenge"), base64url(challenge)))
        return no("passkey_other_challenge");
    if (said->text("origin") != party.origin || said->text("crossOrigin") == "true") return no("passkey_other_origin");
    return base::Done {};
}

/// The fixed beginning of authenticator data (section 6.1).
struct Head {
    unsigned char flags = 0;
    std::uint32_t counter = 0;
};

base::Result<Head> check_head(RelyingParty const& party, std::string_view bytes)
{
    if (bytes.size() < fixed_size) return no("passkey_malformed");
    if (bytes.substr(0, hash_size) != sha256(party.id)) return no("passkey_other_host");
    Head head {.flags = static_cast<unsigned char>(bytes[hash_size])};
    for (std::size_t i = hash_size + 1; i < fixed_size; ++i)
        head.counter = head.counter << 8 | static_cast<unsigned char>(bytes[i]);
    if ((head.flags & is_present) == 0) return no("passkey_nobody_present");
    // It opens an account alone, so whoever merely holds somebody's phone must not get in.
    if ((head.flags & recognised) == 0) return no("passkey_nobody_recognised");
    if ((head.flags & is_copied) != 0 && (head.flags & may_be_copied) == 0) return no("passkey_malformed");
    return head;
}

/// A public key as COSE writes it: kind 2 (two coordinates, ES256 on P-256) or kind 1 (one, EdDSA on Ed25519).
struct PublicKey {
    std::int64_t algorithm = 0;
    std::string_view x {};
    std::string_view y {};
};

constexpr std::int64_t es256 = -7;
constexpr std::int64_t eddsa = -8;

bool is_whole(PublicKey const& key, std::int64_t kind, std::int64_t curve)
{
    if (key.x.size() != coordinate_size) return false;
    if (key.algorithm == es256) return kind == 2 && curve == 1 && key.y.size() == coordinate_size;
    return key.algorithm == eddsa && kind == 1 && curve == 6;
}

/// Reads one key and leaves `cbor` after it.
std::optional<PublicKey> read_key(Cbor& cbor)
{
    PublicKey key;
    std::int64_t kind = 0;
    std::int64_t curve = 0;
    auto const pairs = cbor.map();
    for (std::uint64_t i = 0; i < pairs.value_or(0); ++i) {
        auto const label = cbor.number();
        if (!label) return std::nullopt;
        if (*label == 1)
            kind = cbor.number().value_or(0);
        else if (*label == 3)
            key.algorithm = cbor.number().value_or(0);
        else if (*label == -1)
            curve = cbor.number().value_or(0);
        else if (*label == -2)
            key.x = cbor.bytes().value_or("");
        else if (*label == -3)
            key.y = cbor.bytes().value_or("");
        else if (!cbor.skip())
            return std::nullopt;
    }
    if (!is_whole(key, kind, curve)) return std::nullopt;
    return key;
}

struct FreeParameters {
    void operator()(OSSL_PARAM* parameters) const { OSSL_PARAM_free(parameters); }
    void operator()(OSSL_PARAM_BLD* builder) const { OSSL_PARAM_BLD_free(builder); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
template <class T>
using Owned = std::unique_ptr<T, FreeParameters>;

/// The point as OpenSSL's key; nothing when it is not on the curve.
Owned<EVP_PKEY> p256_key(PublicKey const& key)
{
    auto const point = '\x04' + std::string {key.x} + std::string {key.y};
    Owned<OSSL_PARAM_BLD> const builder {OSSL_PARAM_BLD_new()};
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    Owned<OSSL_PARAM> const parameters {OSSL_PARAM_BLD_to_param(builder.get())};
    Owned<EVP_PKEY_CTX> const context {EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr)};
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1) throw std::bad_alloc {};
    EVP_PKEY* made = nullptr;
    if (EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) return nullptr;
    return Owned<EVP_PKEY> {made};
}

unsigned char const* bytes_of(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

bool verifies_es256(PublicKey const& key, std::string_view message, std::string_view signature)
{
    auto const point = p256_key(key);
    Owned<EVP_MD_CTX> const context {EVP_MD_CTX_new()};
    if (!point || !context) return false;
    if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, point.get()) != 1) return false;
    return EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(message), message.size())
        == 1;
}

bool verifies_eddsa(PublicKey const& key, std::string_view message, std::string_view signature)
{
    if (signature.size() != crypto_sign_BYTES) return false;
    return crypto_sign_verify_detached(bytes_of(signature), bytes_of(message), message.size(), bytes_of(key.x)) == 0;
}

/// The authenticator data within an attestation object; its statement is stepped over.
std::optional<std::string_view> authenticator_data_in(std::string_view attestation)
{
    Cbor cbor {attestation};
    std::optional<std::string_view> data;
    auto const pairs = cbor.map();
    for (std::uint64_t i = 0; i < pairs.value_or(0); ++i) {
        auto const label = cbor.text();
        if (!label) return std::nullopt;
        if (*label == "authData")
            data = cbor.bytes();
        else if (!cbor.skip())
            return std::nullopt;
    }
    return data;
}

} // namespace

RelyingParty relying_party(std::string_view public_url)
{
    auto const scheme = public_url.find("://");
    if (scheme == std::string_view::npos) throw std::invalid_argument {"a public URL without a scheme"};
    auto host = public_url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/"));
    return {std::string {host.substr(0, host.rfind(':'))},
        std::string {public_url.substr(0, scheme + 3)} + std::string {host}};
}

base::Result<NewPasskey> read_new_passkey(
    RelyingParty const& party, std::string_view challenge, std::string_view client_data, std::string_view attestation)
{
    TRY(check_client_data(party, challenge, "webauthn.create", client_data));
    auto const data = authenticator_data_in(attestation);
    if (!data) return no("passkey_malformed");
    auto const head = TRY(check_head(party, *data));
    auto rest = data->substr(fixed_size);
    if ((head.flags & has_key) == 0 || rest.size() < maker_size + 2) return no("passkey_malformed");
    rest.remove_prefix(maker_size);
    auto const size
        = static_cast<std::size_t>(static_cast<unsigned char>(rest[0])) << 8 | static_cast<unsigned char>(rest[1]);
    rest.remove_prefix(2);
    if (size == 0 || size > credential_most || size > rest.size()) return no("passkey_malformed");
    auto const credential = rest.substr(0, size);
    rest.remove_prefix(size);
    Cbor cbor {rest};
    if (!read_key(cbor)) return no("passkey_key_unknown");
    auto const key = rest.substr(0, rest.size() - cbor.rest().size());
    return NewPasskey {std::string {credential}, std::string {key}, head.counter};
}

base::Result<std::uint32_t> read_signed(RelyingParty const& party, std::string_view challenge,
    std::string_view public_key, std::uint32_t counter_before, Signed const& answer)
{
    TRY(check_client_data(party, challenge, "webauthn.get", answer.client_data));
    auto const head = TRY(check_head(party, answer.authenticator_data));
    Cbor cbor {public_key};
    auto const key = read_key(cbor);
    if (!key) return no("passkey_key_unknown");
    auto const message = answer.authenticator_data + sha256(answer.client_data);
    bool const fits = key->algorithm == es256 ? verifies_es256(*key, message, answer.signature)
                                              : verifies_eddsa(*key, message, answer.signature);
    if (!fits) return no("passkey_not_signed");
    if ((head.counter != 0 || counter_before != 0) && head.counter <= counter_before) return no("passkey_counter");
    return head.counter;
}

std::string base64url(std::string_view bytes)
{
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();
    return text;
}

std::optional<std::string> from_base64url(std::string_view text)
{
    std::string bytes(text.size() * 3 / 4 + 3, '\0');
    std::size_t size = 0;
    auto const failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
        text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (failed != 0) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

} // namespace web
