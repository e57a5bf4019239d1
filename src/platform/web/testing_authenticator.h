#pragma once

#include "platform/web/webauthn.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace web::testing {

enum class KeyKind { es256, eddsa };

/// A phone of a test: makes a key, and signs what a browser would hand to it. Every part of an answer can be bent.
class Authenticator {
public:
    explicit Authenticator(KeyKind kind);
    ~Authenticator();

    struct Made {
        std::string client_data {};
        std::string attestation {};
    };
    Made make(RelyingParty const& party, std::string_view challenge);
    Signed sign(RelyingParty const& party, std::string_view challenge);

    std::string credential = "a key of a test";
    std::uint32_t counter = 1;
    unsigned char flags = 0x05; ///< somebody is there, and was recognised

private:
    struct Inside;
    std::string public_key() const;
    std::string authenticator_data(RelyingParty const& party, unsigned char more_flags) const;

    KeyKind kind_;
    std::unique_ptr<Inside> inside_;
};

} // namespace web::testing
