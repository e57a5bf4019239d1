#include "areas/people/invitations/invitation_page.h"

#include "areas/people/invitations/invite.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/qr/qr.h"

namespace people {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

Html joining_form(Welcome const& welcome)
{
    Html address;
    if (welcome.invitation.email.empty()) {
        address = html::text_field({.name = "email",
            .label = std::string {tr("Your e-mail")},
            .hint
            = std::string {tr("We send six digits to it. No password is needed, and nobody else sees the address.")},
            .type = "email",
            .autocomplete = "email",
            .limit = 254,
            .required = true});
    } else {
        address = render(R"html(<input type="hidden" name="email" value="{}"><p class="hint">{}</p>)html",
            welcome.invitation.email, tr("We send six digits to {address}.", {{"address", welcome.invitation.email}}));
    }
    return render(
        R"html(<form class="stack loose wide" method="post" action="/sign-in">{}<input type="hidden" name="pass" value="{}">{}<div class="btns"><button class="btn go">{}</button><a class="btn" href="/needs">{}</a></div></form>)html",
        html::form_tokens(), welcome.pass, address, tr("Join"), tr("Read first"));
}

std::string invited_by(Welcome const& welcome)
{
    if (welcome.inviter.empty()) return tr("You are invited to {network}", {{"network", welcome.network}});
    return tr("{name} invites you to {network}", {{"name", welcome.inviter}, {"network", welcome.network}});
}

Html answered_already(Welcome const& welcome)
{
    auto const words = welcome.invitation.state == InvitationState::accepted
        ? tr("Somebody has come in by this invitation already. If it was you, sign in.")
        : tr("This invitation is closed. If you would like to join after all, ask whoever sent it for a new one.");
    return render(
        R"html(<p class="lead">{}</p><p><a class="btn" href="/sign-in">{}</a></p>)html", words, tr("Sign in"));
}

Html no_thanks_link(Welcome const& welcome)
{
    if (welcome.invitation.kind == InvitationKind::sheet) return {};
    return render(R"html(<p class="small quiet"><a href="{}">{}</a></p>)html",
        html::Url::to({"invitations", welcome.pass, "no-thanks"}), tr("No thanks, don't mail me"));
}

std::string_view words_of(InvitationState state)
{
    switch (state) {
    case InvitationState::open:
        return tr("waits for an answer");
    case InvitationState::accepted:
        return tr("has joined");
    case InvitationState::refused:
        return tr("said no thanks");
    case InvitationState::closed:
        return tr("taken back");
    case InvitationState::prepared:
        return tr("prepared, not sent");
    }
    return {};
}

Html one_sent(Sent const& sent, base::Time now)
{
    auto const& invitation = sent.invitation;
    auto const who
        = invitation.email.empty() ? tr("An address that wants no mail") : std::string_view {invitation.email};
    Html more = render(
        "<span>{}</span><span>{}</span>", words_of(invitation.state), platform::ago(invitation.created_at, now));
    if (!sent.inviter.empty()) more += render("<span dir=\"auto\">{}</span>", sent.inviter);
    std::optional<Html> link;
    std::optional<Html> close;
    if (invitation.state == InvitationState::open) {
        link = render(R"html(<p class="small"><code>{}</code></p>)html", sent.link);
    }
    if (invitation.state == InvitationState::open || invitation.state == InvitationState::prepared) {
        close = render(R"html(<form method="post" action="{}">{}<button class="btn s">{}</button></form>)html",
            html::Url::to({"invitations", invitation.id.text(), "closing"}), html::form_tokens(), tr("Take it back"));
    }
    auto const sign = html::icon(invitation.state == InvitationState::accepted ? "check" : "mail");
    return render(R"html(<li><i class="sky">{}</i><div><b>{}</b><p class="meta">{}</p>{}</div><div>{}</div></li>)html",
        sign, who, more, link, close);
}

Html invite_form(Inviting const& inviting, web::Fields const& fields, base::Refusal const* refusal)
{
    auto problem = html::problem_at(refusal, "addresses");
    if (!problem.empty()) {
        auto const pasted = addresses_in(fields.sent("addresses"));
        if (!pasted.wrong.empty())
            problem = tr("Not an address: {list}. Each is written like nurgul@ornek.org.",
                {{"list", platform::list(pasted.wrong)}});
        else if (pasted.addresses.size() > most_addresses)
            problem = tr("These are {n} addresses. Send thirty today, the rest in a second go.",
                {{"n", platform::number(static_cast<std::int64_t>(pasted.addresses.size()))}});
    }
    auto const area = html::text_area(
        {.name = "addresses",
            .label = std::string {tr("Whom do you miss here?")},
            .hint
            = std::string {tr("Up to thirty e-mail addresses, one a line or with commas. Names beside them are fine.")},
            .problem = problem,
            .value = std::string {fields.sent("addresses")},
            .limit = 8000,
            .required = true},
        6);
    std::optional<Html> note;
    if (inviting.just_sent)
        note = html::notice(html::Hue::mint, render("<p>{}</p>", tr("The letters are on their way.")));
    return render(
        R"html({}<form class="stack loose wide" method="post" action="/invitations">{}{}<p class="small quiet">{}</p><div class="btns"><button class="btn go">{}</button></div></form>)html",
        note, html::form_tokens(), area,
        tr("Each gets one letter with Join and “No thanks, don't mail me”. Whoever is here already, or asked for no "
           "mail, gets "
           "none; we do not tell which."),
        tr("Invite them"));
}

Html sheet_row(Sheet const& sheet, base::Time now)
{
    auto const about = render(R"html(<div><b>{}</b><p class="meta"><span>{}</span><span>{}</span></p></div>)html",
        sheet.link, platform::ago(sheet.invitation.created_at, now),
        trn("{n} person joined by it", "{n} people joined by it", sheet.invitation.joined));
    auto const close = render(R"html(<form method="post" action="{}">{}<button class="btn s">{}</button></form>)html",
        html::Url::to({"invitations", sheet.invitation.id.text(), "closing"}), html::form_tokens(), tr("Close it"));
    return render(R"html(<li><i class="sky">{}</i>{}<div>{}</div></li>)html", html::icon("print"), about, close);
}

} // namespace

html::Page welcome_in_page(Welcome const& welcome)
{
    bool const open = welcome.invitation.state == InvitationState::open;
    auto const title = welcome.invitation.kind == InvitationKind::sheet
        ? std::string {tr("What is hard in your classroom right now?")}
        : invited_by(welcome);
    auto const lead
        = tr("In {network} teachers say what is hard, and answer each other with what they tried. Reading is free; "
             "joining takes two minutes: no app, no photo, no school name.",
            {{"network", welcome.network}});
    auto const body
        = render(R"html(<div class="stack wide loose"><h1 dir="auto">{}</h1><p class="lead">{}</p>{}{}</div>)html",
            title, lead, open ? joining_form(welcome) : answered_already(welcome), no_thanks_link(welcome));
    return {.title = title, .main = html::row(render("<p>{}</p>", tr("An invitation")), body)};
}

html::Page no_thanks_page(Welcome const& welcome)
{
    Html form;
    if (welcome.mail_refused) {
        form = render(
            R"html(<p class="lead" role="status">{}</p><form method="post" action="{}">{}<button class="btn">{}</button></form>)html",
            tr("We do not write to this address any more. Your address itself is deleted; what is left only knows it "
               "again."),
            html::Url::to({"invitations", welcome.pass, "refusal", "undo"}), html::form_tokens(),
            tr("I changed my mind: you may write to me"));
    } else {
        form = render(
            R"html(<p class="lead">{}</p><form method="post" action="{}">{}<button class="btn go">{}</button></form>)html",
            tr("One tap, and {network} never writes to this address again, whoever asks us to.",
                {{"network", welcome.network}}),
            html::Url::to({"invitations", welcome.pass, "refusal"}), html::form_tokens(), tr("Don't mail me"));
    }
    auto const body = render(R"html(<div class="stack wide loose"><h1>{}</h1>{}</div>)html",
        welcome.mail_refused ? tr("Done: no more mail") : tr("No thanks?"), form);
    return {.title = std::string {tr("No more mail")}, .main = html::row({}, body), .focus = true};
}

html::Page invitations_page(Inviting const& inviting, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const sheet = inviting.may_make_sheet
        ? render(R"html(<div class="btns gap2"><a class="btn" href="/steward/sheet">{}{}</a></div>)html",
            html::icon("print"), tr("A sheet for the staff room"))
        : Html {};
    auto const form = inviting.may_invite
        ? invite_form(inviting, fields, refusal)
        : render("<p class=\"lead\">{}</p>",
            tr("In this network the stewards invite. Tell one of them whom you miss here."));
    Html main = html::row(render("<p>{}</p>", tr("One letter each")),
        render(R"html(<div class="stack wide loose"><h1>{}</h1>{}{}</div>)html", tr("Invite colleagues"), form, sheet));
    if (!inviting.sent.empty()) {
        auto const list = html::each(inviting.sent, [&](Sent const& sent) { return one_sent(sent, inviting.now); });
        main += html::row(
            render("<h2>{}</h2><p>{}</p>", tr("Invited so far"), tr("Without mail, hand the link on as you like.")),
            render(R"html(<ul class="oks">{}</ul>)html", list));
    }
    return {.title = std::string {tr("Invite colleagues")}, .tab = html::Tab::people, .main = std::move(main)};
}

html::Html sheet_paper(std::string_view network, std::string_view link)
{
    auto const shown = link.substr(link.find("://") == std::string_view::npos ? 0 : link.find("://") + 3);
    return render(
        R"html(<div class="a4"><p class="say">{}</p>{}<p><b dir="auto">{}</b><br>{}</p><p class="small">{}</p></div>)html",
        tr("What is hard in your classroom right now?"),
        platform::qr_picture(link, tr("QR code for {address}", {{"address", link}})), network,
        tr("Join in two minutes. No app, no photo, no school name."), shown);
}

html::Page sheet_page(std::string_view network, std::vector<Sheet> const& sheets, base::Time now)
{
    auto const make
        = render(R"html(<form method="post" action="/steward/sheets">{}<button class="{}">{}</button></form>)html",
            html::form_tokens(), sheets.empty() ? "btn go" : "btn",
            sheets.empty() ? tr("Make the sheet") : tr("Make another"));
    auto const lead
        = tr("Print it on A4 and hang it in the staff room. Whoever scans the code, or types the address, can join.");
    Html main = html::row(render("<p>{}</p>", tr("On the wall")),
        render(
            R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead unprinted">{}</p>{}<div class="btns">{}</div></div>)html",
            tr("A sheet for the staff room"), lead,
            sheets.empty() ? Html {} : sheet_paper(network, sheets.front().link), make));
    if (!sheets.empty()) {
        auto const list = html::each(sheets, [&](Sheet const& sheet) { return sheet_row(sheet, now); });
        main += html::row(
            render("<h2>{}</h2>", tr("Sheets in use")), render(R"html(<ul class="oks">{}</ul>)html", list));
    }
    return {.title = std::string {tr("A sheet for the staff room")}, .tab = html::Tab::care, .main = std::move(main)};
}

} // namespace people
