#pragma once

#include "platform/mail/message.h"

#include <string_view>

namespace platform {

/// Adds what one part of a report says: the groups of fields of message/delivery-status (RFC 3464, 2.1), or the heads of
/// the letter that came back. Lines end with LF.
void read_delivery_report(DeliveryReport& report, std::string_view fields);

} // namespace platform
