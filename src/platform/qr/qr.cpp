#include "platform/qr/qr.h"

#include <qrcodegen/qrcodegen.hpp>

namespace platform {

namespace {

constexpr int quiet_zone = 4; ///< squares of white that scanners want on every side (ISO/IEC 18004, 6.3.8)

void add_run(std::string& path, int x, int y, int length)
{
    auto const width = std::to_string(length);
    path += "M" + std::to_string(x) + " " + std::to_string(y) + "h" + width + "v1h-" + width + "z";
}

} // namespace

QrCode qr_code(std::string_view text)
{
    auto const code = qrcodegen::QrCode::encodeText(std::string {text}.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    QrCode drawn {.size = code.getSize()};
    for (int y = 0; y < drawn.size; ++y) {
        for (int x = 0; x < drawn.size; ++x) {
            int length = 0;
            while (x + length < drawn.size && code.getModule(x + length, y)) ++length;
            if (length > 0) add_run(drawn.path, x, y, length);
            x += length;
        }
    }
    return drawn;
}

html::Html qr_picture(std::string_view text, std::string_view label)
{
    auto const code = qr_code(text);
    auto const from = std::to_string(-quiet_zone);
    auto const whole = std::to_string(code.size + 2 * quiet_zone);
    return html::render(
        R"html(<svg class="qr" viewBox="{}" role="img" aria-label="{}" shape-rendering="crispEdges"><path fill="#fff" d="{}"/><path fill="#181d3a" d="{}"/></svg>)html",
        from + " " + from + " " + whole + " " + whole, label,
        "M" + from + " " + from + "h" + whole + "v" + whole + "h-" + whole + "z", code.path);
}

} // namespace platform
