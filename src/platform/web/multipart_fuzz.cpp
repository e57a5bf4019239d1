#include "platform/web/multipart.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

/// Writes everything down, so that two readings can be compared.
class Record final : public web::PartSink {
public:
    std::string text_ {};
    bool in_file = false;

    Refused text(std::string field, std::string value) override
    {
        text_ += "T" + field + '=' + value;
        return std::nullopt;
    }
    Refused begin_file(web::PartHead head) override
    {
        if (in_file || head.file_name->size() > 200 || head.field.size() > 100) std::abort();
        in_file = true;
        text_ += "F" + head.field + '[' + *head.file_name + ']' + head.content_type;
        return std::nullopt;
    }
    Refused file_bytes(std::string_view bytes) override
    {
        if (!in_file || bytes.empty()) std::abort();
        text_ += bytes;
        return std::nullopt;
    }
    Refused end_file() override
    {
        in_file = false;
        return std::nullopt;
    }
};

std::string reading(std::string_view boundary, std::string_view body, std::size_t piece)
{
    Record record;
    web::MultipartReader reader {boundary, {.text = 64}, record};
    for (; !body.empty(); body.remove_prefix(std::min(piece, body.size()))) {
        if (auto const no = reader.feed(body.substr(0, piece))) return std::string {*no};
    }
    auto const no = reader.end();
    return no ? std::string {*no} : "good:" + record.text_;
}

} // namespace

/// The first line is a content type, the rest a body: in one piece and in small ones it must read alike.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string_view const input {reinterpret_cast<char const*>(bytes), size};
    auto const line_end = std::min(input.find('\n'), input.size());
    auto const boundary = web::multipart_boundary(input.substr(0, line_end)).value_or("B");
    auto const body = input.substr(std::min(line_end + 1, input.size()));
    auto const whole = reading(boundary, body, body.size() + 1);
    for (std::size_t const piece : {1, 7}) {
        if (reading(boundary, body, piece) != whole) std::abort();
    }
    return 0;
}
