#include "platform/mail/delivery_report.h"

#include "platform/mail/mail_text.h"

#include <algorithm>
#include <optional>

namespace platform {

namespace {

constexpr std::size_t most_outcomes = 50;

std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t<");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t>") - first + 1);
}

/// "5.1.1" and nothing else (RFC 3463, 2).
bool is_status(std::string_view text)
{
    bool const is_made_so
        = std::ranges::all_of(text, [](char sign) { return (sign >= '0' && sign <= '9') || sign == '.'; });
    return is_made_so && text.size() >= 5 && text.size() <= 9 && text[1] == '.' && std::ranges::count(text, '.') == 2;
}

} // namespace

void read_delivery_report(DeliveryReport& report, std::string_view fields)
{
    std::optional<DeliveryOutcome> one;
    auto const end_group = [&] {
        if (one && !one->action.empty() && report.outcomes.size() < most_outcomes) report.outcomes.push_back(*one);
        one.reset();
    };
    while (!fields.empty()) {
        auto const line = fields.substr(0, fields.find('\n'));
        fields.remove_prefix(std::min(line.size() + 1, fields.size()));
        if (line.empty()) end_group();
        auto const colon = line.find(':');
        if (colon == std::string_view::npos || line.front() == ' ' || line.front() == '\t') continue;
        auto const name = small_letters(line.substr(0, colon));
        auto const value = trimmed(line.substr(colon + 1)).substr(0, 500);
        if (!one) one.emplace();
        if (name == "final-recipient" || (name == "original-recipient" && one->address.empty()))
            one->address = std::string {trimmed(value.substr(std::min(value.find(';') + 1, value.size())))};
        else if (name == "action")
            one->action = small_letters(value);
        else if (name == "status" && is_status(value.substr(0, value.find(' '))))
            one->status = value.substr(0, value.find(' '));
        else if (name == "message-id")
            report.original_message_id = std::string {value};
    }
    end_group();
}

} // namespace platform
