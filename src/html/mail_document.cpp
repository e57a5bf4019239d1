#include "html/mail_document.h"

#include "html/words.h"

namespace html {

namespace {

constexpr std::string_view style
    = "<style>body{margin:0;padding:24px 16px;background:#fbfbf6;color:#181d3a;font:17px/1.55 \"Segoe UI\",system-ui,"
      "sans-serif}main{max-width:36em;margin:0 auto;padding-inline-start:20px;border-inline-start:2px solid #e27d92}"
      "h1{font:700 26px/1.2 Rockwell,Georgia,serif;margin:0 0 16px}h2{font:700 20px/1.25 Rockwell,Georgia,serif;"
      "margin:32px 0 8px}h3{font-size:17px;line-height:1.4;margin:18px 0 4px}p{margin:0 0 12px}a{color:#2a3aa8}"
      "blockquote{white-space:pre-line;margin:0 0 12px;padding-inline-start:14px;border-inline-start:2px solid #c5d0dc}"
      "hr{border:0;border-top:1px solid #c5d0dc;margin:28px 0 16px}.small{font-size:15px;color:#4a5170}"
      "@media(prefers-color-scheme:dark){body{background:#13241c;color:#f2f4e9}a{color:#b9d2ff}.small{color:#bccabf}"
      "main{border-color:#a5566a}hr,blockquote{border-color:#3d564a}}</style>";

} // namespace

std::string mail_document(std::string_view title, Html const& main)
{
    auto const head = render(
        R"html(<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>{}</title>{}</head>)html",
        title, Html::trusted(std::string {style}));
    auto const direction = spoken_direction() == Direction::right_to_left ? "rtl" : "ltr";
    return "<!doctype html>"
        + render(R"html(<html lang="{}" dir="{}">{}<body><main>{}</main></body></html>)html", spoken_language(),
            direction, head, main)
              .text();
}

} // namespace html
