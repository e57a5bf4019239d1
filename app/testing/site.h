#pragma once

#include "app/wiring.h"
#include "areas/people/people.h"
#include "platform/files/file_store.h"
#include "platform/files/images.h"
#include "platform/i18n/languages.h"
#include "platform/keys/keys.h"
#include "platform/mail/mailer.h"
#include "platform/search/search.h"
#include "platform/settings/settings.h"
#include "platform/storage/late_writes.h"
#include "platform/storage/temporary_folder.h"
#include "platform/storage/testing.h"
#include "platform/web/request.h"
#include "platform/web/seen_marks.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace app::testing {

/// The answer to a browser of a test, and its page to be read and pressed.
struct Answer {
    int status = 0;
    std::string body {};
    std::multimap<std::string, std::string> headers {};

    std::string header(std::string const& name) const;
    bool shows(std::string_view words) const;
};

class TestSite;

/// A browser of a test: keeps cookies, fills in fields by their labels, presses buttons by their words. Like a real one it
/// sends what the form says, so a page whose form is broken breaks the test.
class Browser {
public:
    explicit Browser(TestSite& site)
        : site_ {site}
    {
    }

    Answer const& open(std::string const& path);
    Browser& fill(std::string_view label, std::string_view value);
    Browser& tick(std::string_view label);
    /// Chooses a file for a field of a form in parts.
    Browser& attach(std::string_view label, std::string_view file_name, std::string_view bytes);
    /// Sends the form that this button belongs to; follows the redirects.
    Answer const& press(std::string_view button);
    Answer const& follow(std::string_view link);
    Answer const& page() const { return answer_; }
    std::string const& path() const { return path_; }

    /// As a program would: JSON in, JSON out, with this browser's cookies and its token.
    Answer json(web::Method method, std::string const& path, std::string const& body = "");
    Answer send(web::Incoming&& incoming);

    std::map<std::string, std::string> cookies;
    std::string language = "en";

private:
    Answer const& go(web::Method method, std::string const& path, std::string const& body,
        std::string const& type = "application/x-www-form-urlencoded");
    web::Incoming incoming_of(
        web::Method method, std::string const& path, std::string const& body, std::string const& type);

    struct File {
        std::string name;
        std::string bytes;
    };

    TestSite& site_;
    Answer answer_ {};
    std::string path_ = "/";
    std::map<std::string, std::vector<std::string>> typed_;
    std::map<std::string, File> attached_;
};

/// A whole site in memory of a test: real rooms, real storage, letters in a folder, a clock that stands still, chance and ids
/// that count. The cast: Ana (author), Bram (colleague), Carla (stranger), Dina (steward), Emre (administrator).
class TestSite {
public:
    explicit TestSite(platform::testing::Store store = platform::testing::fresh_sqlite());
    ~TestSite();

    /// Delivers events and runs jobs that are due.
    void work();

    base::Actor joins(std::string const& name, base::Role role = base::Role::member);
    Browser signed_in(base::Actor const& actor);
    Browser stranger() { return Browser {*this}; }

    /// Runs a use case as somebody, in a write of its own.
    template <class F>
    auto as(base::Actor const& actor, F const& use_case)
    {
        std::optional<std::invoke_result_t<F const&, platform::Context&>> result;
        write(actor, [&](platform::Context& cx) {
            result.emplace(use_case(cx));
            return static_cast<bool>(*result) || result->refusal().keep == base::Keep::yes;
        });
        return *std::move(result);
    }

    /// Asks a question as somebody, in a read of its own.
    template <class F>
    auto asks(base::Actor const& actor, F const& question)
    {
        auto const lease = store->read();
        return question(platform::Reading {actor, lease->tx(), clock});
    }

    /// Whether these bytes stand anywhere in the files of the SQLite database, its log included.
    bool holds(std::string_view bytes) const;

    /// Who was written down as erased, outside the database.
    std::vector<people::Leaving> erasures() const;

    /// The letters sent so far, oldest first, as text.
    std::vector<std::string> letters() const;

    base::StillClock clock {base::Time {1'779'900'000'000}};
    base::SeededChance chance {1};
    base::IdSource ids {clock, 1};
    platform::testing::Store store;
    platform::TemporaryFolder folder;
    platform::Keys keys;
    platform::Settings settings {clock};
    std::unique_ptr<platform::Languages> languages;
    std::unique_ptr<platform::Mailer> mailer;
    platform::FileStore files;
    std::string spool_folder {}; ///< where uploads arrive; a test may name one that is full
    platform::Images images;
    platform::Search search;
    platform::Machines machines;
    platform::Listeners listeners;
    platform::JobKinds jobs;
    platform::Workers workers;
    web::SeenMarks seen {clock};
    platform::LateWrites late;
    Doorkeeper doorkeeper;
    web::App app;

private:
    void write(base::Actor const& actor, platform::CallRef<bool(platform::Context&)> job);
};

} // namespace app::testing
