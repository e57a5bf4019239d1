#include "areas/stewards/setup/check_list.h"

#include "html/pieces.h"
#include "html/words.h"
#include "platform/files/file_store.h"
#include "platform/i18n/dates.h"
#include "platform/mail/mailer.h"

#include <filesystem>

namespace stewards {

namespace {

using html::render;
using html::tr;

constexpr std::uintmax_t a_gigabyte = 1'000'000'000;

Check address(std::string const& url)
{
    if (url.starts_with("https://")) return {true, std::string {tr("The address has a lock")}, url};
    if (url.starts_with("http://127.") || url.starts_with("http://localhost"))
        return {false, std::string {tr("Only this machine can open the address")},
            tr("{url} is for trying out. For others, give the site a name and a certificate; phones cannot sign in "
               "over plain http.",
                {{"url", url}})};
    return {false, std::string {tr("The address has no lock")},
        tr("Phones cannot sign in over plain http. Put a certificate, or a server such as Caddy, before {url}.",
            {{"url", url}})};
}

Check letters(platform::Mailer& mailer)
{
    auto const works = mailer.check();
    if (works)
        return {true, std::string {tr("Letters leave the house")}, std::string {tr("The mail server took our name.")}};
    if (works.refusal().code == "mail_not_set_up")
        return {false, std::string {tr("No letters yet")},
            std::string {tr("People can join by link and by the sheet on the wall once codes can be mailed. Start the "
                            "program with --mail smtp://name:password@host:port.")}};
    auto const said = works.refusal().problems.empty() ? std::string {} : works.refusal().problems.front().code;
    return {false, std::string {tr("Letters do not leave the house")},
        tr("The mail server said: {words}", {{"words", said.empty() ? works.refusal().code : said}})};
}

Check room(std::string const& folder)
{
    std::error_code ignored;
    auto const free = static_cast<std::int64_t>(std::filesystem::space(folder, ignored).available / a_gigabyte);
    auto const words = tr(
        "{n} GB are free. A network of 2,000 people fills about 3 GB in five years.", {{"n", platform::number(free)}});
    if (free >= 5) return {true, std::string {tr("There is room")}, words};
    return {false, std::string {tr("The disk is nearly full")}, words};
}

html::Html line_of(Check const& check)
{
    auto const sign = check.good ? html::icon("check") : render(R"html(<span aria-hidden="true">!</span>)html");
    return render(
        R"html(<li><i class="{}"><span class="vh">{}</span>{}</i><div><b>{}</b><p class="small quiet">{}</p></div></li>)html",
        check.good ? "mint" : "clay", check.good ? tr("Good") : tr("Look"), sign, check.what, check.more);
}

} // namespace

std::vector<Check> checks_of(platform::Machines const& machines)
{
    return {address(machines.public_url), letters(machines.mailer), room(machines.files.arriving_folder()),
        {true, std::string {tr("The clock")},
            tr("It says {time}. If that is wrong, letters and codes go wrong too.",
                {{"time", platform::day_and_time(machines.clock.now())}})},
        {false, std::string {tr("No copy outside this machine")},
            std::string {tr("Let “groundswell backup FILE” run each night and keep the file elsewhere.")}}};
}

html::Html check_list(std::vector<Check> const& checks)
{
    return render(R"html(<ul class="oks gap2">{}</ul>)html", html::each(checks, line_of));
}

} // namespace stewards
