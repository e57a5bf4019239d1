#include "areas/needs/raise_need.h"

#include "areas/needs/attach_files.h"
#include "areas/needs/may.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"
#include "areas/needs/note_step.h"
#include "areas/people/people.h"
#include "platform/i18n/fold.h"
#include "platform/i18n/places.h"
#include "platform/trust/trust.h"
#include "platform/web/wording.h"

#include <array>

namespace needs {

namespace {

constexpr base::Names<base::Audience, 2> audiences {{"everyone", "members"}};

Need with_words(Need need, NeedWords const& words)
{
    need.title = words.title;
    need.slug = platform::slug(words.title);
    if (words.story) need.story = *words.story;
    need.subject = words.subject;
    if (words.grade) need.grade = *words.grade;
    if (words.place) need.place = words.place;
    if (words.audience) need.audience = *words.audience;
    return need;
}

/// Whoever reads is told her place by her profile's own law; one that was taken from there for members is not shown to anyone.
base::Result<Need> with_changed_words(platform::Context& cx, Need need, NeedWords const& words)
{
    auto const before = need.audience;
    need = with_words(std::move(need), words);
    if (!base::is_opened(need.audience, before)) return need;
    if (NeedStore {cx.tx}.holds_words_of_others(need.id)) return base::invalid("audience", "others_answered");
    if (!words.place) need.place = people::shared_place(cx.tx, need.author, need.audience);
    return need;
}

/// What others will read of it, held against what it says now.
base::Result<base::Done> may_keep(platform::Context& cx, NeedWords const& words, Need const* before)
{
    std::array const texts {
        platform::Writing {
            .field = "title", .text = words.title, .before = before == nullptr ? std::string_view {} : before->title},
        platform::Writing {.field = "story",
            .text = words.story ? std::string_view {*words.story} : std::string_view {},
            .before = before == nullptr ? std::string_view {} : before->story}};
    return platform::may_write(cx, before == nullptr ? platform::Counts::as_new : platform::Counts::as_change, texts);
}

} // namespace

base::Result<NeedWords> NeedWords::from(web::Fields& fields)
{
    NeedWords words;
    words.title = fields.line("title", title_limit, web::Demand::required);
    auto story = fields.text("story", story_limit);
    if (fields.has("story")) words.story = std::move(story);
    words.subject = fields.line("subject", 20, web::Demand::required);
    if (!words.subject.empty() && !people::is_subject(words.subject)) fields.problem("subject", "not_one_of_these");
    auto grade = fields.line("grade", 20);
    if (!grade.empty() && !people::is_grade(grade)) fields.problem("grade", "not_one_of_these");
    if (fields.has("grade")) words.grade = std::move(grade);
    words.place = fields.number("place", 1, INT64_MAX);
    if (words.place && !platform::gazetteer().province_of({*words.place})) fields.problem("place", "not_one_of_these");
    words.audience = fields.one_of("audience", audiences);
    words.as_draft = fields.ticked("as_draft");
    words.alike_seen = fields.line("once_alike", 40);
    words.seen = web::wording_seen(fields);
    return fields.or_problems(std::move(words));
}

web::Fields fields_of(Need const& need)
{
    web::Fields fields;
    fields.set("title", need.title).set("story", need.story).set("subject", need.subject).set("grade", need.grade);
    if (need.place) fields.set("place", std::to_string(*need.place));
    fields.set("audience", std::string {base::name_of(need.audience)});
    if (need.photo) fields.set("photo_alt", *need.photo);
    return fields;
}

base::Result<Need> raise_need(
    platform::Context& cx, NeedWords const& words, std::string_view language, Attached const& files)
{
    Need need;
    TRY(platform::require(may(cx.actor, Action::raise, need)));
    TRY(may_keep(cx, words, nullptr));
    need.id = cx.ids.make<NeedId>();
    need.author = *cx.actor.person;
    need.language = language;
    need = with_words(std::move(need), words);
    if (!need.place) need.place = people::shared_place(cx.tx, need.author, need.audience);
    if (!words.as_draft) need = TRY(opened(std::move(need), cx.clock.now()));
    NeedStore store {cx.tx};
    store.save(need);
    need = with_files(cx, std::move(need), files);
    if (need.photo) store.save(need);
    if (!words.as_draft) cx.outbox.add(NeedOpened {need.id});
    return need;
}

base::Result<Need> edit_need(platform::Context& cx, NeedId id, NeedWords const& words, Attached const& files)
{
    NeedStore store {cx.tx};
    auto need = TRY(store.find(id));
    TRY(platform::require_view(may(cx.actor, Action::view, need)));
    TRY(platform::require(may(cx.actor, Action::edit, need)));
    TRY(web::still_reads(words.seen, fields_of(need)));
    TRY(may_keep(cx, words, &need));
    need = TRY(with_changed_words(cx, std::move(need), words));
    need = with_files(cx, std::move(need), files);
    store.save(need);
    bool const shown = need.state != State::draft && !files.photo.empty();
    if (shown) note_step(cx, id, Step::Kind::photo, std::to_string(cx.clock.now().ms));
    cx.outbox.add(NeedChanged {need.id});
    return need;
}

base::Result<Need> open_need(platform::Context& cx, NeedId id)
{
    NeedStore store {cx.tx};
    auto need = TRY(store.find(id));
    TRY(platform::require_view(may(cx.actor, Action::view, need)));
    TRY(platform::require(may(cx.actor, Action::open, need)));
    need = TRY(opened(std::move(need), cx.clock.now()));
    store.save(need);
    cx.outbox.add(NeedOpened {need.id});
    return need;
}

base::Result<Need> close_need(platform::Context& cx, NeedId id)
{
    NeedStore store {cx.tx};
    auto need = TRY(store.find(id));
    TRY(platform::require_view(may(cx.actor, Action::view, need)));
    TRY(platform::require(may(cx.actor, Action::close, need)));
    need = TRY(closed(std::move(need)));
    store.save(need);
    note_step(cx, id, Step::Kind::closed, "");
    cx.outbox.add(NeedChanged {need.id});
    return need;
}

base::Result<Need> keep_need(platform::Context& cx, NeedId id)
{
    auto need = TRY(NeedStore {cx.tx}.find(id));
    TRY(platform::require_view(may(cx.actor, Action::view, need)));
    TRY(platform::require(may(cx.actor, Action::keep, need)));
    if (need.state != State::open) return base::conflict("need_not_open");
    auto const now = cx.clock.now();
    auto const last = StepStore {cx.tx}.of(id).last().value_or(*need.opened_at);
    if (now - last > silence) note_step(cx, id, Step::Kind::kept, std::to_string(now.ms));
    return need;
}

} // namespace needs
