#include "platform/web/wording.h"

#include "html/words.h"
#include "platform/keys/keys.h"

#include <vector>

namespace web {

namespace {

constexpr std::size_t wording_length = 16;

} // namespace

std::string wording_of(Fields const& shown)
{
    std::string all;
    for (auto const& [name, value] : shown.all()) ((all += name) += '=').append(value) += '\0';
    return platform::sha256_hex(all).substr(0, wording_length);
}

std::optional<std::string> wording_seen(Fields& fields)
{
    auto seen = fields.line("seen", wording_length);
    if (seen.empty()) return std::nullopt;
    return seen;
}

base::Result<base::Done> still_reads(std::optional<std::string> const& seen, Fields const& now)
{
    if (seen && *seen != wording_of(now)) return base::conflict("changed_meanwhile");
    return base::Done {};
}

bool is_changed_meanwhile(base::Refusal const* refusal)
{
    return refusal != nullptr && refusal->code == "changed_meanwhile";
}

bool is_for_the_form(base::Refusal const& refusal)
{
    return !refusal.problems.empty() || is_changed_meanwhile(&refusal);
}

html::Html seen_field(Fields const& typed, base::Refusal const* refusal, Fields const& now)
{
    bool const kept = typed.has("seen") && !is_changed_meanwhile(refusal);
    return html::render(R"html(<input type="hidden" name="seen" value="{}">)html",
        kept ? std::string {typed.sent("seen")} : wording_of(now));
}

std::optional<html::Html> written_meanwhile(
    Fields const& typed, base::Refusal const* refusal, Fields const& now, std::span<std::string_view const> names)
{
    if (!is_changed_meanwhile(refusal)) return std::nullopt;
    std::vector<std::string_view> differing;
    for (auto const name : names) {
        auto const text = now.sent(name);
        if (!text.empty() && typed.sent(name) != text) differing.push_back(text);
    }
    return written_meanwhile(differing);
}

html::Html written_meanwhile(std::span<std::string_view const> texts)
{
    auto const paragraphs = html::each(
        texts, [](auto const text) { return html::render(R"html(<p class="lines" dir="auto">{}</p>)html", text); });
    return html::render(
        R"html(<div class="callout sun stack" role="status"><p><b>{}</b></p><p class="small">{}</p>{}</div>)html",
        html::tr("This was changed meanwhile. Nothing is lost: both texts stand here."),
        html::tr("What it says now. Put together what should stay, then keep it."), paragraphs);
}

} // namespace web
