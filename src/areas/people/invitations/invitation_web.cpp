#include "areas/people/invitations/invitation_web.h"

#include "areas/people/invitations/door.h"
#include "areas/people/invitations/invitation_json.h"
#include "areas/people/invitations/invitation_links.h"
#include "areas/people/invitations/invitation_page.h"
#include "areas/people/invitations/invitation_store.h"
#include "areas/people/invitations/invite.h"
#include "areas/people/invitations/make_sheet.h"
#include "areas/people/invitations/may.h"
#include "areas/people/invitations/refuse_mail.h"
#include "areas/people/people.h"
#include "platform/settings/settings.h"
#include "platform/web/paging.h"
#include "platform/web/request.h"

namespace people {

namespace {

constexpr int shown_at_once = 60;

std::string link_to(web::Request const& rq, Invitation const& invitation)
{
    return rq.machines.public_url + path_of(invitation, rq.machines.keys);
}

base::Json json_of(web::Request const& rq, Invitation const& invitation)
{
    return json_of(invitation, path_of(invitation, rq.machines.keys));
}

std::vector<Invitation> seen_by(platform::Reading const& reading, InvitationId before, int limit)
{
    InvitationStore store {reading.tx};
    if (reading.actor.is_steward()) return store.all(before, limit);
    return store.of(*reading.actor.person, before, limit);
}

Inviting inviting(web::Request& rq)
{
    auto const reading = rq.reading();
    Inviting page {.joining = joining(rq), .now = reading.clock.now()};
    page.may_invite = may(rq.actor(), DoorAction::invite, page.joining).allowed;
    page.may_make_sheet = may(rq.actor(), DoorAction::make_sheet, page.joining).allowed;
    auto const invitations = seen_by(reading, InvitationId {INT64_MAX}, shown_at_once);
    std::vector<base::PersonId> ids;
    for (auto const& invitation : invitations) {
        if (invitation.created_by) ids.push_back(*invitation.created_by);
    }
    auto const names = names_of(reading.tx, ids);
    for (auto const& invitation : invitations) {
        Sent sent {invitation, link_to(rq, invitation), {}};
        if (invitation.created_by && names.contains(*invitation.created_by))
            sent.inviter = names.at(*invitation.created_by).name;
        page.sent.push_back(std::move(sent));
    }
    return page;
}

web::Response list_as_json(web::Request& rq, InvitationId before)
{
    auto found = seen_by(rq.reading(), before, shown_at_once + 1);
    std::optional<std::string> next;
    if (found.size() > shown_at_once) {
        found.pop_back();
        next = web::next_page(rq, {{"before", found.back().id.text()}});
    }
    auto list = base::Json::array();
    for (auto const& invitation : found) list.push(json_of(rq, invitation));
    return rq.json(
        base::Json::object().add("joining", name_of(joining(rq))).add("invitations", list).add("next", next));
}

web::Response list_invitations(web::Request& rq)
{
    bool const just_sent = rq.fields.line("said", 20) == "sent";
    auto const before = rq.fields.id<InvitationId>("before").value_or(InvitationId {INT64_MAX});
    auto const asked = rq.fields.or_problems(before);
    if (!asked) return rq.refused(asked.refusal());
    if (rq.wants_json) return list_as_json(rq, *asked);
    auto page = inviting(rq);
    page.just_sent = just_sent;
    return rq.page(invitations_page(page, {}, nullptr));
}

web::Response post_invitations(web::Request& rq)
{
    auto const wish = InvitationWish::from(rq.fields, rq.shell.language);
    if (!wish && (rq.wants_json || wish.refusal().reason != base::Reason::invalid)) return rq.refused(wish.refusal());
    if (!wish) {
        return rq.page(
            invitations_page(inviting(rq), rq.fields, &wish.refusal()), web::status_of(wish.refusal().reason));
    }
    auto const door = joining(rq);
    return rq.change([&](platform::Context& cx) { return invite(cx, *wish, door); },
        [](auto const&) { return html::Url {"/invitations"}.with("said", "sent"); },
        [&](std::vector<Invitation> const& made) {
            auto list = base::Json::array();
            for (auto const& invitation : made) list.push(json_of(rq, invitation));
            return base::Json::object().add("invitations", list);
        },
        201);
}

web::Response post_closing(web::Request& rq)
{
    auto const id = rq.id<InvitationId>("invitation");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return close_invitation(cx, *id); },
        [](Invitation const& invitation) {
            return invitation.kind == InvitationKind::sheet ? html::Url {"/steward/sheet"} : html::Url {"/invitations"};
        },
        [&](Invitation const& invitation) { return json_of(rq, invitation); });
}

/// What the holder of a link or a code is shown.
Welcome welcome_of(web::Request& rq, Invitation invitation, std::string_view pass)
{
    auto const tx = rq.reading();
    Welcome welcome {.network = rq.shell.network_name, .pass = std::string {pass}};
    if (invitation.created_by && invitation.kind == InvitationKind::address) {
        auto const names = names_of(tx.tx, {&*invitation.created_by, 1});
        if (!names.empty()) welcome.inviter = names.begin()->second.name;
    }
    welcome.mail_refused = InvitationStore {tx.tx}.is_refused(invitation.email_hash);
    welcome.invitation = std::move(invitation);
    return welcome;
}

base::Json json_of(Welcome const& welcome)
{
    return base::Json::object()
        .add("network", welcome.network)
        .add("kind", name_of(welcome.invitation.kind))
        .add("state", name_of(welcome.invitation.state))
        .add("inviter", welcome.inviter)
        .add("mail_refused", welcome.mail_refused);
}

base::Result<Welcome> welcome_by_link(web::Request& rq)
{
    auto const token = rq.capture("invitation");
    auto invitation = TRY(invitation_proven(rq.reading().tx, token, rq.machines.keys));
    TRY(rq.fields.or_problems(base::Done {}));
    return welcome_of(rq, std::move(invitation), token);
}

web::Response show_invitation(web::Request& rq)
{
    auto const welcome = welcome_by_link(rq);
    if (!welcome) return rq.refused(welcome.refusal());
    return rq.wants_json ? rq.json(json_of(*welcome)) : rq.page(welcome_in_page(*welcome));
}

web::Response show_no_thanks(web::Request& rq)
{
    auto const welcome = welcome_by_link(rq);
    return welcome ? rq.page(no_thanks_page(*welcome)) : rq.refused(welcome.refusal());
}

web::Response show_sheet_door(web::Request& rq)
{
    auto sheet = sheet_with_code(rq.reading().tx, rq.capture("code"), rq.machines.keys);
    if (!sheet) return rq.refused(sheet.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const code = sheet_code(*sheet, rq.machines.keys);
    auto const welcome = welcome_of(rq, *std::move(sheet), code);
    return rq.wants_json ? rq.json(json_of(welcome)) : rq.page(welcome_in_page(welcome));
}

/// A mail program's own button (RFC 8058): one POST without cookies, answered without a redirect. It always says no.
web::Response answer_to_one_click(web::Request& rq, std::string_view token)
{
    auto refused = rq.write([&](platform::Context& cx) { return refuse_mail(cx, token, rq.machines.keys); });
    if (!refused) return rq.refused(refused.refusal());
    return rq.page(no_thanks_page(welcome_of(rq, *std::move(refused), token)));
}

template <base::Result<Invitation> (*use_case)(platform::Context&, std::string_view, platform::Keys const&)>
web::Response post_about_mail(web::Request& rq)
{
    bool const one_click = rq.fields.line("List-Unsubscribe", 20) == "One-Click";
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const token = rq.capture("invitation");
    if (one_click) return answer_to_one_click(rq, token);
    return rq.change([&](platform::Context& cx) { return use_case(cx, token, rq.machines.keys); },
        [&](Invitation const&) {
            return html::Url::to({"invitations", token, "no-thanks"});
        },
        [](Invitation const& invitation) { return base::Json::object().add("state", name_of(invitation.state)); });
}

web::Response show_sheet(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    std::vector<Sheet> sheets;
    auto list = base::Json::array();
    for (auto const& sheet : InvitationStore {reading.tx}.open_sheets()) {
        sheets.push_back({sheet, link_to(rq, sheet)});
        list.push(json_of(rq, sheet));
    }
    if (rq.wants_json) return rq.json(base::Json::object().add("sheets", list));
    return rq.page(sheet_page(rq.shell.network_name, sheets, reading.clock.now()));
}

web::Response post_sheet(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return make_sheet(cx, rq.shell.language); },
        [](Invitation const&) { return html::Url {"/steward/sheet"}; },
        [&](Invitation const& sheet) { return json_of(rq, sheet); }, 201);
}

} // namespace

Joining joining(web::Request& rq)
{
    return joining_of(*rq.machines.settings.now(rq.reading().tx));
}

void add_invitation_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/invitations", member, Limit::read, Cache::nobody, list_invitations);
    routes.post("/invitations", member, Limit::mail, Csrf::token, post_invitations);
    routes.post("/invitations/{invitation}/closing", member, Limit::write, Csrf::token, post_closing);
    routes.get("/invitations/{invitation}", anyone, Limit::read, Cache::nobody, show_invitation);
    routes.get("/invitations/{invitation}/no-thanks", anyone, Limit::read, Cache::nobody, show_no_thanks, Faces::page);
    routes.post(
        "/invitations/{invitation}/refusal", anyone, Limit::sign_in, Csrf::nothing, post_about_mail<refuse_mail>);
    routes.post(
        "/invitations/{invitation}/refusal/undo", anyone, Limit::sign_in, Csrf::token, post_about_mail<allow_mail>);
    routes.get("/join/{code}", anyone, Limit::read, Cache::nobody, show_sheet_door);
    routes.get("/steward/sheet", steward, Limit::read, Cache::nobody, show_sheet);
    routes.post("/steward/sheets", steward, Limit::write, Csrf::token, post_sheet);
}

} // namespace people
