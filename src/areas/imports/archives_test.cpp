#include "areas/imports/discourse.h"
#include "areas/imports/mbox.h"
#include "areas/imports/testing_archive.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <map>

using namespace imports;

namespace {

constexpr base::Time now {1'779'900'000'000};

std::string mail(std::string const& heads, std::string const& text, std::string const& day = "04")
{
    return "From a@b.example Mon Mar  4 10:11:12 2019\nFrom: Ana <ana@school.example>\nDate: " + day
        + " Mar 2019 10:00:00 +0000\n" + heads + "\n\n" + text + "\n\n";
}

Contents read(std::string const& bytes)
{
    auto contents = read_mbox(bytes, now);
    REQUIRE(contents);
    return *std::move(contents);
}

std::map<std::string, int> threads_by_key(Contents const& contents)
{
    std::map<std::string, int> threads;
    for (auto const& entry : contents.entries) {
        if (entry.left_out.empty()) threads[entry.key] = entry.thread;
    }
    return threads;
}

} // namespace

TEST_CASE("an archive is divided at its From lines, and not where somebody begins a line with From")
{
    auto const bytes
        = mail("Message-ID: <a@x>\nSubject: One", "Hello.\n\nFrom my desk: it works.\n>From here on\n>>From there")
        + mail("Message-ID: <b@x>\nSubject: Two", "Again.");

    auto const contents = read(bytes);

    REQUIRE(contents.entries.size() == 2);
    auto const& first = contents.entries.front();
    auto const words = words_of_message(std::string_view {bytes}.substr(first.begin, first.length), "Somebody");
    CHECK(words.name == "Ana");
    CHECK(words.identity == "ana@school.example");
    CHECK(words.text.find("From my desk") != std::string::npos);
    CHECK(words.text.find(">From here") == std::string::npos);
    CHECK(read_mbox("Hello\n", now).refusal().problems.front().code == "not_an_mbox");
}

TEST_CASE(
    "messages belong together by what they answer, then by their subject, and a ring of references is one conversation")
{
    auto const bytes = mail("Message-ID: <a@x>\nSubject: Slips", "Begins.", "01")
        + mail("Message-ID: <b@x>\nIn-Reply-To: <a@x>\nSubject: Another word for it", "Answers by head.", "02")
        + mail("Message-ID: <c@x>\nSubject: Ynt: [liste] Slips", "Answers by subject.", "03")
        + mail("Message-ID: <d@x>\nSubject: Slips", "Begins anew.", "04")
        + mail("Message-ID: <e@x>\nReferences: <f@x>\nSubject: Ring", "One.", "05")
        + mail("Message-ID: <f@x>\nReferences: <e@x> <f@x>\nSubject: Ring", "Two.", "06")
        + mail("Message-ID: <g@x>\nReferences: <lost@x>\nSubject: Re: Lost", "First child.", "07")
        + mail("Message-ID: <h@x>\nReferences: <lost@x>\nSubject: Re: Lost", "Second child.", "08");

    auto const contents = read(bytes);

    auto const thread = threads_by_key(contents);
    CHECK(thread.at("a@x") == thread.at("b@x"));
    CHECK(thread.at("a@x") == thread.at("c@x"));
    CHECK(thread.at("a@x") != thread.at("d@x"));
    CHECK(thread.at("e@x") == thread.at("f@x"));
    CHECK(thread.at("g@x") == thread.at("h@x"));
    CHECK(contents.titles.size() == 4);
}

TEST_CASE("what cannot be brought in is left out with its line and the reason")
{
    auto const bytes = mail("Message-ID: <a@x>\nSubject: A", "Words.") + mail("Message-ID: <a@x>\nSubject: A", "Words.")
        + mail("Message-ID: <b@x>\nSubject: Re: A",
            "On Mon, 4 Mar 2019 at 10:00, Ana <ana@school.example> wrote:\n> Words.")
        + mail("Message-ID: <c@x>\nAuto-Submitted: auto-replied\nSubject: Away", "I am away.")
        + "From a@b.example Mon Mar  4 10:11:12 2019\nFrom: a@b.example\nMessage-ID: <d@x>\n\nNo date.\n\n";

    auto const contents = read(bytes);

    std::map<std::string, int> reasons;
    for (auto const& entry : contents.entries) ++reasons[entry.left_out];
    for (auto const* reason : {"", "twice_in_the_file", "no_words", "by_a_program", "no_date"}) {
        INFO(reason);
        CHECK(reasons[reason] == 1);
    }
}

TEST_CASE("five thousand messages of every kind are read within seconds and sorted into their conversations")
{
    testing::Archive const archive {5'000};
    auto const begun = std::clock();

    auto const contents = read(archive.bytes());

    CHECK(std::ranges::count(contents.entries, "", &Entry::left_out) == archive.good);
    // A ring joins a conversation with the next one.
    CHECK(static_cast<int>(contents.titles.size()) >= archive.threads - 5'000 / 400 - 1);
    CHECK(static_cast<int>(contents.titles.size()) <= archive.threads);
    CHECK(std::ranges::is_sorted(
        contents.entries, {}, [](Entry const& entry) { return entry.at.value_or(base::Time {}); }));
    CHECK((std::clock() - begun) / CLOCKS_PER_SEC < 30); // with sanitizers, whoever else uses the machine
    auto const words = words_of_message(
        std::string_view {archive.bytes()}.substr(contents.entries.back().begin, contents.entries.back().length), "");
    CHECK(words.text.find("Sınıfta") != std::string::npos);
    CHECK(words.text.find("0532") == std::string::npos);
}

TEST_CASE("a forum's topics are read as Discourse writes them and as a plain list, in the order of time")
{
    std::string const topics = R"([{"posts": [
        {"id": 12, "post_number": 2, "username": "bram", "created_at": "2019-03-05T10:00:00.000Z", "cooked": "<p>Try <b>slips</b>.</p><aside class=\"quote\"><blockquote>What do you do?</blockquote></aside>"},
        {"id": 11, "post_number": 1, "username": "ayse", "name": "Ay\u015fe K.", "email": "ayse@okul.example", "created_at": "2019-03-04T10:00:00.000Z", "raw": "What do you do? [quote=\"x\"]old[/quote]"},
        {"id": 13, "post_number": 3, "username": "cem", "created_at": "2019-03-06T10:00:00.000Z", "raw": "Gone", "deleted_at": "2019-03-07T00:00:00.000Z"}
        ], "id": 31, "title": "What do you do?", "extra": {"deep": [1, {"a": null}]}}])";
    for (auto const& bytes : {topics, R"({"users": [], "topics": )" + topics + "}"}) {
        auto const contents = read_discourse(bytes, now);

        REQUIRE(contents);
        REQUIRE(contents->entries.size() == 3);
        auto const& first = contents->entries[0];
        CHECK(first.place == "31/1");
        CHECK(first.title == "What do you do?");
        auto const words = words_of_post(std::string_view {bytes}.substr(first.begin, first.length), "Somebody");
        CHECK(words.name == "Ayşe K.");
        CHECK(words.text == "What do you do?");
        CHECK(contents->entries[1].who == "forum:bram");
        CHECK(contents->entries[2].left_out == "hidden_there");
    }
}

TEST_CASE("JSON that breaks off or is folded without end is refused in words, not followed")
{
    auto const code = [](std::string const& bytes) {
        auto const read = read_discourse(bytes, now);
        return read ? std::string {"read"} : read.refusal().problems.front().code;
    };

    CHECK(code("") == "not_json");
    CHECK(code("{}") == "no_topics");
    CHECK(code(R"({"topics": [{"id": 1, "posts": [{"id": 2)") == "not_json");
    CHECK(code(std::string(1'000'000, '[')) == "not_json");
    CHECK(code(R"({"topics": [{"title": "\ud800"}]})") == "read");
    CHECK(code("{\"topics\": [{\"title\": \"a") == "not_json");
}
