#include "platform/web/streams/event_text.h"

#include <algorithm>

namespace web {

namespace {

/// CR, LF and CRLF each end a line, and each line is a field of its own.
void append_data(std::string& text, std::string_view piece)
{
    for (;;) {
        auto const end = std::min(piece.find_first_of("\r\n"), piece.size());
        text.append("data: ").append(piece.substr(0, end)).append("\n");
        if (end == piece.size()) return;
        piece.remove_prefix(piece.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
    }
}

} // namespace

std::string event_text(std::int64_t id, std::string_view piece)
{
    std::string text;
    text.reserve(piece.size() + 64);
    text.append("id: ").append(std::to_string(id)).append("\n");
    append_data(text, piece);
    return text.append("\n");
}

std::string sign_text(std::string_view sign, std::int64_t id)
{
    std::string text {"event: "};
    return text.append(sign).append("\nid: ").append(std::to_string(id)).append("\ndata:\n\n");
}

std::string retry_text(std::int64_t milliseconds)
{
    return "retry: " + std::to_string(milliseconds) + "\n\n";
}

} // namespace web
