#include "areas/needs/need_web.h"

#include "areas/needs/alike_page.h"
#include "areas/needs/answer_need.h"
#include "areas/needs/find_alike.h"
#include "areas/needs/hide_need.h"
#include "areas/needs/may.h"
#include "areas/needs/need_file_web.h"
#include "areas/needs/need_json.h"
#include "areas/needs/needs.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/read_needs.h"
#include "areas/needs/say_me_too.h"
#include "areas/needs/take_files.h"
#include "platform/settings/settings.h"
#include "platform/web/paging.h"
#include "platform/web/request.h"
#include "platform/web/wording.h"

namespace needs {

namespace {

html::Url to_need(Need const& need)
{
    return html::Url::to({"needs", need.path_name()});
}

/// A page of needs, and the way to the next one.
base::Json list_json(web::Request const& rq, NeedList const& found)
{
    std::optional<std::string> next;
    if (found.more) next = web::next_page(rq, {{"before", found.needs.back().need.id.text()}});
    return json_of(found).add("next", next);
}

/// A need, and the way to its next answers.
base::Json read_json(web::Request const& rq, NeedView const& view)
{
    std::optional<std::string> next;
    if (view.more_replies) next = web::next_page(rq, {{"after", view.replies.back().id.text()}});
    return json_of(view).add("next", next);
}

web::Response list(web::Request& rq)
{
    ListWish wish;
    wish.subject = rq.fields.line("subject", 20);
    wish.grade = rq.fields.line("grade", 20);
    wish.before = rq.fields.id<NeedId>("before").value_or(wish.before);
    auto const asked = rq.fields.or_problems(wish);
    if (!asked) return rq.refused(asked.refusal());
    if (rq.wants_json) return rq.json(list_json(rq, list_needs(rq.reading(), *asked)));
    auto found = list_cards(rq.reading(), *asked);
    if (rq.actor().is_member() && asked->before == ListWish {}.before)
        found.unseen = NeedStore {rq.reading().tx}.unseen_of(*rq.actor().person);
    return rq.page(needs_page(rq.actor(), found, rq.fields));
}

/// The need's page, with a refused answer kept in its form.
web::Response show_need(web::Request& rq, NeedId id, ReplyId after, std::string_view said, web::Fields const& reply,
    base::Refusal const* refusal)
{
    auto view = view_need(rq.reading(), id, after);
    if (!view) return rq.refused(view.refusal());
    // Out of sight there, it is read here again.
    if (view->need.state == State::merged && !rq.wants_json && need_seen(rq.reading(), *view->need.merged_into)) {
        return rq.see_other(html::Url::to({"needs", view->need.merged_into->text()}));
    }
    view->said = said;
    if (rq.wants_json) return rq.json(read_json(rq, *view));
    return rq.page(
        need_page(rq.actor(), *view, reply, refusal), refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response show(web::Request& rq)
{
    auto const id = rq.id<NeedId>("need");
    if (!id) return rq.refused(id.refusal());
    auto const after = rq.fields.id<ReplyId>("after").value_or(ReplyId {});
    auto const said = rq.fields.or_problems(rq.fields.line("said", 20));
    if (!said) return rq.refused(said.refusal());
    return show_need(rq, *id, after, *said, {}, nullptr);
}

Alike alike_to(web::Request& rq, std::string_view title)
{
    if (title.empty()) return {};
    return {.list = find_alike(rq.reading(), rq.machines.search, title),
        .elsewhere = find_elsewhere(rq.reading(), rq.machines.search, title),
        .mark = alike_mark(title)};
}

/// Where nobody said who may read a new need, the network's setting says it: the form shows it chosen.
void choose_audience_as_the_network_does(web::Request& rq)
{
    if (rq.fields.has("audience")) return;
    auto const settings = rq.machines.settings.now(rq.reading().tx);
    rq.fields.set("audience", std::string {settings->text_or("network.public_default", "everyone")});
}

web::Response raise_form(web::Request& rq)
{
    choose_audience_as_the_network_does(rq);
    auto const title = rq.fields.line("title", title_limit);
    return rq.page(new_need_form(rq.actor(), rq.fields, nullptr, alike_to(rq, title)));
}

/// What looks like a sentence: a piece for the form that is open, or the form itself for who opens the address.
web::Response show_alike(web::Request& rq)
{
    auto const title = rq.fields.or_problems(rq.fields.line("title", title_limit));
    if (!title) return rq.refused(title.refusal());
    auto const alike = alike_to(rq, *title);
    if (rq.wants_json) return rq.json(json_of(alike));
    if (rq.incoming.header("hx-request").empty()) {
        choose_audience_as_the_network_does(rq);
        return rq.page(new_need_form(rq.actor(), rq.fields, nullptr, alike));
    }
    return rq.piece(alike_piece(rq.actor(), alike));
}

Widening widening_of(web::Request& rq, Need const& need)
{
    bool const may_widen = !base::is_opened(base::Audience::everyone, need.audience)
        || !NeedStore {rq.reading().tx}.holds_words_of_others(need.id);
    return may_widen ? Widening::allowed : Widening::refused;
}

/// The form once more, with what is wrong at its field.
web::Response form_again(
    web::Request& rq, base::Refusal const& refusal, FileWords const& file_words, Need const* existing)
{
    if (rq.wants_json) return rq.refused(refusal);
    auto const shown = file_words.with_choose_again(refusal);
    auto const page = existing != nullptr
        ? need_form(rq.fields, &shown, *existing, widening_of(rq, *existing))
        : new_need_form(rq.actor(), rq.fields, &shown, {.mark = std::string {rq.fields.sent("once_alike")}});
    auto response = rq.page(page, web::status_of(shown.reason));
    if (shown.retry_after_s > 0) response.with("Retry-After", std::to_string(shown.retry_after_s));
    return response;
}

/// What looks like it, when nobody has been asked about these words yet. A draft is shown to nobody, and a program has asked
/// by itself.
Alike not_asked_yet(web::Request& rq, NeedWords const& words)
{
    if (rq.wants_json || words.as_draft || words.alike_seen == alike_mark(words.title)) return {};
    auto alike = alike_to(rq, words.title);
    alike.asked = true;
    return alike;
}

/// The form once, with what looks alike, everything kept that was typed.
web::Response ask_whether_alike(web::Request& rq, FileWords const& file_words, Alike const& alike)
{
    auto const shown = file_words.with_choose_again({.reason = base::Reason::conflict, .code = "looks_alike"});
    return rq.page(new_need_form(rq.actor(), rq.fields, &shown, alike), web::status_of(shown.reason));
}

web::Response post_need(web::Request& rq)
{
    auto const file_words = FileWords::of_need(rq);
    choose_audience_as_the_network_does(rq);
    auto const words = NeedWords::from(rq.fields);
    if (!words) return form_again(rq, words.refusal(), file_words, nullptr);
    if (auto const alike = not_asked_yet(rq, *words); !alike.list.needs.empty())
        return ask_whether_alike(rq, file_words, alike);
    auto const files = take_files(rq, file_words);
    if (!files) return form_again(rq, files.refusal(), file_words, nullptr);
    auto const& language = rq.shell.language;
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || refusal.problems.empty()) return rq.refused(refusal);
        return form_again(rq, refusal, file_words, nullptr);
    };
    return rq.change_or([&](platform::Context& cx) { return raise_need(cx, *words, language, *files); },
        [](Need const& need) { return to_need(need).with("said", need.state == State::draft ? "kept" : "raised"); },
        [](Need const& need) { return json_of(need); }, again, 201);
}

base::Result<Need> editable(web::Request& rq)
{
    auto const id = TRY(rq.id<NeedId>("need"));
    auto need = TRY(NeedStore {rq.reading().tx}.find(id));
    TRY(platform::require_view(may(rq.actor(), Action::view, need)));
    TRY(platform::require(may(rq.actor(), Action::edit, need)));
    return need;
}

web::Response edit_form(web::Request& rq)
{
    auto const need = editable(rq);
    if (!need) return rq.refused(need.refusal());
    return rq.page(need_form(fields_of(*need), nullptr, *need, widening_of(rq, *need)));
}

web::Response post_edit(web::Request& rq)
{
    auto const need = editable(rq);
    if (!need) return rq.refused(need.refusal());
    auto const file_words = FileWords::of_need(rq);
    auto const words = NeedWords::from(rq.fields);
    if (!words) return form_again(rq, words.refusal(), file_words, &*need);
    auto const files = take_files(rq, file_words);
    if (!files) return form_again(rq, files.refusal(), file_words, &*need);
    auto const again = [&](base::Refusal const& refusal) {
        bool const shown = web::is_for_the_form(refusal);
        return shown ? form_again(rq, refusal, file_words, &*need) : rq.refused(refusal);
    };
    return rq.change_or([&](platform::Context& cx) { return edit_need(cx, need->id, *words, *files); }, to_need,
        [](Need const& edited) { return json_of(edited); }, again);
}

/// A form without fields that changes one need.
template <base::Result<Need> (*use_case)(platform::Context&, NeedId)>
web::Response post_change(web::Request& rq)
{
    auto const id = rq.id<NeedId>("need");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(*id);
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return use_case(cx, *asked); }, to_need,
        [](Need const& need) { return json_of(need); });
}

/// Nothing is taken in from somebody who may not answer.
base::Result<Attached> take_worksheet(web::Request& rq, NeedId id, FileWords const& file_words)
{
    if (file_words.any()) TRY(may_answer(rq.reading(), id));
    return take_files(rq, file_words);
}

web::Response post_reply(web::Request& rq)
{
    auto const id = rq.id<NeedId>("need");
    if (!id) return rq.refused(id.refusal());
    auto const file_words = FileWords::of_reply(rq);
    auto const words = ReplyWords::from(rq.fields);
    auto const files = words ? take_worksheet(rq, *id, file_words) : base::Result<Attached> {words.refusal()};
    if (!files && (rq.wants_json || files.refusal().problems.empty())) return rq.refused(files.refusal());
    if (!files) {
        auto const shown = file_words.with_choose_again(files.refusal());
        return show_need(rq, *id, {}, "", rq.fields, &shown);
    }
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || refusal.problems.empty()) return rq.refused(refusal);
        return show_need(rq, *id, {}, "", rq.fields, &refusal);
    };
    return rq.change_or([&](platform::Context& cx) { return answer_need(cx, *id, *words, *files); },
        [](Reply const& reply) {
            return html::Url::to({"needs", reply.need.text()}).with("said", "answered").at("reply-" + reply.id.text());
        },
        [](Reply const& reply) { return json_of(reply); }, again, 201);
}

web::Response post_hiding(web::Request& rq)
{
    auto const id = rq.id<ReplyId>("reply");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return hide_reply(cx, *id); },
        [](Reply const& reply) {
            return html::Url::to({"needs", reply.need.text()});
        },
        [](Reply const& reply) { return json_of(reply); });
}

} // namespace

void add_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/needs", anyone, Limit::read, Cache::stranger, list);
    routes.post_upload("/needs", member, Limit::write, Csrf::token, post_need);
    routes.get("/needs/new", member, Limit::read, Cache::nobody, raise_form, Faces::page);
    routes.get("/needs/alike", member, Limit::search, Cache::nobody, show_alike);
    routes.get("/needs/{need}", anyone, Limit::read, Cache::stranger, show);
    routes.get("/needs/{need}/edit", member, Limit::read, Cache::nobody, edit_form, Faces::page);
    routes.post_upload("/needs/{need}/edit", member, Limit::write, Csrf::token, post_edit);
    routes.post("/needs/{need}/opening", member, Limit::write, Csrf::token, post_change<open_need>);
    routes.post("/needs/{need}/closing", member, Limit::write, Csrf::token, post_change<close_need>);
    routes.post("/needs/{need}/keeping", member, Limit::write, Csrf::token, post_change<keep_need>);
    routes.post("/needs/{need}/taking-away", member, Limit::write, Csrf::token, post_change<take_need_away>);
    routes.post("/needs/{need}/showing", member, Limit::write, Csrf::token, post_change<show_need_again>);
    routes.post("/needs/{need}/me-too/undo", member, Limit::write, Csrf::token, post_change<take_me_too_back>);
    routes.post_upload("/needs/{need}/replies", member, Limit::write, Csrf::token, post_reply);
    routes.post("/needs/{need}/replies/{reply}/hiding", member, Limit::write, Csrf::token, post_hiding);
    add_file_routes(routes);
}

} // namespace needs
