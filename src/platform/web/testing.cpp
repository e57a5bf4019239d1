#include "platform/web/testing_authenticator.h"

#include "base/json.h"
#include "platform/keys/keys.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <stdexcept>

namespace web::testing {

namespace {

std::string digest_of(std::string_view bytes)
{
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
        reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    return digest;
}

std::string client_data(RelyingParty const& party, std::string_view type, std::string_view challenge)
{
    return base::Json::object()
        .add("type", type)
        .add("challenge", base64url(challenge))
        .add("origin", party.origin)
        .add("crossOrigin", false)
        .text();
}

/// The head of a CBOR item that is shorter than 256 bytes.
std::string cbor_head(int kind, std::size_t size)
{
    auto const first = static_cast<char>(kind << 5);
    if (size < 24) return {static_cast<char>(first | static_cast<char>(size))};
    return {static_cast<char>(first | 24), static_cast<char>(size)};
}

std::string cbor_bytes(std::string_view bytes)
{
    return cbor_head(2, bytes.size()) + std::string {bytes};
}

std::string cbor_text(std::string_view text)
{
    return cbor_head(3, text.size()) + std::string {text};
}

} // namespace

struct Authenticator::Inside {
    EVP_PKEY* es256 = nullptr;
    std::string eddsa_public = std::string(crypto_sign_PUBLICKEYBYTES, '\0');
    std::string eddsa_secret = std::string(crypto_sign_SECRETKEYBYTES, '\0');
};

Authenticator::Authenticator(KeyKind kind)
    : kind_ {kind}
    , inside_ {std::make_unique<Inside>()}
{
    if (sodium_init() < 0) throw std::runtime_error {"libsodium could not start"};
    inside_->es256 = EVP_EC_gen("P-256");
    crypto_sign_keypair(reinterpret_cast<unsigned char*>(inside_->eddsa_public.data()),
        reinterpret_cast<unsigned char*>(inside_->eddsa_secret.data()));
}

Authenticator::~Authenticator()
{
    EVP_PKEY_free(inside_->es256);
}

std::string Authenticator::public_key() const
{
    using namespace std::string_literals;
    if (kind_ == KeyKind::eddsa) return "\xa4\x01\x01\x03\x27\x20\x06\x21"s + cbor_bytes(inside_->eddsa_public);
    std::string point(65, '\0');
    std::size_t size = 0;
    EVP_PKEY_get_octet_string_param(
        inside_->es256, "pub", reinterpret_cast<unsigned char*>(point.data()), point.size(), &size);
    return "\xa5\x01\x02\x03\x26\x20\x01\x21"s + cbor_bytes(point.substr(1, 32)) + "\x22"s
        + cbor_bytes(point.substr(33));
}

std::string Authenticator::authenticator_data(RelyingParty const& party, unsigned char more_flags) const
{
    auto data = digest_of(party.id) + static_cast<char>(flags | more_flags);
    for (int shift = 24; shift >= 0; shift -= 8) data += static_cast<char>(counter >> shift);
    return data;
}

Authenticator::Made Authenticator::make(RelyingParty const& party, std::string_view challenge)
{
    auto data = authenticator_data(party, 0x40) + std::string(16, '\0');
    data += {'\0', static_cast<char>(credential.size())};
    data += credential + public_key();
    return {client_data(party, "webauthn.create", challenge),
        cbor_head(5, 3) + cbor_text("fmt") + cbor_text("none") + cbor_text("attStmt") + cbor_head(5, 0)
            + cbor_text("authData") + cbor_bytes(data)};
}

Signed Authenticator::sign(RelyingParty const& party, std::string_view challenge)
{
    ++counter;
    Signed answer {client_data(party, "webauthn.get", challenge), authenticator_data(party, 0), {}};
    auto const message = answer.authenticator_data + digest_of(answer.client_data);
    auto const* const bytes = reinterpret_cast<unsigned char const*>(message.data());
    std::size_t size = 128;
    answer.signature.resize(size);
    auto* const signature = reinterpret_cast<unsigned char*>(answer.signature.data());
    if (kind_ == KeyKind::eddsa) {
        crypto_sign_detached(signature, nullptr, bytes, message.size(),
            reinterpret_cast<unsigned char const*>(inside_->eddsa_secret.data()));
        size = crypto_sign_BYTES;
    } else {
        auto* const context = EVP_MD_CTX_new();
        EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, inside_->es256);
        EVP_DigestSign(context, signature, &size, bytes, message.size());
        EVP_MD_CTX_free(context);
    }
    answer.signature.resize(size);
    return answer;
}

} // namespace web::testing
