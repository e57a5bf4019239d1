#include "areas/home/api_page.h"

#include "html/words.h"

#include <string>

namespace home {

namespace {

using html::Html;
using html::render;
using html::tr;

std::string who_words(std::string_view who)
{
    if (who == "member") return std::string {tr("members")};
    if (who == "steward") return std::string {tr("stewards")};
    if (who == "administrator") return std::string {tr("administrators")};
    return std::string {tr("anyone")};
}

/// The description is written in one language, for programs everywhere.
Html operation_item(web::ApiOperation const& operation)
{
    return render(
        R"html(<li><div><span lang="en" dir="ltr"><code>{} {}</code><br>{}</span> <span class="small quiet">· {}</span></div></li>)html",
        operation.method, operation.path, operation.summary, who_words(operation.who));
}

Html room_row(std::string_view room, Html const& operations)
{
    return html::row(render(R"html(<h2 lang="en" dir="ltr">{}</h2>)html", room),
        render(R"html(<ul class="dash">{}</ul>)html", operations));
}

Html example_row(std::string_view public_url)
{
    auto const call = "curl -H 'Authorization: Bearer YOUR-TOKEN' " + std::string {public_url} + "/api/v1/needs";
    auto const body = render(
        R"html(<div class="prose"><p>{}</p><p><a href="/you/tokens">{}</a></p><p>{}</p><p dir="ltr"><code>{}</code></p><p>{}</p></div>)html",
        tr("A program that acts for you shows a token instead of signing in. It may do what you may, until you end "
           "it."),
        tr("Make a token"), tr("This asks for the needs that you may read:"), call,
        tr("What anyone may read, a program may ask for without a token."));
    return html::row(render("<h2>{}</h2>", tr("To begin with")), body);
}

Html rules_row()
{
    auto const body = render(
        R"html(<div class="prose"><p>{}</p><p>{}</p><p>{}</p><p>{}</p><p><a href="/api/v1/openapi.json">{}</a></p></div>)html",
        tr("A change is a JSON object of texts, numbers, yes or no, and lists of texts. A field that nobody asked for "
           "is "
           "refused by its name."),
        tr("A refusal names a code and the fields it concerns; the codes stay the same."),
        tr("A change with the header Idempotency-Key happens once, however often it is sent."),
        tr("A list that goes on names its next page. Whoever asks too often is told how many seconds to wait."),
        tr("The whole description, for programs (OpenAPI 3.1)"));
    return html::row(render("<h2>{}</h2>", tr("How it speaks")), body);
}

} // namespace

html::Page api_page(std::string_view public_url, std::vector<web::ApiOperation> const& operations)
{
    Html main = html::row({},
        render(R"html(<h1>{}</h1><p class="lead gap">{}</p>)html", tr("For programs"),
            tr("What the pages of this network show and change, programs can read and change as JSON, by the same "
               "rules.")));
    main += example_row(public_url);
    main += rules_row();
    for (auto at = operations.begin(); at != operations.end();) {
        auto const room = at->room;
        Html items;
        for (; at != operations.end() && at->room == room; ++at) items += operation_item(*at);
        main += room_row(room, items);
    }
    return {.title = std::string {tr("For programs")},
        .description = std::string {tr("What a program may ask of this network, and how.")},
        .main = std::move(main)};
}

} // namespace home
