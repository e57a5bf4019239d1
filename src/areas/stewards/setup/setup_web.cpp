#include "areas/stewards/setup/setup_web.h"

#include "areas/people/people.h"
#include "areas/stewards/settings/settings_wish.h"
#include "areas/stewards/setup/setup.h"
#include "areas/stewards/setup/setup_page.h"
#include "html/words.h"
#include "platform/mail/letter.h"
#include "platform/mail/mailer.h"
#include "platform/web/request.h"

namespace stewards {

namespace {

base::Result<Question> question_of(web::Request& rq)
{
    auto const tx = rq.reading();
    auto const token = rq.capture("token");
    TRY(platform::require_view(may_set_up(rq.actor(), link_of(tx.tx, rq.machines.settings, rq.machines.keys, token))));
    auto const name = rq.capture("step");
    auto const step = name.empty() ? Step::place : step_named(name);
    if (!step) return base::not_found();
    Question question {.step = *step, .token = std::string {token}, .has_account = rq.actor().is_administrator()};
    if (*step == Step::mail) question.mail_works = static_cast<bool>(rq.machines.mailer.check());
    if (*step == Step::checks) {
        question.checks = checks_of(rq.machines);
        question.sheet = people::sheet_on_paper(tx.tx, rq.machines.keys, rq.machines.public_url, rq.shell.network_name);
    }
    return question;
}

web::Response shown(web::Request& rq, Question const& question, web::Fields const& fields, base::Refusal const* refusal)
{
    return rq.page(setup_page(question, fields, refusal, rq.machines.languages),
        refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response show_step(web::Request& rq)
{
    auto question = question_of(rq);
    if (!question) return rq.refused(question.refusal());
    question->said = rq.fields.line("said", 20);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return shown(rq, *question, fields_of(*rq.machines.settings.now(rq.reading().tx)), nullptr);
}

web::Response gone_on(web::Request& rq, Question const& question)
{
    return rq.see_other(html::Url::to({"setup", question.token, name_of(*after(question.step))}));
}

Changes read_step(web::Request& rq, Step step)
{
    Changes changes;
    if (step == Step::place) read_place(rq.fields, rq.machines.languages, changes);
    if (step == Step::name) read_name(rq.fields, changes);
    if (step == Step::joining) {
        read_joining(rq.fields, changes);
        read_public_default(rq.fields, changes);
    }
    return changes;
}

web::Response post_settings_step(web::Request& rq, Question const& question)
{
    auto const changes = rq.fields.or_problems(read_step(rq, question.step));
    if (!changes) return shown(rq, question, rq.fields, &changes.refusal());
    auto const done = rq.write([&](platform::Context& cx) -> base::Result<base::Done> {
        auto const link = link_of(cx.tx, rq.machines.settings, rq.machines.keys, question.token);
        TRY(platform::require_view(may_set_up(cx.actor, link)));
        write(cx, rq.machines.settings, *changes);
        return base::Done {};
    });
    rq.machines.settings.forget();
    return done ? gone_on(rq, question) : rq.refused(done.refusal());
}

web::Response post_account(web::Request& rq, Question const& question)
{
    if (question.has_account) return gone_on(rq, question);
    auto const account = FirstAccount::from(rq.fields);
    if (!account) return shown(rq, question, rq.fields, &account.refusal());
    auto const made = rq.write([&](platform::Context& cx) -> base::Result<base::PersonId> {
        auto const person = TRY(make_first_account(
            cx, rq.machines.settings, rq.machines.keys, question.token, *account, rq.shell.language));
        rq.sign_in(cx, person);
        return person;
    });
    rq.machines.settings.forget();
    return made ? gone_on(rq, question) : rq.refused(made.refusal());
}

/// A letter to whoever sets up, sent at once so that the page can say whether the server took it.
web::Response post_test_letter(web::Request& rq, Question const& question)
{
    if (!question.has_account) return gone_on(rq, question);
    auto const me = people::person_of(rq.reading().tx, *rq.actor().person);
    if (!me) return rq.refused(me.refusal());
    rq.close_reading();
    auto const name = rq.shell.network_name;
    auto const sent = rq.machines.mailer.send({.to = me->email,
        .from_name = name,
        .subject = html::tr("A test from {network}", {{"network", name}}),
        .text
        = html::tr("If you can read this, letters leave the house.\n\n{url}\n", {{"url", rq.machines.public_url}}),
        .message_id = "test-" + base::base32_of(rq.machines.ids.next()) + "@"
            + rq.machines.public_url.substr(rq.machines.public_url.rfind('/') + 1)});
    return rq.see_other(
        html::Url::to({"setup", question.token, name_of(Step::mail)}).with("said", sent ? "test" : "no_test"));
}

web::Response post_start(web::Request& rq, Question const& question)
{
    bool const example = rq.fields.line("start", 10) == "example";
    auto const asked = rq.fields.or_problems(example);
    if (!asked) return rq.refused(asked.refusal());
    auto const done = rq.write([&](platform::Context& cx) -> base::Result<base::Done> {
        auto const link = link_of(cx.tx, rq.machines.settings, rq.machines.keys, question.token);
        TRY(platform::require_view(may_set_up(cx.actor, link)));
        if (example) cx.outbox.job("example.load", "{}", cx.clock.now(), "example.load");
        return base::Done {};
    });
    return done ? gone_on(rq, question) : rq.refused(done.refusal());
}

web::Response post_step(web::Request& rq)
{
    auto const question = question_of(rq);
    if (!question) return rq.refused(question.refusal());
    switch (question->step) {
    case Step::place:
    case Step::name:
    case Step::joining:
        return post_settings_step(rq, *question);
    case Step::account:
        return post_account(rq, *question);
    case Step::mail:
        return post_test_letter(rq, *question);
    case Step::start:
        return post_start(rq, *question);
    case Step::checks:
        break;
    }
    return rq.refused(base::not_found());
}

} // namespace

void add_setup_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Faces;
    using web::Limit;
    routes.get("/setup/{token}", anyone, Limit::read, Cache::nobody, show_step, Faces::page);
    routes.get("/setup/{token}/{step}", anyone, Limit::read, Cache::nobody, show_step, Faces::page);
    routes.post("/setup/{token}/{step}", anyone, Limit::sign_in, web::Csrf::token, post_step, Faces::page);
}

} // namespace stewards
