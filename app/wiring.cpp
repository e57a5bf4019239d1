#include "app/wiring.h"

#include "app/erasures.h"
#include "app/example/example.h"
#include "app/search_index.h"
#include "areas/circles/activities/activity_web.h"
#include "areas/circles/activities/live_run.h"
#include "areas/circles/adoption/adoption_web.h"
#include "areas/circles/care/care_web.h"
#include "areas/circles/circle_jobs.h"
#include "areas/circles/circle_web.h"
#include "areas/circles/circles.h"
#include "areas/circles/company.h"
#include "areas/circles/decisions/decision_web.h"
#include "areas/circles/endings/ending_web.h"
#include "areas/circles/endings/look_after_lives.h"
#include "areas/circles/find_near.h"
#include "areas/circles/index_circle.h"
#include "areas/circles/merging/merging_web.h"
#include "areas/circles/merging/move.h"
#include "areas/circles/talk/bring_picture.h"
#include "areas/circles/talk/index_post.h"
#include "areas/circles/talk/live_thread.h"
#include "areas/circles/talk/reach.h"
#include "areas/circles/talk/show_again.h"
#include "areas/circles/talk/talk_web.h"
#include "areas/home/home_web.h"
#include "areas/imports/bring_file.h"
#include "areas/imports/imports.h"
#include "areas/imports/imports_web.h"
#include "areas/imports/plan_import.h"
#include "areas/imports/run_import.h"
#include "areas/needs/carry_supporters.h"
#include "areas/needs/find_alike.h"
#include "areas/needs/guest_me_too.h"
#include "areas/needs/index_need.h"
#include "areas/needs/need_web.h"
#include "areas/needs/needs.h"
#include "areas/needs/show_reply.h"
#include "areas/notices/incoming/mail_answer.h"
#include "areas/notices/incoming/take_mail.h"
#include "areas/notices/invited_letter.h"
#include "areas/notices/notice_web.h"
#include "areas/notices/notices.h"
#include "areas/notices/plan_letters.h"
#include "areas/notices/send_mail.h"
#include "areas/notices/tell.h"
#include "areas/people/addresses/account_mail.h"
#include "areas/people/blocks/block_web.h"
#include "areas/people/code_mail.h"
#include "areas/people/index_person.h"
#include "areas/people/invitations/invitation_mail.h"
#include "areas/people/invitations/invitation_web.h"
#include "areas/people/leaving/leave.h"
#include "areas/people/leaving/leave_web.h"
#include "areas/people/people.h"
#include "areas/people/sign_in_links/sign_in_link_web.h"
#include "areas/people/sign_in_web.h"
#include "areas/people/standing/answer_suspension.h"
#include "areas/people/standing/suspension_mail.h"
#include "areas/people/standing/suspension_web.h"
#include "areas/stewards/members/members_web.h"
#include "areas/stewards/moderation/appeal.h"
#include "areas/stewards/moderation/moderation_web.h"
#include "areas/stewards/reports/report_web.h"
#include "areas/stewards/settings/settings_web.h"
#include "areas/stewards/setup/setup_web.h"
#include "areas/stewards/stewards.h"
#include "areas/stewards/welcome/first_words.h"
#include "areas/stewards/welcome/welcome_web.h"
#include "platform/chain/chain_jobs.h"
#include "platform/jobs/file_jobs.h"
#include "platform/jobs/tidying.h"
#include "platform/trust/trust.h"
#include "platform/web/tidying.h"

#include <tuple>

namespace app {

namespace {

constexpr std::string_view note_erasure_job = "app.note_erasure";

std::vector<platform::Tidying> all_tidyings()
{
    auto all = web::tidyings();
    all.push_back({"mailed codes", people::forget_old_codes});
    all.push_back({"guests who never confirmed", needs::forget_old_guests});
    all.push_back({"letters to invitations that fell silent", notices::forget_old_invited_letters});
    all.push_back({"names of mails that were taken", notices::forget_taken_mails});
    all.push_back({"when newcomers wrote", platform::forget_old_writings});
    all.push_back({"files nobody went on bringing in", imports::forget_old_imports});
    all.push_back({"words of posts that were taken away", circles::clear_removed_posts});
    all.push_back({"how many people posts told", circles::forget_old_reaches});
    return all;
}

void tell_of_circles(platform::Listeners& listeners)
{
    listeners.on<circles::PostWritten>(notices::tell_of_post);
    listeners.on<circles::PostChanged>(notices::settle_post);
    listeners.on<circles::StandingChanged>(notices::tell_of_standing);
    listeners.on<circles::CircleStarted>(notices::tell_of_circle);
    listeners.on<circles::CircleChanged>(notices::settle_circle);
    listeners.on<circles::DecisionAsked>(notices::tell_of_decision);
    listeners.on<circles::DecisionAnswered>(notices::settle_answer);
    listeners.on<circles::DecisionEnded>(notices::settle_decision);
    listeners.on<circles::CircleTurned>(notices::tell_of_turn);
    listeners.on<people::BlocksChanged>(notices::settle_blocks);
    listeners.on<circles::MergingProposed>(notices::tell_of_merging);
    listeners.on<circles::MergingDecided>(notices::settle_merging);
    listeners.on<circles::CirclesMerged>(notices::carry_notices);
    listeners.on<circles::NoteWritten>(notices::tell_of_note);
}

/// A circle ends, falls silent, finds another host.
void look_after_circles(platform::Listeners& listeners)
{
    listeners.on<circles::CircleStarted>(circles::begin_life);
    listeners.on<circles::CircleChanged>(circles::look_again);
    listeners.on<circles::StandingChanged>(circles::look_at_hosts);
    listeners.on<circles::PostWritten>(
        [](platform::Context& cx, circles::PostWritten const& written) { circles::stir(cx, written); });
    listeners.on<circles::DecisionAsked>(
        [](platform::Context& cx, circles::DecisionAsked const& asked) { circles::stir(cx, asked); });
}

void look_after_newcomers(platform::Listeners& listeners)
{
    listeners.on<needs::NeedOpened>(stewards::note_first_need);
    listeners.on<needs::NeedAnswered>(stewards::settle_first_need);
    listeners.on<circles::PostWritten>(stewards::note_first_post);
    listeners.on<circles::PostWritten>(stewards::settle_first_posts);
    listeners.on<people::InventedRemoved>(stewards::forget_first_words);
    listeners.on<stewards::WelcomeAsked>(notices::tell_of_welcome);
    listeners.on<stewards::WelcomeSettled>(notices::settle_welcome);
}

void listen_to_circles(platform::Listeners& listeners, platform::Search const& search)
{
    listeners.on<circles::StandingChanged>(
        [](platform::Context& cx, circles::StandingChanged const& changed) { circles::recount(cx, changed.circle); });
    listeners.on<circles::CircleStarted>(circles::plan_invitations);
    listeners.on<circles::CircleStarted>([&search](platform::Context& cx, circles::CircleStarted const& started) {
        circles::index_circle(cx, search, started.circle);
    });
    listeners.on<circles::CircleChanged>([&search](platform::Context& cx, circles::CircleChanged const& changed) {
        circles::index_circle(cx, search, changed.circle);
    });
    listeners.on<circles::PostWritten>(circles::recount_thread);
    listeners.on<circles::PostChanged>(circles::recount_post);
    listeners.on<circles::PostWritten>([&search](platform::Context& cx, circles::PostWritten const& written) {
        circles::index_post(cx, search, written.post);
    });
    listeners.on<circles::PostChanged>([&search](platform::Context& cx, circles::PostChanged const& changed) {
        circles::index_post(cx, search, changed.post);
    });
}

/// What was taken out of sight comes back in its own room; a need was shown by the one who decided, with the law of its room.
void show_again(platform::Context& cx, stewards::MeasureUndone const& undone)
{
    auto const measure = stewards::measure_of(cx.tx, undone.measure);
    if (!measure || measure->kind != stewards::MeasureKind::hidden) return;
    if (measure->thing_kind == stewards::Kind::reply)
        std::ignore = needs::show_reply_again(cx, needs::ReplyId {measure->thing});
    if (measure->thing_kind == stewards::Kind::post)
        std::ignore = circles::show_post_again(cx, circles::PostId {measure->thing});
}

void listen_to_stewards(platform::Listeners& listeners)
{
    listeners.on<stewards::ReportDecided>(notices::tell_of_report);
    listeners.on<stewards::MeasureTaken>(notices::tell_of_measure);
    listeners.on<stewards::MeasureUndone>(show_again);
    listeners.on<stewards::AppealDecided>(notices::tell_of_appeal);
    listeners.on<people::SuspensionAnswered>([](platform::Context& cx, people::SuspensionAnswered const& answered) {
        if (auto const said = people::answered_suspension(cx.tx, answered.suspension))
            stewards::appeal_of_suspended(cx, said->person, said->answer);
    });
}

} // namespace

web::Routes all_routes()
{
    web::Routes routes;
    home::add_routes(routes);
    people::add_sign_in_routes(routes);
    people::add_person_routes(routes);
    people::add_invitation_routes(routes);
    people::add_block_routes(routes);
    people::add_sign_in_link_routes(routes);
    people::add_token_routes(routes);
    people::add_password_routes(routes);
    people::add_passkey_routes(routes);
    people::add_address_routes(routes);
    people::add_way_back_routes(routes);
    people::add_suspension_routes(routes);
    people::set_keepers(all_keepers());
    people::set_company(circles::company());
    people::add_leave_routes(routes);
    needs::look_elsewhere(circles::find_near);
    needs::add_routes(routes);
    needs::add_guest_routes(routes);
    needs::add_merge_routes(routes);
    circles::add_routes(routes);
    circles::add_talk_routes(routes);
    circles::add_live_routes(routes);
    circles::add_decision_routes(routes);
    circles::add_answer_link_routes(routes);
    circles::add_ending_routes(routes);
    circles::add_adoption_routes(routes);
    circles::add_merging_routes(routes);
    circles::add_care_routes(routes);
    circles::add_activity_routes(routes);
    circles::add_run_routes(routes);
    circles::add_live_run_routes(routes);
    notices::add_routes(routes);
    imports::add_routes(routes);
    stewards::add_settings_routes(routes);
    stewards::add_setup_routes(routes);
    stewards::add_members_routes(routes);
    stewards::add_report_routes(routes);
    stewards::add_welcome_routes(routes);
    stewards::add_moderation_routes(routes);
    return routes;
}

template <typename Event>
void index_person_on(platform::Listeners& listeners, platform::Search const& search)
{
    listeners.on<Event>(
        [&search](platform::Context& cx, Event const& event) { people::index_person(cx, search, event.person); });
}

/// Listeners of many events are told apart by the event.
void index_people(platform::Listeners& listeners, platform::Search const& search)
{
    index_person_on<people::PersonJoined>(listeners, search);
    index_person_on<people::PersonChanged>(listeners, search);
    index_person_on<people::PersonErased>(listeners, search);
    index_person_on<people::InventedRemoved>(listeners, search);
}

platform::Listeners all_listeners(platform::Search const& search)
{
    platform::Listeners listeners;
    listeners.on<needs::MeTooSaid>(
        [](platform::Context& cx, needs::MeTooSaid const& said) { needs::recount(cx, said.need); });
    listeners.on<needs::NeedAnswered>(
        [](platform::Context& cx, needs::NeedAnswered const& answered) { needs::recount(cx, answered.need); });
    listeners.on<people::PersonErased>([](platform::Context& cx, people::PersonErased const& erased) {
        cx.outbox.job(note_erasure_job, erased.payload());
    });
    listeners.on<needs::NeedAnswered>(notices::tell_of_answer);
    listeners.on<needs::MergeProposed>(notices::tell_of_proposal);
    listeners.on<needs::MergeEnded>(notices::settle_proposal);
    listeners.on<needs::NeedsMerged>(notices::tell_of_merge);
    listeners.on<needs::SupportersCarried>(notices::tell_supporters);
    listeners.on<needs::NeedHidden>(notices::tell_of_hiding);
    listeners.on<needs::NeedShown>(notices::tell_of_showing);
    listeners.on<people::PersonJoined>(notices::plan_first_letter);
    listeners.on<people::PersonJoined>(imports::ask_in_whoever_came);
    listeners.on<needs::NeedRemoved>(notices::forget_need);
    listeners.on<people::InventedRemoved>(notices::forget_invented);
    listeners.on<needs::NeedOpened>([&search](platform::Context& cx, needs::NeedOpened const& opened) {
        needs::index_need(cx, search, opened.need);
    });
    listeners.on<needs::NeedChanged>([&search](platform::Context& cx, needs::NeedChanged const& changed) {
        needs::index_need(cx, search, changed.need);
    });
    index_people(listeners, search);
    listen_to_circles(listeners, search);
    look_after_circles(listeners);
    listen_to_stewards(listeners);
    tell_of_circles(listeners);
    look_after_newcomers(listeners);
    return listeners;
}

std::vector<Searchable> all_searchables()
{
    return {{[](platform::Tx& tx, platform::Search const& search, std::int64_t after, int limit) {
                 auto const last = needs::index_needs_after(tx, search, {after}, limit);
                 return last ? std::optional {last->value} : std::nullopt;
             },
                needs::findable_needs},
        {[](platform::Tx& tx, platform::Search const& search, std::int64_t after, int limit) {
             auto const last = circles::index_circles_after(tx, search, {after}, limit);
             return last ? std::optional {last->value} : std::nullopt;
         },
            circles::findable_circles},
        {[](platform::Tx& tx, platform::Search const& search, std::int64_t after, int limit) {
             auto const last = circles::index_posts_after(tx, search, {after}, limit);
             return last ? std::optional {last->value} : std::nullopt;
         },
            circles::findable_posts},
        {[](platform::Tx& tx, platform::Search const& search, std::int64_t after, int limit) {
             auto const last = people::index_people_after(tx, search, {after}, limit);
             return last ? std::optional {last->value} : std::nullopt;
         },
            people::findable_people}};
}

platform::FileKeepers all_file_keepers()
{
    return {{needs::kept_files, needs::keeps_file}, {circles::kept_files, circles::keeps_file},
        {imports::kept_files, imports::keeps_file}};
}

platform::JobKinds all_jobs()
{
    platform::JobKinds jobs;
    jobs.on("people.code_mail", people::send_code_mail);
    jobs.on("imports.read", imports::read_import);
    jobs.on("imports.run", imports::run_import_job);
    jobs.on("imports.letters", imports::send_import_letters);
    jobs.on("needs.guest_mail", needs::send_guest_mail);
    platform::add_file_jobs(jobs, all_file_keepers());
    platform::add_chain_jobs(jobs);
    platform::add_tidying(jobs, all_tidyings());
    jobs.every(std::chrono::hours {24}, "app.search_rules", follow_search_rules);
    jobs.every(std::chrono::minutes {10}, "notices.letters", notices::plan_letters);
    jobs.on("notices.letter", notices::send_letter);
    jobs.every(std::chrono::minutes {10}, "notices.invited_letters", notices::plan_invited_letters);
    jobs.on("notices.invited_letter", notices::send_invited_letter);
    jobs.on("notices.mail", notices::send_notice);
    jobs.on("notices.mail_answer", notices::send_mail_answer);
    jobs.on("needs.carry", needs::carry_supporters);
    jobs.on("notices.carried", notices::tell_carried);
    jobs.on("notices.settle_need", notices::settle_need);
    jobs.on("notices.decision", notices::ask_members);
    jobs.on("notices.reminder", notices::remind_members);
    jobs.on("notices.outcome", notices::tell_members_of_outcome);
    jobs.on("notices.meeting", notices::plan_meeting_notices);
    jobs.on("notices.meeting_today", notices::tell_of_meeting_today);
    jobs.on("notices.meeting_over", notices::forget_meeting_notices);
    jobs.on("notices.everyone", notices::call_members);
    jobs.on("stewards.welcome", stewards::ask_welcomer);
    jobs.on("people.invitation_mail", people::send_invitation_mail);
    jobs.on("people.address_mail", people::send_address_mail);
    jobs.on("people.way_back_mail", people::send_way_back_mail);
    jobs.on("stewards.appeal_mail", stewards::send_appeal_mail);
    jobs.on("people.suspension_mail", people::send_suspension_mail);
    jobs.on("people.erase", [](platform::Machines& machines, std::string_view payload) {
        return people::erase_everywhere(machines, payload, all_keepers());
    });
    jobs.on("people.scrub", people::scrub);
    // Refused when it is here already, or gone already: then it is as it was wanted.
    jobs.on("example.load", [](platform::Machines& machines, std::string_view) -> base::Result<base::Done> {
        std::ignore = example::load(machines);
        return base::Done {};
    });
    jobs.on("example.remove", [](platform::Machines& machines, std::string_view) -> base::Result<base::Done> {
        std::ignore = example::remove(machines);
        return base::Done {};
    });
    jobs.on("circles.supporters", circles::ask_supporters_in);
    jobs.on("circles.index_posts", circles::index_posts_of_circle);
    jobs.every(std::chrono::minutes {10}, "circles.pictures", circles::look_at_pictures);
    jobs.on(std::string {circles::picture_gone_job}, circles::draw_without_picture);
    jobs.on("circles.count_decision", circles::count_decision_due);
    jobs.every(std::chrono::hours {1}, "circles.lives", circles::look_after_lives);
    jobs.on("circles.move", circles::move_circle);
    jobs.on("notices.carry", notices::carry_some_notices);
    return jobs;
}

void note_erasures_in(platform::JobKinds& jobs, std::string const& path)
{
    jobs.on(std::string {note_erasure_job},
        [path](platform::Machines&, std::string_view payload) -> base::Result<base::Done> {
            auto const erased = people::PersonErased::from_payload(payload);
            note_erasure(path, {erased.person, erased.words, {}});
            return base::Done {};
        });
}

std::optional<web::Visitor> Doorkeeper::visitor(platform::Tx& tx, base::PersonId person)
{
    auto visitor = people::visitor(tx, person);
    if (visitor) visitor->waiting = static_cast<int>(notices::unread(tx, person));
    return visitor;
}

std::unordered_map<base::PersonId, base::Actor> Doorkeeper::actors(
    platform::Tx& tx, std::span<base::PersonId const> people)
{
    return people::actors_of(tx, people);
}

} // namespace app
