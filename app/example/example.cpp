#include "app/example/example.h"

#include "app/example/example_words.h"
#include "app/search_index.h"
#include "areas/circles/activities/activity_store.h"
#include "areas/circles/activities/protocol.h"
#include "areas/circles/activities/run_store.h"
#include "areas/circles/care/duty_store.h"
#include "areas/circles/circle_store.h"
#include "areas/circles/endings/legacy_store.h"
#include "areas/circles/endings/life_store.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/merging/merging_store.h"
#include "areas/circles/start_circle.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/thread_store.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/need_store.h"
#include "areas/needs/reply_store.h"
#include "areas/needs/step_store.h"
#include "areas/people/person_store.h"
#include "platform/i18n/fold.h"
#include "platform/i18n/languages.h"
#include "platform/i18n/places.h"
#include "platform/markdown/markdown.h"
#include "platform/settings/settings.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"

#include <algorithm>
#include <map>
#include <vector>

namespace app::example {

using namespace std::chrono_literals;

namespace {

std::optional<std::int64_t> place_called(std::string_view province)
{
    static auto const provinces = platform::gazetteer().provinces("TR", "tr");
    auto const wanted = platform::folded(province);
    for (auto const& place : provinces) {
        if (platform::folded(platform::gazetteer().name_in("tr", place)) == wanted) return place.id.value;
    }
    return std::nullopt;
}

/// Writes the whole example, moving a clock of its own through the past, so that ids sort as things happened.
class Writer {
public:
    Writer(platform::Machines& machines, platform::Tx& tx, std::string_view language)
        : tx_ {tx}
        , language_ {language}
        , now_ {machines.clock.now()}
        , clock_ {now_ - 300 * 24h}
        , ids_ {clock_, 1000}
    {
    }

    void write()
    {
        for (auto const& teacher : teachers) add(teacher);
        for (auto const& need : needs) add(need);
        for (auto const& reply : replies) add(reply);
        std::vector<needs::NeedId> all;
        for (auto const& need : needs_) all.push_back(need.id);
        needs::MeTooStore {tx_}.recount(all);
        for (auto const& need : all) needs::draw_spreads(tx_, need);
        for (auto const& circle : example::circles) add(circle);
        for (auto const& post : posts) add(post);
        hold_activity();
        for (auto const& circle : circles_) circles::CircleStore {tx_}.recount(circle.id);
        propose_one_circle();
        for (auto const& thread : threads_) circles::ThreadStore {tx_}.recount(thread.id);
        for (auto const& legacy : legacies) close(legacy);
        bring_to_life();
    }

private:
    void add(Teacher const& teacher)
    {
        clock_.advance(7h);
        people::Person person;
        person.id = ids_.make<base::PersonId>();
        person.name = teacher.name;
        person.slug = platform::slug(teacher.name);
        person.email = person.slug + std::string {domain};
        person.language = language_;
        person.subjects = {std::string {teacher.subject}};
        person.grades = {std::string {teacher.grade}};
        person.setting = teacher.setting;
        person.place = place_called(teacher.province);
        person.help = teacher.help.in(language_);
        person.letter = people::Letter::never;
        person.joined_at = clock_.now();
        people::PersonStore {tx_}.save(person, person.email);
        people_.push_back(std::move(person));
    }

    void add(Need const& example)
    {
        clock_.set(now_ - example.days_ago * 24h);
        auto const& author = people_[static_cast<std::size_t>(example.author)];
        needs::Need need;
        need.id = ids_.make<needs::NeedId>();
        need.author = author.id;
        need.title = example.title.in(language_);
        need.slug = platform::slug(need.title);
        need.story = example.story.in(language_);
        need.subject = example.subject;
        need.grade = example.grade;
        need.place = author.place;
        need.language = language_;
        need.state = needs::State::open;
        need.opened_at = clock_.now();
        needs::NeedStore {tx_}.save(need);
        add_supporters(need, example.me_toos, example.author);
        needs_.push_back(std::move(need));
    }

    /// The next teachers round the table say "me too", each with her own class.
    void add_supporters(needs::Need const& need, int count, int author)
    {
        constexpr std::int64_t sizes[] {44, 27, 38, 22, 41, 33, 29, 36, 47, 24, 31, 39};
        for (int i = 0; i < count; ++i) {
            clock_.advance(11h);
            auto const& person = people_[static_cast<std::size_t>(author + 1 + i * 3) % people_.size()];
            std::vector<std::string> lacks;
            if (i % 2 == 0) lacks.emplace_back("projector");
            if (i % 3 == 0) lacks.emplace_back("room");
            needs::MeTooStore {tx_}.save({need.id, person.id, sizes[i % 12], person.grades.front(), person.setting,
                lacks, i % 4 == 0, clock_.now()});
            step(need.id, needs::Step::Kind::me_toos, i, i + 1);
        }
    }

    void add(Reply const& example)
    {
        auto const& need = needs_[static_cast<std::size_t>(example.need)];
        clock_.set(std::min(*need.opened_at + example.days_later * 24h, now_ - 1h));
        needs::ReplyStore {tx_}.save(
            {ids_.make<needs::ReplyId>(), need.id, people_[static_cast<std::size_t>(example.author)].id,
                std::string {example.text.in(language_)}, "", clock_.now(), {}});
        auto const answers = answers_[need.id]++;
        step(need.id, needs::Step::Kind::answers, answers, answers + 1);
    }

    void add(Circle const& example)
    {
        clock_.set(now_ - example.days_ago * 24h);
        auto const& need = needs_[static_cast<std::size_t>(example.need)];
        circles::Circle circle {.id = ids_.make<base::CircleId>(), .slug = std::string {example.slug}};
        circle.name = example.name.in(language_);
        circle.purpose = example.purpose.in(language_);
        circle.audience = base::Audience::everyone;
        circle.subject = need.subject;
        circle.grade = need.grade;
        circle.language = language_;
        circle.rhythm = example.rhythm.in(language_);
        circle.promises = example.promises.in(language_);
        circle.need = need.id;
        circle.founder = people_[static_cast<std::size_t>(example.host)].id;
        circle.founded_at = clock_.now();
        if (example.months) circle.ends_at = clock_.now() + *example.months * 30 * 24h;
        circles::CircleStore {tx_}.add(circle, circles::mark_of(circle));
        for (int i = 0; i < example.members; ++i) {
            auto const& person = people_[static_cast<std::size_t>(example.host + i * 3) % people_.size()];
            auto const standing = i == 0 ? circles::Standing::host : circles::Standing::member;
            auto const duty = i == 1 ? circles::Duty::notes : i == 2 ? circles::Duty::welcome : circles::Duty::none;
            circles::MembershipStore {tx_}.save({circle.id, person.id, standing, duty, "", {}, clock_.now()});
            circles::DutyStore {tx_}.begin(ids_.make<circles::TurnId>(), circle.id, person.id, duty, clock_.now());
        }
        needs::StepStore {tx_}.add(ids_.make<needs::StepId>(), need.id,
            {.kind = needs::Step::Kind::circle, .happened_at = clock_.now()}, circle.slug);
        circles_.push_back(std::move(circle));
    }

    void close(Legacy const& example)
    {
        auto& circle = circles_[static_cast<std::size_t>(example.circle)];
        circle.closed_at = now_ - example.days_ago * 24h;
        circle.state = circles::State::closed;
        circles::CircleStore {tx_}.save(circle);
        circles::LegacyStore {tx_}.save({.circle = circle.id,
            .author = circle.founder,
            .came_of = std::string {example.came_of.in(language_)},
            .did_not_work = std::string {example.did_not_work.in(language_)},
            .whom_to_ask = std::string {example.whom_to_ask.in(language_)},
            .thanks = std::string {example.thanks.in(language_)},
            .closed_at = *circle.closed_at});
        clock_.set(*circle.closed_at);
        needs::StepStore {tx_}.add(ids_.make<needs::StepId>(), *circle.need,
            {.kind = needs::Step::Kind::circle_ended, .happened_at = *circle.closed_at}, circle.slug);
    }

    /// One is lively, one past its end with hosts who say nothing, and the last one looks for a host.
    void bring_to_life()
    {
        for (auto const& circle : circles_) {
            if (circle.state != circles::State::active) continue;
            circles::Life life {.circle = circle.id, .stirred_at = now_, .look_at = now_};
            if (circle.ends_at) {
                life.ending = circles::EndStage::listed;
                life.ending_since = *circle.ends_at + circles::patience + circles::after_reminder;
            } else if (circle.slug == circles_.back().slug) {
                life.quiet = circles::QuietStage::anybody;
                life.quiet_since = now_ - 20 * 24h;
            }
            circles::LifeStore {tx_}.save(life);
        }
    }

    /// The circle whose months are nearly over asks the other one to take it in; nobody has answered yet.
    void propose_one_circle()
    {
        clock_.set(now_ - 2 * 24h);
        auto const& asks = circles_.back();
        auto const& asked = circles_.front();
        circles::MergingStore {tx_}.save({.id = ids_.make<circles::MergingId>(),
            .circle = asks.id,
            .other = asked.id,
            .into = asked.id,
            .name = asked.name,
            .purpose = asked.purpose,
            .promises = asked.promises,
            .why = std::string {one_circle.in(language_)},
            .proposed_by = asks.founder,
            .proposed_at = clock_.now()});
    }

    void add(Post const& example)
    {
        clock_.set(now_ - example.days_ago * 24h);
        auto const author = people_[static_cast<std::size_t>(example.author)].id;
        circles::Post post {
            .id = ids_.make<circles::PostId>(), .author = author, .text = std::string {example.text.in(language_)}};
        post.html = std::string {platform::markdown_html(post.text).text()};
        post.written_at = clock_.now();
        if (!example.title.en.empty()) begin(example, post);
        post.thread = threads_.back().id;
        circles::PostStore {tx_}.add(post);
        if (!example.helped) return;
        threads_.back().answer = post.id;
        circles::ThreadStore {tx_}.save(threads_.back());
    }

    void begin(Post const& example, circles::Post const& opening)
    {
        circles::Thread thread {.id = ids_.make<circles::ThreadId>(),
            .circle = circles_[static_cast<std::size_t>(example.circle)].id,
            .kind = circles::talks.named(example.kind).value_or(circles::Talk::question),
            .title = std::string {example.title.in(language_)}};
        thread.slug = platform::slug(thread.title);
        thread.excerpt = platform::plain_text(opening.text, 240);
        thread.language = language_;
        thread.author = opening.author;
        thread.opening = opening.id;
        thread.started_at = opening.written_at;
        circles::ThreadStore {tx_}.add(thread);
        threads_.push_back(std::move(thread));
    }

    base::PersonId person_in(Circle const& circle, int place) const
    {
        return people_[static_cast<std::size_t>(circle.host + place * 3) % people_.size()].id;
    }

    /// The first circle has a copy of a protocol, and held it last week.
    void hold_activity()
    {
        auto const& circle = example::circles.front();
        clock_.set(now_ - 9 * 24h);
        circles::Activity activity {.id = ids_.make<circles::ActivityId>(), .circle = circles_.front().id};
        activity.author = person_in(circle, 0);
        activity.protocol = "tuning-protocol";
        activity.language = language_;
        activity.outline = circles::copy_of(*circles::protocol_named(activity.protocol));
        activity.copied_at = clock_.now();
        circles::ActivityStore {tx_}.add(activity);
        clock_.set(now_ - 8 * 24h);
        circles::Run run {.id = ids_.make<circles::RunId>(),
            .circle = activity.circle,
            .activity = activity.id,
            .starter = activity.author,
            .leader = person_in(circle, 1),
            .outline = activity.outline,
            .started_at = clock_.now()};
        circles::RunStore {tx_}.add(run);
        add_notes(circle, run);
        clock_.advance(5min);
        run.step = static_cast<std::int64_t>(run.outline.steps.size());
        run.began_at = run.started_at;
        run.ended_at = clock_.now();
        circles::RunStore {tx_}.save(run);
    }

    void add_notes(Circle const& circle, circles::Run const& run)
    {
        circles::RunStore store {tx_};
        for (int role = 1; role <= 3; ++role) store.take_role(run.id, role, person_in(circle, role));
        for (auto const& [step, author, words] : noted) {
            clock_.advance(8min);
            store.add_note({ids_.make<circles::RunNoteId>(), run.id, step, person_in(circle, author),
                std::string {words.in(language_)}, clock_.now()});
        }
    }

    void step(needs::NeedId need, needs::Step::Kind kind, std::int64_t before, std::int64_t now)
    {
        for (auto const count : needs::milestones(kind, before, now)) {
            needs::StepStore {tx_}.add(
                ids_.make<needs::StepId>(), need, {kind, count, clock_.now()}, std::to_string(count));
        }
    }

    platform::Tx& tx_;
    std::string_view language_;
    base::Time now_;
    base::StillClock clock_;
    base::IdSource ids_;
    std::vector<people::Person> people_;
    std::vector<needs::Need> needs_;
    std::map<needs::NeedId, std::int64_t> answers_;
    std::vector<circles::Circle> circles_;
    std::vector<circles::Thread> threads_;
};

} // namespace

base::Result<base::Done> load(platform::Machines& machines)
{
    auto const lease = machines.database.read();
    auto const settings = machines.settings.now(lease->tx());
    if (settings->yes("example.loaded")) return base::conflict("example_loaded");
    auto const languages = settings->text_or("network.languages", "en tr");
    std::string const language {languages.substr(0, languages.find(' '))};
    platform::write(machines.database, [&](platform::Tx& tx) {
        html::Speaking const speaking {machines.languages.named(language)};
        Writer {machines, tx, language}.write();
        machines.settings.set(tx, "example.loaded", "yes");
    });
    machines.settings.forget();
    rebuild_search(machines);
    return base::Done {};
}

} // namespace app::example
