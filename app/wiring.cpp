#include "app/wiring.h"

#include "areas/home/home_web.h"
#include "areas/needs/guest_me_too.h"
#include "areas/needs/need_web.h"
#include "areas/needs/needs.h"
#include "areas/notices/notice_web.h"
#include "areas/notices/notices.h"
#include "areas/notices/plan_letters.h"
#include "areas/notices/send_mail.h"
#include "areas/notices/tell.h"
#include "areas/people/code_mail.h"
#include "areas/people/people.h"
#include "areas/people/sign_in_web.h"

namespace app {

web::Routes all_routes()
{
    web::Routes routes;
    home::add_routes(routes);
    people::add_sign_in_routes(routes);
    people::add_person_routes(routes);
    needs::add_routes(routes);
    needs::add_guest_routes(routes);
    needs::add_merge_routes(routes);
    notices::add_routes(routes);
    return routes;
}

platform::Listeners all_listeners()
{
    platform::Listeners listeners;
    listeners.on<needs::MeTooSaid>(
        [](platform::Context& cx, needs::MeTooSaid const& said) { needs::recount(cx, said.need); });
    listeners.on<needs::NeedAnswered>(
        [](platform::Context& cx, needs::NeedAnswered const& answered) { needs::recount(cx, answered.need); });
    listeners.on<needs::NeedAnswered>(notices::tell_of_answer);
    listeners.on<people::PersonJoined>(notices::plan_first_letter);
    listeners.on<people::PersonErased>(notices::forget_person);
    return listeners;
}

platform::JobKinds all_jobs()
{
    platform::JobKinds jobs;
    jobs.on("people.code_mail", people::send_code_mail);
    jobs.on("needs.guest_mail", needs::send_guest_mail);
    jobs.every(std::chrono::minutes {10}, "notices.letters", notices::plan_letters);
    jobs.on("notices.letter", notices::send_letter);
    jobs.on("notices.mail", notices::send_notice);
    return jobs;
}

std::optional<web::Visitor> Doorkeeper::visitor(platform::Tx& tx, base::PersonId person)
{
    auto visitor = people::visitor(tx, person);
    if (visitor) visitor->waiting = static_cast<int>(notices::unread(tx, person));
    return visitor;
}

} // namespace app
