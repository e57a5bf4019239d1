#include "areas/stewards/welcome/first_words.h"

#include "areas/people/people.h"
#include "areas/stewards/welcome/welcome_store.h"
#include "base/json.h"

namespace stewards {

namespace {

constexpr std::string_view welcome_job = "stewards.welcome";

/// Whether she is a newcomer of whom nothing was noted yet.
bool says_her_first(platform::Tx& tx, base::PersonId id, base::Time now)
{
    auto const person = people::person_of(tx, id);
    bool const is_new = person && person->state == people::State::active && person->joined_at > now - new_for;
    return is_new && !WelcomeStore {tx}.find(id);
}

/// The school days are known to the job alone, which looks at the earliest moment first.
void note(platform::Context& cx, FirstPost first)
{
    first.due_at = first.posted_at + patience;
    if (!WelcomeStore {cx.tx}.add(first)) return;
    cx.outbox.job(welcome_job, base::Json::object().add("person", first.person.text()).text(), first.due_at,
        "welcome " + first.person.text());
}

void settle(platform::Context& cx, std::vector<FirstPost> waiting, base::Time answered_at)
{
    for (auto& first : waiting) {
        first.answered_at = answered_at;
        WelcomeStore {cx.tx}.save(first);
        if (first.welcomer != base::PersonId {}) cx.outbox.add(WelcomeSettled {first.person, first.welcomer});
    }
}

} // namespace

void note_first_need(platform::Context& cx, needs::NeedOpened const& opened)
{
    auto const need = needs::need_of(cx.tx, opened.need);
    if (!need || need->state != needs::State::open || !says_her_first(cx.tx, need->author, cx.clock.now())) return;
    note(cx, {.person = need->author, .need = need->id, .posted_at = need->opened_at.value_or(cx.clock.now())});
}

void note_first_post(platform::Context& cx, circles::PostWritten const& written)
{
    auto const post = circles::post_named(cx.tx, written.post);
    auto const thread = circles::thread_named(cx.tx, written.thread);
    if (!post || !thread || post->removed_at || !says_her_first(cx.tx, post->author, cx.clock.now())) return;
    note(cx,
        {.person = post->author,
            .circle = thread->circle,
            .thread = thread->id,
            .post = post->id,
            .posted_at = post->written_at});
}

void settle_first_need(platform::Context& cx, needs::NeedAnswered const& answered)
{
    auto const reply = needs::reply_of(cx.tx, answered.reply);
    if (!reply || reply->hidden_at) return;
    settle(cx, WelcomeStore {cx.tx}.waiting_at(answered.need, reply->author), reply->written_at);
}

void settle_first_posts(platform::Context& cx, circles::PostWritten const& written)
{
    auto const post = circles::post_named(cx.tx, written.post);
    if (!post || post->removed_at) return;
    settle(cx, WelcomeStore {cx.tx}.waiting_in(written.thread, post->id, post->author), post->written_at);
}

void forget_first_words(platform::Context& cx, people::InventedRemoved const& removed)
{
    WelcomeStore {cx.tx}.forget(removed.person);
    WelcomeStore {cx.tx}.forget_welcomer(removed.person);
}

} // namespace stewards
