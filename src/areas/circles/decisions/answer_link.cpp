#include "areas/circles/decisions/answer_link.h"

#include "areas/circles/decisions/decision_text.h"
#include "html/words.h"

namespace circles {

namespace {

constexpr std::string_view purpose = "decision answer";

std::string proved(DecisionId decision, base::PersonId person)
{
    return decision.text() + " " + person.text();
}

} // namespace

html::Url answer_link(platform::Keys const& keys, DecisionId decision, base::PersonId person)
{
    auto const proof = person.text() + "." + keys.mac(purpose, proved(decision, person));
    return html::Url::to({"decisions", decision.text(), "answer", proof});
}

std::optional<base::PersonId> person_of_link(platform::Keys const& keys, DecisionId decision, std::string_view proof)
{
    auto const dot = proof.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    auto const person = base::PersonId::from(proof.substr(0, dot));
    if (!person || !keys.proves(purpose, proved(decision, *person), proof.substr(dot + 1))) return std::nullopt;
    return person;
}

std::vector<AnswerLink> answer_links(platform::Keys const& keys, Decision const& decision, base::PersonId person)
{
    auto const url = answer_link(keys, decision.id, person);
    std::vector<AnswerLink> links;
    if (decision.kind == DecisionKind::consent) {
        for (auto const stance :
            {algorithms::Stance::agree, algorithms::Stance::stand_aside, algorithms::Stance::object})
            links.push_back({words_of(stance), url.with("choice", stances.of(stance))});
    }
    if (decision.kind == DecisionKind::approval) {
        for (std::size_t place = 0; place < decision.options.size(); ++place)
            links.push_back({option_words(decision, place), url.with("choice", std::to_string(place + 1))});
    }
    if (links.empty()) links.push_back({std::string {html::tr("Answer")}, url});
    return links;
}

} // namespace circles
