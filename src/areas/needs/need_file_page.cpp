#include "areas/needs/need_file_page.h"

#include "areas/needs/take_files.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace needs {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;
using platform::RenditionFormat;

std::string alt_of(Need const& need)
{
    if (need.photo && !need.photo->empty()) return *need.photo;
    return std::string {tr("A photo with the need “{title}”", {{"title", need.title}})};
}

std::string source_set(NeedId need, std::vector<PhotoSize> const& sizes)
{
    std::string set;
    for (auto const& size : sizes) {
        if (size.format != RenditionFormat::webp) continue;
        if (!set.empty()) set += ", ";
        set.append(photo_url(need, size).text()).append(" ").append(std::to_string(size.width)).append("w");
    }
    return set;
}

std::string file_size_words(std::int64_t bytes)
{
    constexpr std::int64_t kilobyte = 1000;
    if (bytes < 1000 * kilobyte)
        return std::string {tr("{n} kB", {{"n", platform::number(std::max<std::int64_t>(1, bytes / kilobyte))}})};
    return std::string {tr("{n} MB", {{"n", platform::number((bytes + 500 * kilobyte) / (1000 * kilobyte))}})};
}

Html photo_fields(web::Fields const& fields, base::Refusal const* refusal, bool has_photo)
{
    auto const photo
        = web::file_field({.name = "photo",
                              .label = std::string {has_photo ? tr("Another photo") : tr("A photo")},
                              .hint = std::string {tr("The board, the room, a notebook. Where and when it was "
                                                      "taken is removed from it.")},
                              .problem = problem_at(refusal, "photo")},
            "image/*", true);
    auto const alt = html::text_field({.name = "photo_alt",
        .label = std::string {tr("What is to be seen on it?")},
        .hint = std::string {tr("Read aloud to those who cannot see it.")},
        .problem = problem_at(refusal, "photo_alt"),
        .value = std::string {fields.sent("photo_alt")},
        .limit = static_cast<int>(web::alt_limit)});
    std::optional<Html> away;
    if (has_photo) {
        away = render(
            R"html(<label class="opt"><input type="checkbox" name="photo_away" value="yes"><span>{}</span></label>)html",
            tr("Take the photo away"));
    }
    return render("{}{}{}{}", photo, web::recognisable_field(fields, refusal), alt, away);
}

} // namespace

html::Url photo_url(NeedId need, PhotoSize const& size)
{
    return html::Url::to({"needs", need.text(), "photo", size.path_name()})
        .with("v", std::string_view {size.file.hash.text()}.substr(0, 8));
}

html::Url worksheet_url(Worksheet const& worksheet)
{
    return html::Url::to({"needs", worksheet.need.text(), "worksheets", worksheet.id.text()});
}

Html photo_figure(Need const& need, std::vector<PhotoSize> const& sizes)
{
    auto const* const plain = plain_size(sizes);
    if (plain == nullptr) return {};
    auto const source
        = render(R"html(<source type="image/webp" srcset="{}" sizes="(min-width: 64em) 46rem, 92vw">)html",
            source_set(need.id, sizes));
    return render(
        R"html(<picture class="photo">{}<img src="{}" width="{}" height="{}" alt="{}" loading="lazy" decoding="async"></picture>)html",
        source, photo_url(need.id, *plain), plain->width, plain->height, alt_of(need));
}

std::optional<html::CardImage> card_image(Need const& need, std::vector<PhotoSize> const& sizes)
{
    auto const* const plain = plain_size(sizes);
    bool const shown = need.state == State::open || need.state == State::closed;
    if (plain == nullptr || need.audience != base::Audience::everyone || !shown) return std::nullopt;
    return html::CardImage {std::string {photo_url(need.id, *plain).text()}, plain->width, plain->height, alt_of(need)};
}

Html worksheet_links(std::vector<Worksheet> const& worksheets, std::optional<ReplyId> reply)
{
    return html::each(worksheets, [&](Worksheet const& worksheet) {
        if (worksheet.reply != reply) return Html {};
        return render(R"html(<p><a href="{}"><bdi>{}</bdi></a> <span class="quiet">{}</span></p>)html",
            worksheet_url(worksheet), worksheet.file_name, file_size_words(worksheet.file.size));
    });
}

Html worksheet_field(base::Refusal const* refusal)
{
    return web::file_field({.name = "worksheet",
                               .label = std::string {tr("A worksheet")},
                               .hint = std::string {tr("A PDF of up to 20 MB, without names of pupils.")},
                               .problem = problem_at(refusal, "worksheet")},
        "application/pdf,.pdf", false);
}

Html file_fields(web::Fields const& fields, base::Refusal const* refusal, bool has_photo)
{
    html::Attributes attributes;
    attributes.flag("open", refusal != nullptr || has_photo);
    return render(R"html(<details{}><summary>{}</summary><div class="stack loose wide">{}{}</div></details>)html",
        attributes, tr("Add a photo or a worksheet"), photo_fields(fields, refusal, has_photo),
        worksheet_field(refusal));
}

} // namespace needs
