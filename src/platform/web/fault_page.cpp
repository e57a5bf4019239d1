#include "platform/web/fault_page.h"

#include "html/page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/language.h"

namespace web {

namespace {

using html::render;
using html::tr;

struct Told {
    std::string_view title;
    std::string_view words;
};

Told told_of(int status)
{
    if (status == 413)
        return {tr("This is too much at once"),
            tr("Nothing was kept. Go back in your browser: what you typed is still there. Shorten it, or send fewer "
               "or smaller files.")};
    if (status == 401)
        return {tr("You are not signed in any more"),
            tr("Nothing was kept. Sign in, then go back in your browser and send it again.")};
    if (status == 408)
        return {tr("The line was too slow"),
            tr("Nothing was kept. Go back in your browser and send it again where the line is better.")};
    if (status == 503)
        return {tr("Too many people at once"),
            tr("Wait a few seconds, then load the page again. What you typed is still in the page before.")};
    if (status >= 500)
        return {tr("Something broke here"),
            tr("It was not you, and it is written down for those who run this site. Go back in your browser and try it "
               "again in a minute.")};
    return {tr("Not this time"), tr("This could not be read as it came. Go back in your browser and try it again.")};
}

} // namespace

std::string fault_page(std::string_view language, int status, std::string_view request_id)
{
    auto const told = told_of(status);
    html::Url const way = status == 401 ? html::Url {"/sign-in"} : html::Url {"/"};
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p><p><a class="btn" href="{}">{}</a></p><p class="small quiet">{}</p></div>)html",
        told.title, told.words, way, status == 401 ? tr("Sign in") : tr("Go to the first page"),
        tr("If you ask for help, give this number: {id}", {{"id", std::string {request_id}}}));
    html::Shell shell {.network_name = "Groundswell", .language = std::string {language}};
    auto const* const known = platform::language_named(language);
    shell.right_to_left = known != nullptr && known->direction == html::Direction::right_to_left;
    return html::document(shell, {.title = std::string {told.title}, .main = html::row({}, body), .focus = true});
}

} // namespace web
