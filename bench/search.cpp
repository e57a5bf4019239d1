// How long search takes over 200,000 needs and a million replies, and what the index costs:
// bench_search FOLDER [DOCUMENTS] [POSTGRESQL_URL]. What FOLDER already holds is not filled again.

#include "platform/search/search.h"
#include "platform/i18n/fold.h"
#include "platform/search/spelling.h"
#include "platform/storage/write.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>
#include <set>
#include <unordered_map>

namespace {

using platform::SearchAudience;
using Words = std::vector<std::uint32_t>;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t seed = 20260731;
constexpr int circles = 200;
constexpr int joined_circles = 20;

double milliseconds_since(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli> {Clock::now() - start}.count();
}

/// Milliseconds of this thread's own work: other programs of the machine do not count.
double work_done()
{
    timespec spent {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return 1e3 * static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e6;
}

void print_times(std::string const& name, std::vector<double> times)
{
    std::ranges::sort(times);
    auto const at
        = [&](double share) { return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))]; };
    std::printf(
        "%-12s %4zu: p50 %6.2f ms, p95 %6.2f ms, max %6.2f ms\n", name.c_str(), times.size(), at(0.5), at(0.95), at(1));
}

/// Forty small words that stand everywhere, and stems with endings that thin out as Zipf's law has it.
class Vocabulary {
public:
    explicit Vocabulary(std::mt19937_64& chance)
    {
        std::set<std::string> known;
        while (words_.size() < small_words) add(known, syllables(chance, 1 + chance() % 2));
        while (words_.size() < small_words + stems * endings.size()) {
            auto const stem = syllables(chance, 2 + chance() % 3);
            if (!known.insert(stem + "#").second) continue;
            for (auto const* ending : endings) words_.push_back(stem + ending);
        }
        double sum = 0;
        for (std::size_t rank = 1; rank <= stems; ++rank) sums_.push_back(sum += 1.0 / (10.0 + rank));
    }

    std::uint32_t word(std::mt19937_64& chance) const
    {
        std::uniform_real_distribution<double> part;
        if (part(chance) < 0.35) return static_cast<std::uint32_t>(chance() % small_words);
        auto const at = std::ranges::lower_bound(sums_, part(chance) * sums_.back());
        std::geometric_distribution<std::size_t> ending {0.4};
        auto const stem = static_cast<std::size_t>(at - sums_.begin());
        return static_cast<std::uint32_t>(
            small_words + stem * endings.size() + std::min(ending(chance), endings.size() - 1));
    }

    std::string const& text(std::uint32_t word) const { return words_[word]; }
    std::size_t size() const { return words_.size(); }

private:
    static constexpr std::size_t small_words = 45;
    static constexpr std::size_t stems = 40'000;
    inline static std::vector<char const*> const endings {"", "ler", "in", "de", "lerin", "lerimiz", "imiz", "den"};

    static std::string syllables(std::mt19937_64& chance, std::uint64_t count)
    {
        static std::vector<char const*> const heads {
            "k", "t", "s", "m", "y", "b", "d", "g", "ş", "ç", "l", "n", "r", "p", "h", "v", "z", ""};
        static std::vector<char const*> const hearts {"e", "i", "a", "u", "ü", "ö", "ı", "o"};
        static std::vector<char const*> const tails {"", "", "", "r", "n", "l", "k", "t", "m", "ş"};
        std::string text;
        for (std::uint64_t i = 0; i < count; ++i) {
            for (auto const* parts : {&heads, &hearts, &tails}) text += (*parts)[chance() % parts->size()];
        }
        return text;
    }

    void add(std::set<std::string>& known, std::string word)
    {
        if (word.size() > 1 && known.insert(word).second) words_.push_back(std::move(word));
    }

    std::vector<std::string> words_ {};
    std::vector<double> sums_ {};
};

struct Document {
    Words title {};
    Words body {};
    int audience = 0; ///< 0 everyone, 1 members, 2 and more circles
    bool need = false;
};

std::vector<Document> documents_of(Vocabulary const& vocabulary, std::mt19937_64& chance, std::size_t count)
{
    std::vector<Document> documents(count);
    for (auto& document : documents) {
        document.need = chance() % 6 == 0;
        auto const dice = chance() % 10;
        document.audience = dice < 7 ? 0 : dice < 9 ? 1 : 2 + static_cast<int>(chance() % circles);
        if (document.need) {
            for (auto n = 4 + chance() % 5; n > 0; --n) document.title.push_back(vocabulary.word(chance));
        }
        for (auto n = document.need ? 20 + chance() % 30 : 6 + chance() % 14; n > 0; --n) {
            document.body.push_back(vocabulary.word(chance));
        }
    }
    return documents;
}

SearchAudience audience_of(int number)
{
    if (number == 0) return SearchAudience::everyone();
    if (number == 1) return SearchAudience::members();
    return SearchAudience::circle(base::CircleId {number});
}

std::string text_of(Words const& words, Vocabulary const& vocabulary)
{
    std::string text;
    for (auto const word : words) text += (text.empty() ? "" : " ") + vocabulary.text(word);
    return text;
}

platform::PlacedDocument placed(std::vector<Document> const& documents, std::size_t i, Vocabulary const& vocabulary)
{
    constexpr std::int64_t begin = 1'700'000'000'000;
    auto const step = 3 * 365 * 86'400'000LL / static_cast<std::int64_t>(documents.size());
    auto const& document = documents[i];
    return {{.kind = document.need ? "need" : "reply",
                .id = static_cast<std::int64_t>(i) + 1,
                .title = text_of(document.title, vocabulary),
                .body = text_of(document.body, vocabulary),
                .language = "tr",
                .at = {begin + static_cast<std::int64_t>(i) * step}},
        {audience_of(document.audience)}};
}

void fill(platform::Database& database, platform::Search const& search, Vocabulary const& vocabulary,
    std::vector<Document> const& documents)
{
    auto const start = Clock::now();
    auto const work = std::clock();
    constexpr std::size_t at_once = 4000;
    for (std::size_t at = 0; at < documents.size(); at += at_once) {
        std::vector<platform::PlacedDocument> some;
        for (auto i = at; i < std::min(at + at_once, documents.size()); ++i) {
            some.push_back(placed(documents, i, vocabulary));
        }
        platform::write(database, [&](platform::Tx& tx) { search.put_all(tx, some); });
        if (at % 100'000 == 0) std::fprintf(stderr, "%zu documents\n", at);
    }
    auto const seconds = milliseconds_since(start) / 1000;
    auto const seconds_of_work = static_cast<double>(std::clock() - work) / CLOCKS_PER_SEC;
    auto const count = static_cast<double>(documents.size());
    std::printf(
        "put_all: %.0f documents, %.0f/s, %.0f in a second of work\n", count, count / seconds, count / seconds_of_work);
}

/// Single documents into the full index, each in a transaction of its own, as a listener does; then out again.
void put_one_by_one(platform::Database& database, platform::Search const& search, Vocabulary const& vocabulary,
    std::vector<Document> const& documents, std::mt19937_64& chance)
{
    std::vector<double> puts, removals;
    for (std::int64_t i = 0; i < 300; ++i) {
        auto one = placed(documents, chance() % documents.size(), vocabulary);
        one.document.id = -1 - i;
        one.document.at = {1'900'000'000'000};
        platform::write(database, [&](platform::Tx& tx) {
            auto const start = work_done();
            search.put(tx, one.audiences, one.document);
            puts.push_back(work_done() - start);
        });
        platform::write(database, [&](platform::Tx& tx) {
            auto const start = work_done();
            search.remove(tx, one.document.kind, one.document.id);
            removals.push_back(work_done() - start);
        });
    }
    print_times("put", puts);
    print_times("remove", removals);
}

bool visible(Document const& document)
{
    return document.audience < 2 + joined_circles;
}

/// How many documents have each word.
std::vector<std::size_t> documents_with(Vocabulary const& vocabulary, std::vector<Document> const& documents)
{
    std::vector<std::size_t> counts(vocabulary.size());
    for (auto const& document : documents) {
        std::set<std::uint32_t> words {document.title.begin(), document.title.end()};
        words.insert(document.body.begin(), document.body.end());
        for (auto const word : words) ++counts[word];
    }
    return counts;
}

std::string with_a_typo(std::string word, std::mt19937_64& chance)
{
    auto const at = 1 + chance() % (word.size() - 2);
    switch (chance() % 4) {
    case 0:
        return word.erase(at, 1);
    case 1:
        return word.insert(at, 1, static_cast<char>('a' + chance() % 26));
    case 2:
        word[at] = static_cast<char>('a' + chance() % 26);
        return word;
    default:
        std::swap(word[at], word[at + 1]);
        return word;
    }
}

struct Question {
    std::string set;
    std::string text;
};

std::vector<Question> questions_of(Vocabulary const& vocabulary, std::vector<std::size_t> const& counts,
    std::size_t documents, std::mt19937_64& chance)
{
    std::vector<std::uint32_t> common, middling, rare;
    for (std::uint32_t word = 0; word < counts.size(); ++word) {
        if (counts[word] >= documents / 10) common.push_back(word);
        if (counts[word] >= documents / 1000 && counts[word] < documents / 10) middling.push_back(word);
        if (counts[word] > 0 && counts[word] <= 50) rare.push_back(word);
    }
    std::printf("words: %zu in a tenth of the documents, %zu in a thousandth, %zu in at most fifty\n", common.size(),
        middling.size(), rare.size());
    auto const any
        = [&](std::vector<std::uint32_t> const& from) { return vocabulary.text(from[chance() % from.size()]); };
    std::vector<Question> questions;
    for (std::size_t i = 0; i < 40; ++i) {
        questions.push_back({"common", vocabulary.text(common[i % common.size()])});
        questions.push_back({"rare", any(rare)});
        questions.push_back({"two words",
            i % 4 == 0       ? any(common) + " " + any(common)
                : i % 4 == 1 ? any(common) + " " + any(middling)
                : i % 4 == 2 ? any(middling) + " " + any(common)
                             : any(middling) + " " + any(rare)});
        auto const folded = platform::folded(any(middling));
        questions.push_back({"prefix", folded.substr(0, 1 + i % 3)});
        std::string word;
        while (word.size() < 6) word = platform::folded(any(i % 2 ? rare : middling));
        questions.push_back({"typo", with_a_typo(word, chance)});
    }
    std::ranges::stable_sort(questions, {}, &Question::set);
    return questions;
}

/// The first twenty by looking at every document, ranked as find() promises.
class BruteForce {
public:
    BruteForce(Vocabulary const& vocabulary, std::vector<Document> const& documents)
        : documents_ {documents}
    {
        stands_.resize(vocabulary.size());
        for (auto const& document : documents) {
            if (!visible(document)) continue;
            for (auto const* words : {&document.title, &document.body}) {
                for (auto const word : *words) stands_[word] = true;
            }
        }
        for (std::uint32_t word = 0; word < vocabulary.size(); ++word) {
            words_.push_back(platform::folded(vocabulary.text(word)));
            stems_.push_back(platform::stemmed("tr", words_.back()));
        }
    }

    std::set<std::int64_t> first_twenty(std::string const& query) const
    {
        std::set<std::string> stems {query};
        for (auto const* language : {"en", "tr", "es", "fr", "ar"}) stems.insert(platform::stemmed(language, query));
        std::set<std::string> corrected;
        for (std::size_t word = 0; word < words_.size(); ++word) {
            if (stands_[word] && platform::one_typo_apart(query, words_[word])) corrected.insert(stems_[word]);
        }
        // 0 nothing, 1 a form of what was meant, 2 what was meant, 3 a form or a beginning of what was typed, 4 itself
        std::vector<char> nearness(words_.size());
        for (std::size_t word = 0; word < words_.size(); ++word) {
            auto const form = stems.contains(stems_[word]) || words_[word].starts_with(query);
            auto const guess = platform::one_typo_apart(query, words_[word]);
            nearness[word] = words_[word] == query ? 4
                : form                             ? 3
                : guess                            ? 2
                : corrected.contains(stems_[word]) ? 1
                                                   : 0;
        }
        std::vector<std::pair<int, std::int64_t>> found;
        bool const typos = count(nearness, 3) < 20;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            auto const points = points_of(documents_[i], nearness, typos);
            if (points > 0) found.emplace_back(-points, -static_cast<std::int64_t>(i) - 1);
        }
        std::ranges::sort(found);
        std::set<std::int64_t> first;
        for (auto const& [points, id] : found) {
            if (first.size() < 20) first.insert(-id);
        }
        return first;
    }

private:
    static int points_of(Document const& document, std::vector<char> const& nearness, bool typos)
    {
        if (!visible(document)) return 0;
        int best = 0;
        bool title = false;
        for (auto const word : document.body) best = std::max<int>(best, nearness[word]);
        for (auto const word : document.title) {
            best = std::max<int>(best, nearness[word]);
            title = title || nearness[word] >= (typos ? 1 : 3);
        }
        if (best == 0 || (best < 3 && !typos)) return 0;
        constexpr std::array points {0, 1, 2, 4, 6};
        return points[static_cast<std::size_t>(best)] + (title ? 1 : 0);
    }

    std::size_t count(std::vector<char> const& nearness, char least) const
    {
        return static_cast<std::size_t>(std::ranges::count_if(documents_, [&](Document const& document) {
            auto const near = [&](std::uint32_t word) { return nearness[word] >= least; };
            return visible(document)
                && (std::ranges::any_of(document.title, near) || std::ranges::any_of(document.body, near));
        }));
    }

    std::vector<Document> const& documents_;
    std::vector<std::string> words_ {};
    std::vector<std::string> stems_ {};
    std::vector<bool> stands_ {}; ///< in some document that can be seen
};

std::vector<SearchAudience> member_of_circles()
{
    std::vector<SearchAudience> audiences;
    for (int number = 0; number < 2 + joined_circles; ++number) audiences.push_back(audience_of(number));
    return audiences;
}

void ask(platform::Database& database, platform::Search const& search, std::vector<Question> const& questions,
    BruteForce const& brute_force)
{
    auto const audiences = member_of_circles();
    std::vector<double> all, work;
    std::unordered_map<std::string, std::vector<double>> times;
    double recall = 0;
    for (int pass = 0; pass < 4; ++pass) { // the first warms the disk's cache
        for (auto const& question : questions) {
            auto const start = Clock::now();
            auto const work_before = work_done();
            auto const lease = database.read();
            auto const found = search.find(lease->tx(), {.text = question.text, .audiences = audiences});
            auto const time = milliseconds_since(start);
            if (pass > 0) {
                all.push_back(time);
                work.push_back(work_done() - work_before);
                times[question.set].push_back(work.back());
            } else if (question.set == "typo") {
                auto const wanted = brute_force.first_twenty(question.text);
                std::size_t same = 0;
                for (auto const& hit : found.hits) same += wanted.count(hit.id);
                recall += wanted.empty() ? 1 : static_cast<double>(same) / static_cast<double>(wanted.size());
            }
        }
    }
    for (auto const& [set, measured] : times) print_times(set, measured);
    print_times("all, work", work);
    print_times("all, clock", all);
    std::printf("recall@20 of the words with a typo: %.3f\n", recall / 40);
}

void ask_for_suggestions(platform::Database& database, platform::Search const& search, Vocabulary const& vocabulary,
    std::vector<Document> const& documents, std::mt19937_64& chance)
{
    auto const audiences = member_of_circles();
    std::vector<double> times;
    int near = 0;
    std::vector<std::string> const kinds {"need"};
    for (int i = 0; i < 100; ++i) {
        auto const at = chance() % documents.size();
        auto text = text_of(documents[at].title, vocabulary) + " " + text_of(documents[at].body, vocabulary);
        auto const start = work_done();
        auto const lease = database.read();
        auto const hits = search.suggestions(lease->tx(), audiences, text.substr(0, 120), kinds);
        times.push_back(work_done() - start);
        near += hits.empty() ? 0 : 1;
    }
    print_times("suggestions", times);
    std::printf("something near was suggested for %d of 100\n", near);
}

void measure(platform::Database& database, std::vector<Document> const& documents, Vocabulary const& vocabulary,
    std::mt19937_64 chance)
{
    platform::migrate(database);
    platform::Search const search {database.engine()};
    auto const there = database.read()->tx().number("select count(*) from search_documents");
    if (there == 0) fill(database, search, vocabulary, documents);
    auto const questions = questions_of(vocabulary, documents_with(vocabulary, documents), documents.size(), chance);
    ask(database, search, questions, BruteForce {vocabulary, documents});
    ask_for_suggestions(database, search, vocabulary, documents, chance);
    put_one_by_one(database, search, vocabulary, documents, chance);
}

} // namespace

int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (argc < 2) return std::fputs("bench_search FOLDER [DOCUMENTS] [POSTGRESQL_URL]\n", stderr), 2;
    std::size_t const count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'200'000;
    std::mt19937_64 chance {seed};
    Vocabulary const vocabulary {chance};
    auto const documents = documents_of(vocabulary, chance, count);
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    auto const database = platform::open_database({.folder = argv[1], .url = argc > 3 ? argv[3] : ""});
    measure(*database, documents, vocabulary, chance);
    if (argc <= 3) {
        std::printf("file: %.0f MB\n", std::filesystem::file_size(std::string {argv[1]} + "/groundswell.db") / 1e6);
    }
}
