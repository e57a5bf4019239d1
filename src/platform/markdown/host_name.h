#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace platform {

/// A host in ASCII, small letters, as DNS asks for it (UTS 46, RFC 5891); nothing for what no host is called.
std::optional<std::string> ascii_host(std::string_view host);

/// The same host for people. Labels in another script are written in it unless they mix scripts or look like a name in
/// Latin letters (UTS 39): "öğretmen.example" as it is, "pаypal.example" with a Cyrillic а as xn--pypal-4ve.example.
std::string host_for_people(std::string_view ascii_host);

/// Whether the words name a host (or, with a mailbox, an address of mail) that is not this one. "www." does not count.
bool names_another_host(std::string_view words, std::string_view host);

} // namespace platform
