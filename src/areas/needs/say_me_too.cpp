#include "areas/needs/say_me_too.h"

#include "areas/needs/may.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"
#include "areas/people/people.h"

#include <algorithm>

namespace needs {

base::Result<ClassContext> ClassContext::from(web::Fields& fields)
{
    ClassContext context;
    context.class_size = fields.number("class_size", 1, 200);
    context.grade = fields.line("grade", 20);
    if (!context.grade.empty() && !people::is_grade(context.grade)) fields.problem("grade", "not_one_of_these");
    context.setting = fields.line("setting", 20);
    if (!context.setting.empty() && !people::is_setting(context.setting)) fields.problem("setting", "not_one_of_these");
    context.lacks = fields.many("lacks", lack_codes.size(), 20);
    if (!std::ranges::all_of(context.lacks, is_lack)) fields.problem("lacks", "not_one_of_these");
    context.named = fields.ticked("named");
    return fields.or_problems(std::move(context));
}

base::Result<MeToo> say_me_too(platform::Context& cx, NeedId id, ClassContext const& context)
{
    auto const need = TRY(NeedStore {cx.tx}.find(id));
    TRY(platform::require_view(may(cx.actor, Action::view, need)));
    TRY(platform::require(may(cx.actor, Action::say_me_too, need)));
    TRY(takes_answers(need));
    MeToo const me_too {id, *cx.actor.person, context.class_size, context.grade, context.setting, context.lacks,
        context.named, cx.clock.now()};
    MeTooStore store {cx.tx};
    // A second plain tap (another tab, a double click) must not wipe what was told before.
    if (context == ClassContext {}) {
        if (auto told = store.find(id, *cx.actor.person)) return *std::move(told);
    }
    store.save(me_too);
    cx.outbox.add(MeTooSaid {id});
    return me_too;
}

base::Result<Need> take_me_too_back(platform::Context& cx, NeedId id)
{
    auto const need = TRY(NeedStore {cx.tx}.find(id));
    TRY(platform::require_view(may(cx.actor, Action::view, need)));
    if (cx.actor.person && MeTooStore {cx.tx}.take_back(id, *cx.actor.person)) cx.outbox.add(MeTooSaid {id});
    return need;
}

} // namespace needs
