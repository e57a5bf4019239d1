#include "areas/circles/start_circle.h"

#include "areas/circles/circles.h"
#include "areas/circles/membership_store.h"
#include "areas/people/people.h"
#include "html/ornament.h"
#include "platform/trust/trust.h"
#include "platform/web/wording.h"

#include <array>

namespace circles {

namespace {

constexpr int ornament_side = 8;
constexpr std::int64_t longest_months = 36;
constexpr std::int64_t salts = 1'000'003;
constexpr int invited_at_once = 100;
constexpr base::Milliseconds a_month {30LL * 24 * 3600 * 1000};

/// Salted until no other circle of the network has the same ornament. Circles of one name begin to look in places of their
/// own, so that a few tries are enough however many there are.
std::string unlike_all_others(CircleStore& store, Circle& circle)
{
    auto mark = mark_of(circle);
    while (store.mark_is_taken(mark)) {
        circle.salt = circle.salt == 0 ? circle.id.value % salts + 1 : circle.salt + 1;
        mark = mark_of(circle);
    }
    return mark;
}

Circle with_words(Circle circle, CircleWords const& words)
{
    circle.name = words.name;
    circle.purpose = words.purpose;
    circle.audience = words.audience;
    circle.joining = words.audience == base::Audience::circles ? Joining::invitation : words.joining;
    circle.subject = words.subject;
    circle.grade = words.grade;
    circle.strategy = words.strategy;
    circle.rhythm = words.rhythm;
    circle.promises = words.promises;
    return circle;
}

/// The need, for whoever may see it and while it is one that others may gather round.
base::Result<base::Done> may_begin_from(platform::Reading const& reading, needs::NeedId id, base::Audience audience)
{
    auto const need = TRY(needs::need_seen(reading, id));
    if (need.state != needs::State::open && need.state != needs::State::closed)
        return base::Refusal {.reason = base::Reason::conflict, .code = "need_not_open"};
    // Its supporters said "me too" where others may read it; they are not asked into a room behind closed doors.
    if (audience == base::Audience::circles)
        return base::Refusal {
            .reason = base::Reason::invalid, .code = "invalid", .problems = {{"audience", "not_private_from_a_need"}}};
    return base::Done {};
}

/// Everybody who may see the circle reads these.
base::Result<base::Done> may_keep(platform::Context& cx, CircleWords const& words, Circle const* before)
{
    Circle const nothing;
    auto const& was = before == nullptr ? nothing : *before;
    std::array const texts {platform::Writing {.field = "name", .text = words.name, .before = was.name},
        platform::Writing {.field = "purpose", .text = words.purpose, .before = was.purpose},
        platform::Writing {.field = "strategy", .text = words.strategy, .before = was.strategy},
        platform::Writing {.field = "rhythm", .text = words.rhythm, .before = was.rhythm},
        platform::Writing {.field = "promises", .text = words.promises, .before = was.promises}};
    return platform::may_write(cx, before == nullptr ? platform::Counts::as_new : platform::Counts::as_change, texts);
}

} // namespace

std::string mark_of(Circle const& circle)
{
    auto const name = circle.ornament_name();
    std::string mark {html::name_of(html::hue_of(name))};
    for (auto const cell : html::ornament_cells(name, ornament_side, ornament_side))
        mark += static_cast<char>('0' + cell);
    return mark;
}

base::Result<CircleWords> CircleWords::from(web::Fields& fields)
{
    CircleWords words;
    words.name = fields.line("name", name_limit, web::Demand::required);
    words.purpose = fields.line("purpose", purpose_limit, web::Demand::required);
    words.audience = fields.one_of("audience", audiences).value_or(base::Audience::members);
    words.joining = fields.one_of("joining", joinings).value_or(Joining::open);
    words.subject = fields.line("subject", 20);
    if (!words.subject.empty() && !people::is_subject(words.subject)) fields.problem("subject", "not_one_of_these");
    words.grade = fields.line("grade", 20);
    if (!words.grade.empty() && !people::is_grade(words.grade)) fields.problem("grade", "not_one_of_these");
    words.strategy = fields.line("strategy", 60);
    words.rhythm = fields.line("rhythm", 80);
    words.promises = fields.text("promises", 600);
    words.months = fields.number("months", 1, longest_months);
    words.need = fields.id<needs::NeedId>("need");
    words.seen = web::wording_seen(fields);
    return fields.or_problems(std::move(words));
}

web::Fields fields_of(Circle const& circle)
{
    web::Fields fields;
    fields.set("name", circle.name).set("purpose", circle.purpose).set("subject", circle.subject);
    fields.set("grade", circle.grade).set("strategy", circle.strategy).set("rhythm", circle.rhythm);
    fields.set("promises", circle.promises).set("joining", std::string {joinings.of(circle.joining)});
    fields.set("audience", std::string {base::name_of(circle.audience)});
    return fields;
}

web::Fields as_read(Circle const& circle)
{
    auto fields = fields_of(circle);
    if (circle.ends_at) fields.set("ends_at", std::to_string(circle.ends_at->ms));
    return fields;
}

namespace {

Circle begun(platform::Context& cx, CircleWords const& words, std::string_view language, base::PersonId founder)
{
    auto circle = with_words({}, words);
    circle.id = cx.ids.make<CircleId>();
    circle.language = language;
    circle.need = words.need;
    circle.founder = founder;
    circle.founded_at = cx.clock.now();
    if (words.months) circle.ends_at = circle.founded_at + *words.months * a_month;
    CircleStore store {cx.tx};
    circle.slug = slug_for(circle.name, circle.id, false);
    if (store.slug_is_taken(circle.slug)) circle.slug = slug_for(circle.name, circle.id, true);
    auto const mark = unlike_all_others(store, circle);
    store.add(circle, mark);
    MembershipStore {cx.tx}.save(
        {.circle = circle.id, .person = circle.founder, .standing = Standing::host, .since = circle.founded_at});
    store.recount(circle.id);
    if (circle.need) needs::note_circle(cx, *circle.need, circle.slug);
    cx.outbox.add(CircleStarted {circle.id});
    return circle;
}

} // namespace

base::Result<Circle> start_circle(platform::Context& cx, CircleWords const& words, std::string_view language)
{
    TRY(platform::require(may(cx.actor, Action::start, {}, Standing::none)));
    if (words.need) TRY(may_begin_from(cx, *words.need, words.audience));
    TRY(may_keep(cx, words, nullptr));
    return begun(cx, words, language, *cx.actor.person);
}

base::Result<Circle> bring_in_circle(
    platform::Context& cx, CircleWords const& words, std::string_view language, base::PersonId host)
{
    TRY(platform::require(may(cx.actor, Action::bring_in, {}, Standing::none)));
    auto const person = TRY(people::person_of(cx.tx, host));
    if (person.state != people::State::active || person.role == base::Role::guest)
        return base::conflict("host_unknown");
    return begun(cx, words, language, host);
}

namespace {

/// What people wrote they wrote for those who could read it then.
std::optional<std::string_view> opens_to_more(
    CircleStore& store, Circle const& circle, base::Audience audience, base::PersonId editor)
{
    if (audience == circle.audience) return std::nullopt;
    if (circle.is_private()) return "stays_private";
    if (audience == base::Audience::circles) return "stays_open";
    if (base::is_opened(audience, circle.audience) && store.holds_words_of_others(circle.id, editor))
        return "others_wrote";
    return std::nullopt;
}

} // namespace

base::Result<Circle> edit_circle(platform::Context& cx, std::string_view slug, CircleWords const& words)
{
    auto seen = TRY(circle_seen(cx, slug));
    TRY(platform::require(may(cx.actor, Action::edit, seen.circle, seen.mine.standing)));
    TRY(is_active(seen.circle));
    TRY(web::still_reads(words.seen, as_read(seen.circle)));
    TRY(may_keep(cx, words, &seen.circle));
    CircleStore store {cx.tx};
    if (auto const why = opens_to_more(store, seen.circle, words.audience, *cx.actor.person))
        return base::invalid("audience", std::string {*why});
    auto const before = seen.circle.audience;
    auto circle = with_words(std::move(seen.circle), words);
    if (circle.audience != before)
        cx.outbox.job("circles.index_posts", CircleChanged {circle.id}.payload(), cx.clock.now());
    if (words.months) circle.ends_at = cx.clock.now() + *words.months * a_month;
    store.save(circle);
    cx.outbox.add(CircleChanged {circle.id});
    return circle;
}

bool invite_supporters(platform::Context& cx, CircleId id, base::PersonId& after)
{
    auto const circle = CircleStore {cx.tx}.find(id);
    if (!circle || !circle->need || circle->state != State::active) return true;
    auto const supporters = needs::supporters_after(cx.tx, *circle->need, after, invited_at_once);
    if (supporters.empty()) return true;
    MembershipStore {cx.tx}.invite(id, supporters, circle->founder, cx.clock.now());
    after = supporters.back();
    return supporters.size() < invited_at_once;
}

} // namespace circles
