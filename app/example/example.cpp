#include "app/example/example.h"

#include "app/example/example_words.h"
#include "app/search_index.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/need_store.h"
#include "areas/needs/reply_store.h"
#include "areas/needs/step_store.h"
#include "areas/people/person_store.h"
#include "platform/i18n/fold.h"
#include "platform/i18n/places.h"
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
        Writer {machines, tx, language}.write();
        machines.settings.set(tx, "example.loaded", "yes");
    });
    machines.settings.forget();
    rebuild_search(machines);
    return base::Done {};
}

} // namespace app::example
