#pragma once

#include "areas/notices/about.h"
#include "areas/notices/letter.h"
#include "html/html.h"
#include "html/url.h"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace notices {

/// A letter with everything its words are made from.
struct LetterView {
    Letter letter {};
    people::Person person {};
    int hour = 17;
    std::string network {};
    std::unordered_map<needs::NeedId, needs::Listed> needs {};
    std::unordered_map<NoticeId, Notice> notices {};
    Abouts abouts {}; ///< of the notices, as far as she may see what they are about
    std::unordered_map<circles::ThreadId, circles::ReadableThread> threads {};
    std::unordered_map<circles::ThreadId, std::int64_t> replies {};
    std::unordered_map<circles::CircleId, circles::SeenCircle> circles {};
    std::unordered_map<circles::CircleId, circles::Circle> gone {}; ///< circles that became part of another one
    std::unordered_map<base::PersonId, people::Name> names {};
    std::set<base::PersonId> blocked {}; ///< by her: what they raised is not near her
    std::unordered_map<circles::ThreadId, std::string>
        reply_to {}; ///< where mail is taken in: the address of each thread
    html::Url stop = "/letters";
    html::Url monthly = "/letters";
    std::unordered_map<circles::CircleId, std::vector<circles::AnswerLink>> polls {}; ///< of those that ask her still
    std::set<circles::CircleId> looking {};                                           ///< for a host, still
    std::unordered_map<circles::CircleId, html::Url> less {}; ///< of each circle told of: the way to hear less of it
};

/// The words of a letter, said once and drawn three times: as text, as a mail's HTML, as a page.
struct LetterWords {
    struct Way {
        std::string words {};
        html::Url url = "/";
    };
    struct Entry {
        std::string title {};
        std::string words {};
        std::string link {};
        html::Url url = "/";
        std::vector<Way> answers {}; ///< each opens a page with this answer filled in
        std::string reply_to {};     ///< where an answer by mail goes, of a thread
    };
    struct Section {
        std::string heading {};
        std::vector<Entry> entries {};
        std::vector<Way> ways {}; ///< to hear less of what it tells
    };
    std::string subject {};
    std::string greeting {};
    std::string summary {};
    std::vector<Section> sections {};
    std::string ending {};
    std::vector<Way> ways {};
    std::string why {};
};

/// In the language spoken and for the zone of the reader of this thread (platform::SpeakingTo). Without what the person may no
/// longer see; no sections at all when nothing is left.
LetterWords words_of(LetterView const& view);

/// Whether her letter still tells of it: not of what she may not see any more.
bool is_told(LetterView const& view, Item const& item);

/// What a notice says, as a sentence.
std::string notice_words(Notice const& notice, std::unordered_map<base::PersonId, people::Name> const& names);

/// The same with what its reader may know more of what it is about.
std::string told_words(
    Notice const& notice, About const& about, std::unordered_map<base::PersonId, people::Name> const& names);

std::string plain_text(LetterWords const& words, std::string_view public_url);
std::string mail_html(LetterWords const& words, std::string_view public_url);

/// The whole address, for mails.
html::Url at_site(std::string_view public_url, html::Url const& path);

/// One line without control signs, and at most `limit` signs: for subjects and names in headers.
std::string one_line(std::string_view text, std::size_t limit);

/// "Good evening, Ana.", by the hour.
std::string greeting(std::string_view name, int hour);

} // namespace notices
