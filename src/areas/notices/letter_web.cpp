#include "areas/notices/incoming/incoming_page.h"
#include "areas/notices/letter_link.h"
#include "areas/notices/letter_page.h"
#include "areas/notices/letter_store.h"
#include "areas/notices/mailable.h"
#include "areas/notices/may.h"
#include "areas/notices/notice_json.h"
#include "areas/notices/notice_web.h"
#include "areas/notices/read_letter.h"
#include "areas/notices/zone.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/web/request.h"

namespace notices {

namespace {

constexpr int letters_shown = 12;

/// Guests have letters too; a stranger is asked to sign in first.
std::optional<web::Response> stranger_turned_away(web::Request& rq)
{
    if (rq.actor().person) return std::nullopt;
    if (rq.wants_json || rq.incoming.method == web::Method::post)
        return rq.refused({.reason = base::Reason::not_signed_in, .code = "not_signed_in"});
    return rq.see_other(html::Url {"/sign-in"}.with("next", rq.path));
}

/// That nothing reaches her comes before everything else.
html::Html notice_above(web::Request& rq, bool saved)
{
    auto const person = people::person_of(rq.reading().tx, *rq.actor().person);
    if (person)
        if (auto const since = stopped_since(rq.reading().tx, *person)) return stopped_notice(*since, person->email);
    if (!saved) return {};
    return html::notice(html::Hue::mint, html::render("<p>{}</p>", html::tr("Kept. Mails come so from now on.")));
}

web::Response show_settings(web::Request& rq, web::Fields const& fields, base::Refusal const* refusal, bool saved)
{
    auto const letters = LetterStore {rq.reading().tx}.of(*rq.actor().person, letters_shown);
    auto const notice = notice_above(rq, saved);
    return rq.page(
        letters_page(fields, refusal, letters, notice), refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response settings(web::Request& rq)
{
    if (auto no = stranger_turned_away(rq)) return *std::move(no);
    auto const said = rq.fields.or_problems(rq.fields.line("said", 20));
    if (!said) return rq.refused(said.refusal());
    auto const wishes = wishes_of(rq.reading().tx, *rq.actor().person);
    if (!wishes) return rq.refused(wishes.refusal());
    if (rq.wants_json)
        return rq.json(json_of(*wishes, LetterStore {rq.reading().tx}.of(*rq.actor().person, letters_shown)));
    return show_settings(rq, fields_of(*wishes), nullptr, *said == "kept");
}

web::Response post_settings(web::Request& rq)
{
    if (auto no = stranger_turned_away(rq)) return *std::move(no);
    auto const wishes = wishes_from(rq.fields);
    if (!wishes && rq.wants_json) return rq.refused(wishes.refusal());
    if (!wishes) return show_settings(rq, rq.fields, &wishes.refusal(), false);
    auto const zone = network_zone(rq.machines.settings, rq.reading().tx);
    return rq.change([&](platform::Context& cx) { return choose_letters(cx, *cx.actor.person, *wishes, zone); },
        [](Wishes const&) { return html::Url {"/letters"}.with("said", "kept"); },
        [](Wishes const& kept) { return json_of(kept); });
}

web::Response show(web::Request& rq)
{
    if (auto no = stranger_turned_away(rq)) return *std::move(no);
    auto const view = [&]() -> base::Result<LetterView> {
        TRY(rq.fields.or_problems(base::Done {}));
        auto const id = TRY(rq.id<LetterId>("letter"));
        auto letter = TRY(LetterStore {rq.reading().tx}.find(id));
        TRY(platform::require_view(may(rq.actor(), Action::read_letter, letter.person)));
        return view_letter(rq.machines, rq.reading().tx, std::move(letter));
    }();
    if (!view) return rq.refused(view.refusal());
    return rq.wants_json ? rq.json(json_of(view->letter)) : rq.page(letter_page(words_of(*view)));
}

struct Followed {
    Choice choice {};
    base::PersonId person {};
};

/// What a mail's link asks for, when it is one of ours.
base::Result<Followed> followed(web::Request const& rq)
{
    auto const choice = choice_named(rq.capture("choice"));
    auto const person = choice ? person_of_link(rq.machines.keys, *choice, rq.capture("proof")) : std::nullopt;
    if (!person) return base::not_found();
    return Followed {*choice, *person};
}

web::Response link(web::Request& rq)
{
    auto const asked = followed(rq);
    if (!asked) return rq.refused(asked.refusal());
    return rq.page(choice_page(asked->choice, letter_link(rq.machines.keys, asked->choice, asked->person)));
}

/// Pressed on the page, or by a mail program (RFC 8058: no cookies, no redirect). The link proves whose wish it is, so the wish
/// is kept as hers, whoever is signed in here.
web::Response post_link(web::Request& rq)
{
    auto const asked = followed(rq);
    if (!asked) return rq.refused(asked.refusal());
    rq.fields.line("List-Unsubscribe", 40);
    auto const form = rq.fields.or_problems(base::Done {});
    if (!form) return rq.refused(form.refusal());
    auto const zone = network_zone(rq.machines.settings, rq.reading().tx);
    auto const kept = rq.write([&](platform::Context& cx) -> base::Result<Wishes> {
        base::Actor const herself {.person = asked->person};
        platform::Context as_herself {{herself, cx.tx, cx.clock}, cx.outbox, cx.ids, cx.chance};
        auto const wishes = TRY(wishes_of(cx.tx, asked->person));
        return choose_letters(as_herself, asked->person, chosen(wishes, asked->choice), zone);
    });
    if (!kept) return rq.refused(kept.refusal());
    return rq.page(chosen_page(asked->choice, letter_link(rq.machines.keys, Choice::weekly, asked->person)));
}

struct FollowedCircle {
    CircleChoice choice {};
    people::Person person {};
    circles::Circle circle {};

    html::Url link(platform::Keys const& keys, CircleChoice to) const
    {
        return circle_link(keys, to, circle.id, person.id);
    }
};

/// What a mail's link about a circle asks for, as long as its reader is in that circle.
base::Result<FollowedCircle> followed_circle(web::Request& rq)
{
    auto const choice = circle_choice_named(rq.capture("choice"));
    auto const circle = TRY(rq.id<base::CircleId>("circle"));
    auto const id
        = choice ? person_of_circle_link(rq.machines.keys, *choice, circle, rq.capture("proof")) : std::nullopt;
    if (!id) return base::not_found();
    auto const reading = rq.reading();
    auto person = TRY(people::person_of(reading.tx, *id));
    if (person.state != people::State::active) return base::not_found();
    base::Actor const herself {.person = person.id, .role = person.role};
    auto const seen = circles::circles_seen({herself, reading.tx, reading.clock}, {&circle, 1});
    if (seen.empty() || !circles::membership_in(reading.tx, circle, *id).inside()) return base::not_found();
    return FollowedCircle {*choice, std::move(person), seen.begin()->second.circle};
}

web::Response circle_choice(web::Request& rq)
{
    auto const asked = followed_circle(rq);
    if (!asked) return rq.refused(asked.refusal());
    return rq.page(circle_choice_page(asked->choice, asked->circle, asked->link(rq.machines.keys, asked->choice)));
}

/// As post_link: pressed by whoever holds the link, kept as hers whose link it is.
web::Response post_circle_choice(web::Request& rq)
{
    auto const asked = followed_circle(rq);
    if (!asked) return rq.refused(asked.refusal());
    rq.fields.line("List-Unsubscribe", 40);
    auto const form = rq.fields.or_problems(base::Done {});
    if (!form) return rq.refused(form.refusal());
    bool const less = asked->choice == CircleChoice::less;
    auto const kept = rq.write([&](platform::Context& cx) {
        base::Actor const herself {.person = asked->person.id, .role = asked->person.role};
        platform::Context as_herself {{herself, cx.tx, cx.clock}, cx.outbox, cx.ids, cx.chance};
        return circles::want_less(as_herself, asked->circle.id, less);
    });
    if (!kept) return rq.refused(kept.refusal());
    auto const back = asked->link(rq.machines.keys, less ? CircleChoice::more : CircleChoice::less);
    return rq.page(circle_chosen_page(asked->choice, *kept, back));
}

} // namespace

void add_letter_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/letters", anyone, Limit::read, Cache::nobody, settings);
    routes.post("/letters", anyone, Limit::write, Csrf::token, post_settings);
    routes.get("/letters/{letter}", anyone, Limit::read, Cache::nobody, show);
    routes.get("/letter/{choice}/{proof}", anyone, Limit::read, Cache::nobody, link, Faces::page);
    routes.post("/letter/{choice}/{proof}", anyone, Limit::read, Csrf::nothing, post_link, Faces::page);
    routes.get("/letter/{choice}/{circle}/{proof}", anyone, Limit::read, Cache::nobody, circle_choice, Faces::page);
    routes.post(
        "/letter/{choice}/{circle}/{proof}", anyone, Limit::read, Csrf::nothing, post_circle_choice, Faces::page);
}

} // namespace notices
