#pragma once

#include "base/result.h"
#include "base/time.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// Somebody named in a head of a mail: the name as UTF-8, the address as it was written, without angle brackets.
struct MailPerson {
    std::string name {};
    std::string address {};
    bool operator==(MailPerson const&) const = default;
};

/// What came along with a mail and is not its words. `size` counts the bytes once decoded.
struct MailAttachment {
    std::string name; ///< without folders; empty when the sender gave none
    std::string type; ///< "image/jpeg", in small letters
    std::size_t size = 0;
    bool operator==(MailAttachment const&) const = default;
};

/// What became of one recipient (RFC 3464, 2.3).
struct DeliveryOutcome {
    std::string address;
    std::string action; ///< failed, delayed, delivered, relayed, expanded
    std::string status; ///< "5.1.1" (RFC 3463), empty when it was none
};

/// What a mail server says about a letter that it could not bring (RFC 3464).
struct DeliveryReport {
    std::vector<DeliveryOutcome> outcomes {};
    std::string original_message_id {}; ///< without angle brackets; empty when the letter was not given back
};

/// The heads by which programs say that no person wrote this (RFC 3834, RFC 2919), each as it stands, empty when
/// missing.
struct MailAutomation {
    std::string auto_submitted {};
    std::string precedence {};
    std::string list_id {};
    std::string auto_response_suppress {};
    std::vector<std::string> loops {}; ///< each X-Loop
};

/// One mail as plain values. Every text is UTF-8 without control signs but LF and tab; lines end with LF.
struct Message {
    std::vector<MailPerson> from {};
    std::vector<MailPerson> to {};
    std::vector<MailPerson> cc {};
    std::string subject {};
    std::optional<base::Time> date {};
    std::string message_id {}; ///< this and the next two without angle brackets
    std::string in_reply_to {};
    std::vector<std::string> references {};
    std::optional<std::string> return_path {}; ///< empty: "<>", nobody wants an answer
    MailAutomation automation {};
    std::string text {};
    bool was_html = false; ///< the text was made from HTML, because there was no other
    std::vector<MailAttachment> attachments {};
    std::optional<DeliveryReport> report {};
    std::vector<std::string>
        delivered_to {}; ///< X-Original-To, Delivered-To and Envelope-To: for whom a server took it
};

/// What a message may be made of.
struct MessageLimits {
    std::size_t bytes = 25'000'000;
    std::size_t head_bytes = 256'000;
    std::size_t text_bytes = 1'000'000; ///< longer text is cut there, between letters
    std::size_t parts = 200;
    int depth = 12;
};

/// Reads one message (RFC 5322, 2045–2049, 2231), with line ends of either kind. Refuses with message_too_large,
/// message_too_deep, message_too_many_parts, or message_unreadable when there is no head at all. Whatever else is
/// wrong with it is read as well as can be; nothing is thrown for it.
base::Result<Message> message_of(std::string_view bytes, MessageLimits const& limits = {});

/// Whether a program wrote this: then nobody is answered. An empty return path counts, as do out-of-office notes,
/// lists, bulk mail and reports.
bool is_automatic(Message const& message);

} // namespace platform
