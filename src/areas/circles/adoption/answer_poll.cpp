#include "areas/circles/adoption/answer_poll.h"

#include "areas/circles/circles.h"
#include "areas/circles/endings/life_store.h"
#include "areas/circles/membership_store.h"
#include "html/words.h"

namespace circles {

namespace {

constexpr std::string_view poll_purpose = "circle poll";

std::string proved_of_poll(CircleId circle, base::PersonId person)
{
    return circle.text() + " " + person.text();
}

} // namespace

base::Result<Polled> answer_poll(platform::Context& cx, CircleId id, PollAnswer answer)
{
    auto circle = TRY(circle_of(cx.tx, id));
    auto const mine = MembershipStore {cx.tx}.of(id, cx.actor.person);
    TRY(platform::require_view(may(cx.actor, Action::view, circle, mine.standing)));
    TRY(platform::require(may(cx.actor, Action::write, circle, mine.standing)));
    TRY(is_active(circle));
    LifeStore lives {cx.tx};
    auto const life = lives.of(id);
    if (!life.asks_members()) return base::conflict("circle_goes_on");
    PollStore {cx.tx}.save(id, *cx.actor.person, answer, cx.clock.now());
    auto const after = answered(life, answer, mine.standing, cx.clock.now());
    if (!(after == life)) {
        lives.save(after);
        auto const turn = after.quiet == QuietStage::resting ? Turn::resting : Turn::lively;
        cx.outbox.add(CircleTurned {.circle = id, .turn = turn, .at = cx.clock.now()});
    }
    return Polled {std::move(circle), after, answer};
}

std::string words_of(PollAnswer answer)
{
    switch (answer) {
    case PollAnswer::going:
        return std::string {html::tr("It is still going")};
    case PollAnswer::host:
        return std::string {html::tr("I would host it")};
    case PollAnswer::rest:
        return std::string {html::tr("Let it rest")};
    }
    return {};
}

std::vector<AnswerLink> poll_links(
    platform::Keys const& keys, Circle const& circle, Life const& life, base::PersonId person)
{
    std::vector<AnswerLink> links;
    if (!life.asks_members()) return links;
    auto const proof = person.text() + "." + keys.mac(poll_purpose, proved_of_poll(circle.id, person));
    auto const url = html::Url::to({"circles", circle.slug, "going", proof});
    for (auto const answer : {PollAnswer::going, PollAnswer::host, PollAnswer::rest})
        links.push_back({words_of(answer), url.with("answer", poll_answers.of(answer))});
    return links;
}

std::optional<base::PersonId> person_of_poll_link(platform::Keys const& keys, CircleId circle, std::string_view proof)
{
    auto const dot = proof.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    auto const person = base::PersonId::from(proof.substr(0, dot));
    if (!person || !keys.proves(poll_purpose, proved_of_poll(circle, *person), proof.substr(dot + 1)))
        return std::nullopt;
    return person;
}

} // namespace circles
