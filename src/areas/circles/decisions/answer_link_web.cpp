#include "areas/circles/decisions/answer_link.h"
#include "areas/circles/decisions/decision_page.h"
#include "areas/circles/decisions/decision_store.h"
#include "areas/circles/decisions/decision_web.h"
#include "areas/circles/decisions/may.h"
#include "areas/people/people.h"
#include "platform/i18n/languages.h"
#include "platform/i18n/reader.h"
#include "platform/web/request.h"

namespace circles {

namespace {

/// Whoever a link belongs to, and what she may answer with it.
struct Followed {
    base::Actor herself {};
    std::string zone {};
    SeenDecision seen {};
};

/// The question behind a link of ours whose owner may answer it still. Whoever is signed in here plays no part.
base::Result<Followed> followed(web::Request& rq)
{
    auto const id = TRY(rq.id<DecisionId>("decision"));
    auto const person = person_of_link(rq.machines.keys, id, rq.capture("proof"));
    if (!person) return base::not_found();
    auto const reading = rq.reading();
    auto const visitor = people::visitor(reading.tx, *person);
    if (!visitor) return base::not_found();
    Followed found {.herself = visitor->actor, .zone = visitor->zone.empty() ? rq.visitor.zone : visitor->zone};
    found.seen = TRY(decision_of({found.herself, reading.tx, reading.clock}, id));
    auto const& seen = found.seen;
    TRY(platform::require_view(
        may(found.herself, DecisionAction::ask, seen.in.circle, seen.in.mine.standing, seen.decision)));
    return found;
}

/// Times are those of her own zone, whoever the browser takes her for.
platform::SpeakingTo speaking_to(web::Request& rq, Followed const& found)
{
    return {rq.machines.languages.named(rq.shell.language), found.zone};
}

html::Url here(web::Request& rq)
{
    return html::Url::to({"decisions", rq.capture("decision"), "answer", rq.capture("proof")});
}

/// What the link of the mail has filled in; a choice that there is not is passed over.
web::Fields filled_in(Decision const& decision, std::string const& choice)
{
    web::Fields ballot;
    if (!choice.empty()) ballot.set(decision.kind == DecisionKind::approval ? "option" : "choice", choice);
    return ballot;
}

web::Response paper(web::Request& rq, Followed const& found, web::Fields const& ballot, base::Refusal const* refusal)
{
    auto const& decision = found.seen.decision;
    bool const again = BallotStore {rq.reading().tx}.has_answered(decision.id, *found.herself.person);
    return rq.page(mail_page(decision, here(rq), ballot, refusal, again),
        refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

/// Shows the question. Mail programs open links by themselves, so opening one changes nothing.
web::Response link(web::Request& rq)
{
    auto const found = followed(rq);
    if (!found) return rq.page(mail_unknown_page(), 404);
    auto const speaking = speaking_to(rq, *found);
    auto const& decision = found->seen.decision;
    auto const choice = rq.fields.or_problems(rq.fields.line("choice", 20));
    if (!choice) return rq.refused(choice.refusal());
    if (!takes_answers(decision, rq.machines.clock.now()))
        return rq.page(mail_over_page(found->seen.in.circle, decision));
    return paper(rq, *found, filled_in(decision, *choice), nullptr);
}

/// The one button. The link proves whose answer it is, so it is kept as hers, whoever is signed in here; pressed twice, it is kept once.
web::Response post_link(web::Request& rq)
{
    auto const found = followed(rq);
    if (!found) return rq.page(mail_unknown_page(), 404);
    auto const speaking = speaking_to(rq, *found);
    auto const& decision = found->seen.decision;
    if (!takes_answers(decision, rq.machines.clock.now()))
        return rq.page(mail_over_page(found->seen.in.circle, decision), web::status_of(base::Reason::conflict));
    auto const edits = rq.fields.number("seen", 0, INT32_MAX);
    auto const ballot = ballot_from(rq.fields, decision);
    if (!ballot && ballot.refusal().problems.empty()) return rq.refused(ballot.refusal());
    if (!ballot) return paper(rq, *found, rq.fields, &ballot.refusal());
    auto const kept = rq.write([&](platform::Context& cx) {
        platform::Context as_herself {{found->herself, cx.tx, cx.clock}, cx.outbox, cx.ids, cx.chance};
        return answer_decision(as_herself, rq.machines.keys, decision.id, *ballot, edits, AnswerWay::mail);
    });
    if (!kept && kept.refusal().code == "changed_meanwhile") {
        auto const now = followed(rq);
        return now ? paper(rq, *now, rq.fields, &kept.refusal()) : rq.page(mail_unknown_page(), 404);
    }
    if (!kept) return rq.refused(kept.refusal());
    return rq.page(mail_answered_page(found->seen.in.circle, decision, here(rq)));
}

} // namespace

void add_answer_link_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/decisions/{decision}/answer/{proof}", anyone, Limit::read, Cache::nobody, link, Faces::page);
    // A staff room answers from behind one address; the proof is dear enough to guess.
    routes.post("/decisions/{decision}/answer/{proof}", anyone, Limit::read, Csrf::nothing, post_link, Faces::page);
}

} // namespace circles
