#include "platform/web/request_reader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

constexpr std::size_t header_limit = 2048;
constexpr std::size_t body_limit = 512;

/// Reads requests one after another, as a connection would, and writes down what each of them was.
std::string reading(std::string_view input, std::size_t piece)
{
    using State = web::RequestReader::State;
    std::string told;
    std::string held;
    auto reader = std::make_unique<web::RequestReader>(header_limit);
    bool has_head = false;
    while (!input.empty() || !held.empty()) {
        auto const fresh = input.substr(0, piece);
        input.remove_prefix(fresh.size());
        held += fresh;
        for (std::size_t used = 1; used > 0 && !held.empty();) {
            used = reader->feed(held);
            held.erase(0, used);
            if (reader->state() == State::refused) return told + " refused";
            if (reader->state() == State::header) break;
            if (!std::exchange(has_head, true)) {
                auto const& incoming = reader->incoming();
                if (incoming.header("host").empty() || incoming.target.front() != '/') std::abort();
                if (incoming.target.size() > 4096) std::abort();
                told += incoming.target;
                for (auto const& [name, value] : incoming.headers) told += '|' + name + ':' + value;
                reader->accept_body(body_limit, [&](std::string_view bytes) -> std::optional<web::GateRefusal> {
                    told += bytes;
                    return std::nullopt;
                });
                used = 1;
            }
            if (reader->state() != State::done) continue;
            told += '\n';
            has_head = false;
            reader = std::make_unique<web::RequestReader>(header_limit);
            used = 1;
        }
        if (fresh.empty()) break;
    }
    return told;
}

} // namespace

/// What passes the gate must be read by the parser, and alike however the bytes arrive.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string_view const input {reinterpret_cast<char const*>(bytes), size};
    auto const whole = reading(input, input.size() + 1);
    for (std::size_t const piece : {1, 5}) {
        if (reading(input, piece) != whole) std::abort();
    }
    return 0;
}
