#include "platform/trust/trust.h"

#include "platform/trust/trust_store.h"

#include <algorithm>

namespace platform {

using namespace std::chrono_literals;

namespace {

/// What is asked about one who is limited.
struct Question {
    Trust trust {};
    TrustRules rules {};
    Allowance allowance {};
    base::Time now {};
    bool by_a_steward = false;

    std::int64_t days_more() const
    {
        auto const until = by_a_steward ? *trust.limited_until : grows_at(trust, growth_of(trust, rules, now), rules);
        return std::max<std::int64_t>(1, (until - now + 24h - 1ms) / 24h);
    }
};

/// Nothing for who may write as much as she likes.
std::optional<Question> question_about(Reading const& reading)
{
    if (!reading.actor.person || reading.actor.is_steward()) return std::nullopt;
    auto const now = reading.clock.now();
    Question question {.trust = trust_of(reading.tx, *reading.actor.person), .now = now};
    question.by_a_steward = is_limited(question.trust, now);
    if (question.trust.settled_at && !question.by_a_steward) return std::nullopt;
    question.rules = trust_rules(reading.tx);
    auto const allowance = allowance_of(question.trust, question.rules, now);
    if (!allowance) return std::nullopt;
    question.allowance = *allowance;
    return question;
}

std::string code_of(std::string_view code, std::int64_t most, std::int64_t days)
{
    return std::string {code} + ":" + std::to_string(most) + ":" + std::to_string(days);
}

/// Links that were there already may stay, as many as they are; a new one counts with them.
bool has_too_many_links(Writing const& text, std::int64_t most)
{
    auto links = links_in_text(text.text);
    auto drawn = links_in_html(text.html);
    if (static_cast<std::int64_t>(std::max(links.size(), drawn.size())) <= most) return false;
    auto before = links_in_text(text.before);
    auto const before_drawn = links_in_html(text.html_before);
    before.insert(before.end(), before_drawn.begin(), before_drawn.end());
    links.insert(links.end(), drawn.begin(), drawn.end());
    return std::ranges::any_of(
        links, [&](std::string const& link) { return std::ranges::find(before, link) == before.end(); });
}

std::vector<base::Problem> problems_of(Question const& question, Counts counts, std::span<Writing const> texts)
{
    bool const none = counts == Counts::as_profile && !question.allowance.profile_links;
    auto const links = none ? 0 : question.allowance.links;
    auto const more = question.by_a_steward ? "_limited" : "";
    std::vector<base::Problem> problems;
    for (auto const& text : texts) {
        std::string const field {text.field};
        if (has_too_many_links(text, links))
            problems.push_back({field, code_of(std::string {"too_many_links"} + more, links, question.days_more())});
        else if (text.mentions > question.allowance.mentions)
            problems.push_back({field,
                code_of(std::string {"too_many_mentions"} + more, question.allowance.mentions, question.days_more())});
    }
    return problems;
}

std::int64_t seconds_to_wait(
    std::vector<base::Time> const& newest_first, std::int64_t most, base::Milliseconds span, base::Time now)
{
    if (most == 0) return span / 1s;
    if (static_cast<std::int64_t>(newest_first.size()) < most) return 0;
    auto const free_at = newest_first[static_cast<std::size_t>(most - 1)] + span;
    return free_at > now ? (free_at - now + 999ms) / 1s : 0;
}

base::Result<base::Done> count_writing(Context& cx, Question const& question)
{
    TrustStore store {cx.tx};
    auto const& allowance = question.allowance;
    auto const most = std::max(allowance.an_hour, allowance.a_day);
    auto const written = store.writings_since(question.trust.person, question.now - 24h, most);
    auto const wait = std::max(seconds_to_wait(written, allowance.an_hour, 1h, question.now),
        seconds_to_wait(written, allowance.a_day, 24h, question.now));
    if (wait > 0)
        return base::Refusal {.reason = base::Reason::too_many,
            .code = question.by_a_steward ? "writes_too_fast_limited" : "writes_too_fast",
            .retry_after_s = wait};
    store.add_writing(cx.ids.next(), question.trust.person, question.now);
    return base::Done {};
}

} // namespace

Trust trust_of(Tx& tx, base::PersonId person)
{
    return TrustStore {tx}.find(person).value_or(Trust {.person = person});
}

std::unordered_map<base::PersonId, Trust> trusts_of(Tx& tx, std::span<base::PersonId const> people)
{
    std::unordered_map<base::PersonId, Trust> trusts;
    for (auto const& person : people) trusts.emplace(person, Trust {.person = person});
    for (auto const& trust : TrustStore {tx}.of(people)) trusts[trust.person] = trust;
    return trusts;
}

base::Result<base::Done> may_write(Context& cx, Counts counts, std::span<Writing const> texts)
{
    auto const question = question_about(cx);
    if (!question) return base::Done {};
    auto problems = problems_of(*question, counts, texts);
    if (!problems.empty())
        return base::Refusal {.reason = base::Reason::invalid, .code = "invalid", .problems = std::move(problems)};
    if (counts == Counts::as_new) return count_writing(cx, *question);
    return base::Done {};
}

base::Result<base::Done> may_write(Context& cx, Counts counts, Writing const& text)
{
    return may_write(cx, counts, std::span {&text, 1});
}

std::optional<std::int64_t> invitations_a_day(Reading const& reading)
{
    auto const question = question_about(reading);
    return question ? std::optional {question->allowance.invitations} : std::nullopt;
}

void note_thanks(Context& cx, base::PersonId whom, int more)
{
    if (!cx.actor.person) return;
    auto const giver = trust_of(cx.tx, *cx.actor.person);
    bool const counts = cx.actor.is_steward() || growth_of(giver, trust_rules(cx.tx), cx.clock.now()) != Growth::fresh;
    if (counts) TrustStore {cx.tx}.add_thanks(whom, more);
}

void trust_at_once(Tx& tx, base::PersonId person, base::Time now)
{
    TrustStore {tx}.settle(person, now);
}

void limit_writing(Tx& tx, base::PersonId person, std::optional<base::Time> until)
{
    TrustStore {tx}.limit(person, until);
}

void forget_trust(Tx& tx, base::PersonId person)
{
    TrustStore {tx}.forget(person);
}

std::int64_t forget_old_writings(Tx& tx, base::Time now, int limit)
{
    return TrustStore {tx}.forget_writings_before(now - 24h, limit);
}

} // namespace platform
