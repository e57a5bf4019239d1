#include "areas/people/invitations/invitation_links.h"

#include "areas/people/invitations/invitation_store.h"

namespace people {

namespace {

constexpr std::string_view link_purpose = "invitation";
constexpr std::string_view sheet_purpose = "sheet";
constexpr std::size_t code_length = 6;

/// Crockford's base 32 has no i, l, o and u, so that paper can be misread without harm.
std::string as_meant(std::string_view typed)
{
    std::string code;
    for (char sign : typed) {
        if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign + 32);
        if (sign == 'o') sign = '0';
        if (sign == 'i' || sign == 'l') sign = '1';
        if (sign != '-' && sign != ' ') code += sign;
    }
    return code;
}

} // namespace

std::string token_of(Invitation const& invitation, platform::Keys const& keys)
{
    auto const id = invitation.id.text();
    return id + "-" + keys.mac(link_purpose, id);
}

std::string sheet_code(Invitation const& sheet, platform::Keys const& keys)
{
    return keys.mac(sheet_purpose, sheet.id.text()).substr(0, code_length);
}

std::string path_of(Invitation const& invitation, platform::Keys const& keys)
{
    if (invitation.kind == InvitationKind::sheet) return "/join/" + sheet_code(invitation, keys);
    return "/invitations/" + token_of(invitation, keys);
}

base::Result<Invitation> invitation_proven(platform::Tx& tx, std::string_view token, platform::Keys const& keys)
{
    auto const hyphen = token.find('-');
    if (hyphen == std::string_view::npos) return base::not_found();
    auto const id = InvitationId::from(token.substr(0, hyphen));
    if (!id || !keys.proves(link_purpose, id->text(), token.substr(hyphen + 1))) return base::not_found();
    auto invitation = TRY(InvitationStore {tx}.find(*id));
    if (invitation.kind != InvitationKind::address) return base::not_found();
    return invitation;
}

base::Result<Invitation> sheet_with_code(platform::Tx& tx, std::string_view code, platform::Keys const& keys)
{
    auto const meant = as_meant(code);
    for (auto& sheet : InvitationStore {tx}.open_sheets()) {
        if (platform::equal_in_constant_time(sheet_code(sheet, keys), meant)) return std::move(sheet);
    }
    return base::not_found();
}

} // namespace people
