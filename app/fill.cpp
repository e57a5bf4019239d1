#include "app/fill.h"

#include "app/fill_words.h"
#include "areas/circles/circle_store.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/start_circle.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/thread_store.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/need_store.h"
#include "areas/needs/reply_store.h"
#include "areas/people/person_store.h"
#include "platform/files/disk.h"
#include "platform/i18n/fold.h"
#include "platform/markdown/markdown.h"
#include "platform/storage/storage_errors.h"
#include "platform/storage/write.h"
#include "platform/web/sessions.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <fcntl.h>
#include <mutex>
#include <set>
#include <thread>

namespace app {

namespace {

using base::PersonId;
using base::SeededChance;
using needs::NeedId;

constexpr std::int64_t rows_a_job = 200;
constexpr int writers = 32;                         ///< that many jobs share an fsync
constexpr int node = 1023;                          ///< no node of a real site makes these ids
constexpr base::Time first_day {1'756'684'800'000}; ///< 1 September 2025, when school begins
constexpr base::Milliseconds a_year {365LL * 24 * 3600 * 1000};

/// Chance for the n-th thing of a kind, whoever writes it and when.
SeededChance chance_for(FillWish const& wish, std::uint64_t kind, std::int64_t n)
{
    return SeededChance {
        SeededChance {wish.seed * 8 + kind}.next() ^ SeededChance {static_cast<std::uint64_t>(n)}.next()};
}

/// Rising ids for n things, spread evenly over a span of time.
template <class Id>
std::vector<Id> ids_over(base::Time start, base::Milliseconds span, std::int64_t n)
{
    base::StillClock clock {start};
    base::IdSource source {clock, node};
    std::vector<Id> ids;
    ids.reserve(static_cast<std::size_t>(n));
    for (std::int64_t i = 0; i < n; ++i) {
        clock.set(start + span * i / n);
        ids.push_back(source.make<Id>());
    }
    return ids;
}

/// Everything that is known before the first row: who there is, and how much is said to each need.
struct Plan {
    FillWish wish;
    std::vector<PersonId> people;
    std::vector<NeedId> needs;
    std::vector<needs::ReplyId> replies;
    std::vector<std::int64_t> first_reply; ///< of each need, and one more at the end
    std::vector<std::int64_t> me_toos;     ///< how many each need has

    PersonId anybody(SeededChance& chance) const { return people[chance.below(people.size())]; }
};

/// Deals n things to needs: a tenth evenly, so that no page is empty for long, the others by Zipf.
std::vector<std::int64_t> dealt(FillWish const& wish, std::uint64_t kind, std::int64_t n, std::int64_t most)
{
    auto chance = chance_for(wish, kind, 0);
    auto const count = static_cast<std::size_t>(wish.needs);
    std::vector<std::int64_t> dealt(count, 0);
    if (count == 0) return dealt;
    Zipf const choose {count};
    for (std::int64_t i = 0; i < n; ++i) {
        auto at = i % 10 == 0 ? chance.below(count) : SeededChance {choose(chance)}.next() % count;
        while (dealt[at] >= most) at = (at + 1) % count;
        ++dealt[at];
    }
    return dealt;
}

Plan planned(FillWish const& wish)
{
    Plan plan {wish, {}, {}, {}, {}, {}};
    plan.people = ids_over<PersonId>(first_day, a_year / 4, wish.people);
    plan.needs = ids_over<NeedId>(first_day + a_year / 4, a_year / 2, wish.needs);
    plan.replies = ids_over<needs::ReplyId>(first_day + a_year * 3 / 4, a_year / 4, wish.replies);
    plan.first_reply.push_back(0);
    for (auto const count : dealt(wish, 5, wish.replies, 2000))
        plan.first_reply.push_back(plan.first_reply.back() + count);
    plan.me_toos = dealt(wish, 6, wish.me_toos, std::max<std::int64_t>(1, wish.people / 4));
    return plan;
}

std::string_view code(auto const& codes, SeededChance& chance)
{
    return codes[chance.below(codes.size())];
}

people::Person person_of(Plan const& plan, std::int64_t n)
{
    auto chance = chance_for(plan.wish, 1, n);
    auto const& speech = speech_of(chance);
    people::Person person;
    person.id = plan.people[static_cast<std::size_t>(n)];
    person.name = full_name(speech, chance);
    person.slug = platform::slug(person.name) + "-" + person.id.text();
    person.email = "teacher" + std::to_string(n) + "@fill.example";
    person.language = speech.language;
    person.subjects = {std::string {code(people::subject_codes, chance)}};
    person.grades = {std::string {code(people::grade_codes, chance)}};
    person.setting = code(people::setting_codes, chance);
    person.languages = {person.language};
    person.help = sentence(speech, chance, 6) + ".";
    person.letter = people::Letter::never;
    person.joined_at = base::born(person.id.value);
    return person;
}

needs::Need need_of(Plan const& plan, std::int64_t n)
{
    auto chance = chance_for(plan.wish, 2, n);
    auto const& speech = speech_of(chance);
    needs::Need need;
    need.id = plan.needs[static_cast<std::size_t>(n)];
    need.author = plan.anybody(chance);
    need.audience = chance.below(4) == 0 ? base::Audience::members : base::Audience::everyone;
    need.title = sentence(speech, chance, 4 + chance.below(8));
    need.slug = platform::slug(need.title);
    for (auto sentences = 1 + chance.below(4); sentences > 0; --sentences) {
        need.story += sentence(speech, chance, 6 + chance.below(10)) + ". ";
    }
    need.subject = code(people::subject_codes, chance);
    need.grade = code(people::grade_codes, chance);
    need.language = speech.language;
    need.state = chance.below(20) == 0 ? needs::State::closed : needs::State::open;
    need.opened_at = base::born(need.id.value);
    return need;
}

needs::Reply reply_of(Plan const& plan, std::int64_t n)
{
    auto chance = chance_for(plan.wish, 3, n);
    auto const& speech = speech_of(chance);
    auto const need = std::ranges::upper_bound(plan.first_reply, n) - plan.first_reply.begin() - 1;
    needs::Reply reply;
    reply.id = plan.replies[static_cast<std::size_t>(n)];
    reply.need = plan.needs[static_cast<std::size_t>(need)];
    reply.author = plan.anybody(chance);
    reply.text = sentence(speech, chance, 8 + chance.below(12)) + ".";
    reply.written_at = base::born(reply.id.value);
    return reply;
}

/// The people who say "me too" to one need: neighbours in a circle of all, so that nobody says it twice.
needs::MeToo me_too_of(Plan const& plan, std::int64_t need, std::int64_t n)
{
    auto chance = chance_for(plan.wish, 4, need * 100'000 + n);
    auto const count = static_cast<std::int64_t>(plan.people.size());
    auto const start = static_cast<std::int64_t>(chance_for(plan.wish, 7, need).below(plan.people.size()));
    needs::MeToo me_too;
    me_too.need = plan.needs[static_cast<std::size_t>(need)];
    me_too.person = plan.people[static_cast<std::size_t>((start + n) % count)];
    me_too.class_size = 12 + static_cast<std::int64_t>(chance.below(40));
    me_too.grade = code(people::grade_codes, chance);
    me_too.setting = code(people::setting_codes, chance);
    if (chance.below(2) == 0) me_too.lacks = {std::string {code(needs::lack_codes, chance)}};
    me_too.named = chance.below(5) == 0;
    me_too.said_at
        = first_day + a_year * 3 / 4 + base::Milliseconds {static_cast<std::int64_t>(chance.below(1'000'000'000))};
    return me_too;
}

/// So many writers at once are in each other's way on PostgreSQL: a job that was turned away comes again.
void do_until_taken(std::function<void(std::int64_t)> const& job, std::int64_t mine)
{
    for (;;) {
        try {
            return job(mine);
        } catch (platform::Unavailable const&) {
        }
    }
}

/// Does jobs 0 to n - 1 on a few threads at once, so that the writer makes many durable with one fsync.
void do_all(std::int64_t n, std::function<void(std::int64_t)> const& job)
{
    std::atomic<std::int64_t> next {0};
    std::mutex mutex;
    std::exception_ptr failure;
    std::vector<std::thread> threads;
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&] {
            try {
                for (auto mine = next++; mine < n; mine = next++) do_until_taken(job, mine);
            } catch (...) {
                std::scoped_lock const lock {mutex};
                failure = std::current_exception();
            }
        });
    }
    for (auto& thread : threads) thread.join();
    if (failure) std::rethrow_exception(failure);
}

std::int64_t jobs_for(std::int64_t rows)
{
    return (rows + rows_a_job - 1) / rows_a_job;
}

/// Writes n things: each job makes its own before the writer sees it.
template <class Make, class Save>
void write_rows(platform::Database& database, std::int64_t n, Make const& make, Save const& save)
{
    do_all(jobs_for(n), [&](std::int64_t job) {
        auto const end = std::min(n, (job + 1) * rows_a_job);
        std::vector<decltype(make(n))> things;
        things.reserve(rows_a_job);
        for (auto row = job * rows_a_job; row < end; ++row) things.push_back(make(row));
        platform::write(database, [&](platform::Tx& tx) {
            for (auto const& thing : things) save(tx, thing);
        });
    });
}

/// The me-toos from the first to the last but one of all that are planned, need by need.
std::vector<needs::MeToo> me_toos_of(
    Plan const& plan, std::span<std::int64_t const> first, std::int64_t from, std::int64_t to)
{
    std::vector<needs::MeToo> me_toos;
    me_toos.reserve(static_cast<std::size_t>(to - from));
    auto need = std::ranges::upper_bound(first, from) - first.begin() - 1;
    for (auto n = from; n < to; ++n) {
        while (first[static_cast<std::size_t>(need) + 1] <= n) ++need;
        me_toos.push_back(me_too_of(plan, need, n - first[static_cast<std::size_t>(need)]));
    }
    return me_toos;
}

void write_me_toos(platform::Database& database, Plan const& plan)
{
    std::vector<std::int64_t> first {0};
    for (auto const count : plan.me_toos) first.push_back(first.back() + count);
    auto const n = first.back();
    do_all(jobs_for(n), [&](std::int64_t job) {
        auto const me_toos = me_toos_of(plan, first, job * rows_a_job, std::min(n, (job + 1) * rows_a_job));
        platform::write(database, [&](platform::Tx& tx) {
            for (auto const& me_too : me_toos) needs::MeTooStore {tx}.save(me_too);
        });
    });
}

/// Circles, their people, and what they talk about in threads of fifty posts.
struct Talk {
    std::vector<base::CircleId> circles;
    std::vector<circles::ThreadId> threads;
    std::vector<circles::PostId> posts;
    std::int64_t posts_a_thread = 50;
};

Talk talk_of(FillWish const& wish)
{
    Talk talk;
    if (wish.circles == 0 || wish.people == 0) return talk;
    talk.circles = ids_over<base::CircleId>(first_day + a_year / 2, a_year / 4, wish.circles);
    auto const threads = (wish.posts + talk.posts_a_thread - 1) / talk.posts_a_thread;
    talk.threads = ids_over<circles::ThreadId>(first_day + a_year * 3 / 4, a_year / 8, threads);
    talk.posts = ids_over<circles::PostId>(first_day + a_year * 7 / 8, a_year / 8, wish.posts);
    return talk;
}

/// Neighbours in the circle of all people, as with me-toos.
constexpr std::int64_t members_a_circle = 30;

PersonId member_of(Plan const& plan, std::int64_t circle, std::int64_t n)
{
    auto const count = static_cast<std::int64_t>(plan.people.size());
    auto const start = static_cast<std::int64_t>(chance_for(plan.wish, 9, circle).below(plan.people.size()));
    return plan.people[static_cast<std::size_t>((start + n) % count)];
}

std::vector<std::pair<circles::Circle, std::string>> circles_of(Plan const& plan, Talk const& talk)
{
    std::vector<std::pair<circles::Circle, std::string>> all;
    std::set<std::string> marks;
    for (std::size_t n = 0; n < talk.circles.size(); ++n) {
        auto chance = chance_for(plan.wish, 8, static_cast<std::int64_t>(n));
        auto const& speech = speech_of(chance);
        circles::Circle circle {.id = talk.circles[n], .name = sentence(speech, chance, 2 + chance.below(2))};
        circle.slug = circles::slug_for(circle.name, circle.id, true);
        circle.purpose = sentence(speech, chance, 8) + "?";
        circle.audience = chance.below(3) == 0 ? base::Audience::everyone : base::Audience::members;
        if (chance.below(20) == 0) circle.audience = base::Audience::circles;
        circle.subject = code(people::subject_codes, chance);
        circle.language = speech.language;
        circle.founder = member_of(plan, static_cast<std::int64_t>(n), 0);
        circle.founded_at = base::born(circle.id.value);
        while (!marks.insert(circles::mark_of(circle)).second) ++circle.salt;
        all.emplace_back(circle, circles::mark_of(circle));
    }
    return all;
}

void save_circle(
    platform::Tx& tx, Plan const& plan, std::int64_t n, circles::Circle const& circle, std::string const& mark)
{
    circles::CircleStore {tx}.add(circle, mark);
    circles::MembershipStore people {tx};
    auto const count = std::min<std::int64_t>(members_a_circle, plan.wish.people);
    for (std::int64_t i = 0; i < count; ++i) {
        people.save({.circle = circle.id,
            .person = member_of(plan, n, i),
            .standing = i == 0 ? circles::Standing::host : circles::Standing::member,
            .since = circle.founded_at});
    }
    circles::CircleStore {tx}.recount(circle.id);
}

circles::Thread thread_of(Plan const& plan, Talk const& talk, std::int64_t n)
{
    auto chance = chance_for(plan.wish, 10, n);
    auto const& speech = speech_of(chance);
    auto const circle = n % static_cast<std::int64_t>(talk.circles.size());
    circles::Thread thread {.id = talk.threads[static_cast<std::size_t>(n)],
        .circle = talk.circles[static_cast<std::size_t>(circle)],
        .title = sentence(speech, chance, 5 + chance.below(5))};
    thread.slug = platform::slug(thread.title);
    thread.excerpt = sentence(speech, chance, 20);
    thread.language = speech.language;
    thread.author = member_of(plan, circle, static_cast<std::int64_t>(chance.below(members_a_circle)));
    thread.opening = talk.posts[static_cast<std::size_t>(n * talk.posts_a_thread)];
    thread.started_at = base::born(thread.id.value);
    return thread;
}

circles::Post post_of(Plan const& plan, Talk const& talk, std::int64_t n)
{
    auto chance = chance_for(plan.wish, 11, n);
    auto const& speech = speech_of(chance);
    auto const thread = n / talk.posts_a_thread;
    auto const circle = thread % static_cast<std::int64_t>(talk.circles.size());
    circles::Post post {.id = talk.posts[static_cast<std::size_t>(n)],
        .thread = talk.threads[static_cast<std::size_t>(thread)],
        .author = member_of(plan, circle, static_cast<std::int64_t>(chance.below(members_a_circle)))};
    for (auto sentences = 1 + chance.below(3); sentences > 0; --sentences)
        post.text += sentence(speech, chance, 6 + chance.below(12)) + ". ";
    post.html = std::string {platform::markdown_html(post.text).text()};
    post.written_at = base::born(post.id.value);
    return post;
}

std::int64_t write_talk(platform::Database& database, Plan const& plan)
{
    auto const talk = talk_of(plan.wish);
    auto const made = circles_of(plan, talk);
    auto const circles = static_cast<std::int64_t>(made.size());
    constexpr std::int64_t circles_a_job = 5; // with thirty members each
    do_all((circles + circles_a_job - 1) / circles_a_job, [&](std::int64_t job) {
        platform::write(database, [&](platform::Tx& tx) {
            for (auto n = job * circles_a_job; n < std::min(circles, (job + 1) * circles_a_job); ++n) {
                auto const& [circle, mark] = made[static_cast<std::size_t>(n)];
                save_circle(tx, plan, n, circle, mark);
            }
        });
    });
    auto const threads = static_cast<std::int64_t>(talk.threads.size());
    auto const posts = static_cast<std::int64_t>(talk.posts.size());
    write_rows(
        database, threads, [&](std::int64_t n) { return thread_of(plan, talk, n); },
        [](platform::Tx& tx, circles::Thread const& thread) { circles::ThreadStore {tx}.add(thread); });
    write_rows(
        database, posts, [&](std::int64_t n) { return post_of(plan, talk, n); },
        [](platform::Tx& tx, circles::Post const& post) { circles::PostStore {tx}.add(post); });
    do_all(jobs_for(threads), [&](std::int64_t job) {
        platform::write(database, [&](platform::Tx& tx) {
            for (auto n = job * rows_a_job; n < std::min(threads, (job + 1) * rows_a_job); ++n)
                circles::ThreadStore {tx}.recount(talk.threads[static_cast<std::size_t>(n)]);
        });
    });
    auto const people = std::min<std::int64_t>(members_a_circle, plan.wish.people);
    return circles * (2 + people) + 2 * threads + posts;
}

void recount(platform::Database& database, Plan const& plan)
{
    do_all(jobs_for(plan.wish.needs), [&](std::int64_t job) {
        auto const first = static_cast<std::size_t>(job * rows_a_job);
        auto const count = std::min(plan.needs.size() - first, static_cast<std::size_t>(rows_a_job));
        platform::write(database, [&](platform::Tx& tx) {
            auto const some = std::span {plan.needs}.subspan(first, count);
            needs::MeTooStore {tx}.recount(some);
            for (auto const& need : some) needs::draw_spreads(tx, need);
        });
    });
}

} // namespace

Filled fill(platform::Database& database, FillWish const& wish)
{
    auto const start = std::chrono::steady_clock::now();
    auto const plan = planned(wish);
    write_rows(
        database, wish.people, [&](std::int64_t n) { return person_of(plan, n); },
        [](platform::Tx& tx, people::Person const& person) { people::PersonStore {tx}.save(person, person.email); });
    write_rows(
        database, wish.needs, [&](std::int64_t n) { return need_of(plan, n); },
        [](platform::Tx& tx, needs::Need const& need) { needs::NeedStore {tx}.save(need); });
    write_rows(
        database, wish.replies, [&](std::int64_t n) { return reply_of(plan, n); },
        [](platform::Tx& tx, needs::Reply const& reply) { needs::ReplyStore {tx}.save(reply); });
    write_me_toos(database, plan);
    recount(database, plan);
    auto const talked = write_talk(database, plan);
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - start;
    return {.rows = wish.people + 2 * wish.needs + wish.replies + wish.me_toos + talked, .seconds = took.count()};
}

void write_sessions(Site& site, FillWish const& wish, std::int64_t count, std::string const& path)
{
    auto const people = ids_over<PersonId>(first_day, a_year / 4, wish.people);
    auto& machines = site.machines();
    std::vector<std::string> tokens(static_cast<std::size_t>(count));
    do_all(jobs_for(count), [&](std::int64_t job) {
        platform::write(machines.database, [&](platform::Tx& tx) {
            for (auto n = job * rows_a_job; n < std::min(count, (job + 1) * rows_a_job); ++n) {
                tokens[static_cast<std::size_t>(n)] = web::Sessions {tx}.begin(machines.ids, machines.chance,
                    people[static_cast<std::size_t>(n)], web::Bearer::browser, "fill", machines.clock.now());
            }
        });
    });
    auto const file = platform::open_or_throw(path, O_WRONLY | O_CREAT | O_EXCL);
    std::string text;
    for (auto const& token : tokens) text += token + "\n";
    platform::write_all(file, text);
}

} // namespace app
