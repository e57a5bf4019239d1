#include "areas/needs/may.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/merge_needs.h"
#include "areas/needs/merge_page.h"
#include "areas/needs/merge_store.h"
#include "areas/needs/need_json.h"
#include "areas/needs/need_web.h"
#include "html/words.h"
#include "platform/web/request.h"

namespace needs {

namespace {

base::Json json_of(Merge const& merge)
{
    return base::Json::object()
        .add("id", merge.id.text())
        .add("from", merge.from.text())
        .add("into", merge.into.text())
        .add("why", merge.why)
        .add("proposed_by", merge.proposed_by.text())
        .add("proposed_at", merge.proposed_at)
        .add("from_accepted_at", merge.from_accepted_at)
        .add("into_accepted_at", merge.into_accepted_at)
        .add("refused_at", merge.refused_at)
        .add("done_at", merge.done_at)
        .add("undone_at", merge.undone_at)
        .add("ended_at", merge.ended_at)
        .add("open_until", merge.proposed_at + answer_time);
}

html::Url to_merge(Merge const& merge)
{
    return html::Url::to({"merges", merge.id.text()});
}

base::Result<Need> mergeable(web::Request& rq)
{
    auto const id = TRY(rq.id<NeedId>("need"));
    auto need = TRY(NeedStore {rq.reading().tx}.find(id));
    TRY(platform::require_view(may(rq.actor(), Action::view, need)));
    return need;
}

web::Response propose_form(web::Request& rq)
{
    auto const need = mergeable(rq);
    if (!need) return rq.refused(need.refusal());
    rq.fields.line("other", 500);
    return rq.page(merge_form(*need, rq.fields, nullptr));
}

web::Response post_proposal(web::Request& rq)
{
    auto const need = mergeable(rq);
    if (!need) return rq.refused(need.refusal());
    auto const words = MergeWords::from(rq.fields);
    auto const propose = [&](platform::Context& cx) { return propose_merge(cx, need->id, *words); };
    if (words && rq.wants_json)
        return rq.change(
            propose, to_merge, [](Merge const& merge) { return json_of(merge); }, 201);
    auto const merge = words ? rq.write(propose) : base::Result<Merge> {words.refusal()};
    if (merge) return rq.see_other(to_merge(*merge));
    if (rq.wants_json || merge.refusal().reason != base::Reason::invalid) return rq.refused(merge.refusal());
    return rq.page(merge_form(*need, rq.fields, &merge.refusal()), web::status_of(merge.refusal().reason));
}

/// The words of a need that is out of sight are not read here either.
void leave_out_unseen(base::Actor const& actor, Need& need)
{
    if (may(actor, Action::view, need).allowed) return;
    need.title = html::tr("A need that is out of sight");
    need.story.clear();
}

base::Result<MergeView> viewed(web::Request& rq)
{
    auto const id = TRY(rq.id<MergeId>("merge"));
    auto const reading = rq.reading();
    NeedStore needs {reading.tx};
    MeTooStore me_toos {reading.tx};
    MergeView view {.merge = TRY(MergeStore {reading.tx}.find(id)), .now = reading.clock.now()};
    view.from.need = TRY(needs.find(view.merge.from));
    view.into.need = TRY(needs.find(view.merge.into));
    TRY(platform::require_view(may(rq.actor(), MergeAction::view, view.from.need, view.into.need)));
    leave_out_unseen(rq.actor(), view.from.need);
    leave_out_unseen(rq.actor(), view.into.need);
    view.from.me_toos = me_toos.count(view.merge.from);
    view.into.me_toos = me_toos.count(view.merge.into);
    return view;
}

web::Response show_merge(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const view = viewed(rq);
    if (!view) return rq.refused(view.refusal());
    return rq.wants_json ? rq.json(json_of(view->merge)) : rq.page(merge_page(rq.actor(), *view));
}

template <base::Result<Merge> (*use_case)(platform::Context&, MergeId)>
web::Response post_decision(web::Request& rq)
{
    auto const id = rq.id<MergeId>("merge");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(*id);
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return use_case(cx, *asked); }, to_merge,
        [](Merge const& merge) { return json_of(merge); });
}

} // namespace

void add_merge_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/needs/{need}/merges/new", steward, Limit::read, Cache::nobody, propose_form, Faces::page);
    routes.post("/needs/{need}/merges", steward, Limit::write, Csrf::token, post_proposal);
    routes.get("/merges/{merge}", member, Limit::read, Cache::nobody, show_merge);
    routes.post("/merges/{merge}/acceptance", member, Limit::write, Csrf::token, post_decision<accept_merge>);
    routes.post("/merges/{merge}/refusal", member, Limit::write, Csrf::token, post_decision<refuse_merge>);
    routes.post("/merges/{merge}/withdrawal", steward, Limit::write, Csrf::token, post_decision<withdraw_merge>);
    routes.post("/merges/{merge}/undoing", member, Limit::write, Csrf::token, post_decision<undo_merge>);
}

} // namespace needs
