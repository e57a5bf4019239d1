#include "areas/people/standing/answer_suspension.h"

#include "base/json.h"

#include <stdexcept>

namespace people {

namespace {

constexpr std::string_view suspension_purpose = "suspension";

} // namespace

std::string SuspensionAnswered::payload() const
{
    return base::Json::object().add("suspension", suspension.text()).text();
}

SuspensionAnswered SuspensionAnswered::from_payload(std::string_view text)
{
    auto const flat = base::read_flat_json(text);
    auto const id = flat ? SuspensionId::from(flat->text("suspension")) : std::nullopt;
    if (!id) throw std::invalid_argument {"an event without a suspension"};
    return {*id};
}

std::optional<Suspension> answered_suspension(platform::Tx& tx, SuspensionId id)
{
    auto const found = SuspensionStore {tx}.find(id);
    if (!found || found->ended_at || !found->answered_at) return std::nullopt;
    return *found;
}

html::Url suspension_link(platform::Keys const& keys, SuspensionId id)
{
    auto const text = id.text();
    return html::Url::to({"suspended", text + "-" + keys.mac(suspension_purpose, text)});
}

base::Result<Suspension> suspension_proven(platform::Tx& tx, std::string_view proof, platform::Keys const& keys)
{
    auto const hyphen = proof.find('-');
    if (hyphen == std::string_view::npos) return base::not_found();
    auto const id = SuspensionId::from(proof.substr(0, hyphen));
    if (!id || !keys.proves(suspension_purpose, id->text(), proof.substr(hyphen + 1))) return base::not_found();
    auto suspension = TRY(SuspensionStore {tx}.find(*id));
    if (suspension.ended_at) return base::not_found();
    return suspension;
}

base::Result<Suspension> answer_suspension(
    platform::Context& cx, std::string_view proof, std::string_view words, platform::Keys const& keys)
{
    auto suspension = TRY(suspension_proven(cx.tx, proof, keys));
    suspension.answer = words;
    suspension.answered_at = cx.clock.now();
    if (!SuspensionStore {cx.tx}.answer(suspension.id, words, cx.clock.now()))
        return base::conflict("already_answered");
    cx.outbox.add(SuspensionAnswered {suspension.id});
    return suspension;
}

} // namespace people
