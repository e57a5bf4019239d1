#include "html/pieces.h"
#include "html/words.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace html {

namespace {

using Sentence = std::pair<std::string_view, Phrase>;

/// What stands at a field. Every code that Fields can give is here; a room adds its own in its page.
constexpr std::array field_sentences {
    Sentence {"missing", Phrase("Please write something here.")},
    Sentence {"too_long", Phrase("This is too long. Please shorten it.")},
    Sentence {"not_a_number", Phrase("Write a whole number, such as 24.")},
    Sentence {"too_small", Phrase("This number is too small.")},
    Sentence {"too_large", Phrase("This number is too large.")},
    Sentence {"not_one_of_these", Phrase("Please choose one of the answers.")},
    Sentence {"too_many", Phrase("These are too many. Please choose fewer.")},
    Sentence {"not_an_address", Phrase("Write the whole address, such as nurgul@ornek.org.")},
    Sentence {
        "wrong_or_expired", Phrase("This code is not right, or its ten minutes are over. You can ask for a new one.")},
    Sentence {"not_a_need", Phrase("Paste the address of another need of this site.")},
    Sentence {"others_answered",
        Phrase(
            "Others have written under it for members only, so it cannot be opened to anyone. Raise it anew instead: "
            "nothing of what you typed is lost.")},
    Sentence {"other_audience", Phrase("One of the two is for members only, so they cannot become one.")},
    Sentence {"mail_not_set_up",
        Phrase("This site cannot send letters yet, so no code would come. Whoever runs it can make you a link.")},
    Sentence {"stays_private", Phrase("What was said here was said to those inside: a private circle stays private.")},
    Sentence {"stays_open", Phrase("A circle that others could read cannot become private. Start a new one for that.")},
    Sentence {"not_a_circle", Phrase("Paste the address of another circle of this site.")},
    Sentence {"others_wrote",
        Phrase("Others have written here for members of the network. Start a new circle that anyone may read.")},
    Sentence {"not_a_link", Phrase("Write the whole link, beginning with https://.")},
    Sentence {"too_short", Phrase("This is too short.")},
    Sentence {"not_free_days",
        Phrase("Write one day on each line, such as 2026-12-25, or the first and the last of some: 2027-01-25 "
               "2027-02-05.")},
    Sentence {"not_a_moment", Phrase("Write a day and a time, such as 2026-12-03 16:30.")},
    Sentence {"deadline_too_soon", Phrase("Give people an hour at least.")},
    Sentence {"deadline_too_late", Phrase("Sixty days are the most. Please choose an earlier day.")},
    Sentence {"more_than_members", Phrase("The circle has fewer members than that.")},
    Sentence {"too_few_options", Phrase("Two of them are needed at least.")},
    Sentence {"too_many_options", Phrase("Twenty are the most. Please leave some out.")},
    Sentence {"option_twice", Phrase("One of them stands here twice.")},
    Sentence {"option_too_long", Phrase("One of them is too long. A few words are enough.")},
    Sentence {"rank_twice", Phrase("Two options have this number. Please give each its own.")},
    Sentence {
        "choose_again", Phrase("Please choose this file once more: it cannot be kept until everything is right.")},
    Sentence {"choose_a_picture", Phrase("Please choose a picture.")},
    Sentence {"say_what_it_shows", Phrase("Please say in a few words what the picture shows.")},
    Sentence {"picture_not_added",
        Phrase("This picture is not in your text yet. Please choose it once more and press “Add it to the text”.")},
    Sentence {"unknown_field", Phrase("A file came here that this form does not ask for.")},
    Sentence {"say_if_recognisable", Phrase("Please say whether pupils are recognisable on the photo.")},
    Sentence {"pupils_recognisable",
        Phrase("We cannot take photos of pupils yet. Please choose another photo, on which nobody can be recognised.")},
    Sentence {"image_unreadable",
        Phrase("This picture is damaged or cut short. Please open it once on your device, or choose another one.")},
    Sentence {"image_too_large", Phrase("This picture is too large. Please choose one under 60 megapixels and 20 MB.")},
    Sentence {"image_kind_unknown",
        Phrase("This is not a picture that we can read. Please choose a photo: JPEG, PNG, WebP, GIF or HEIC.")},
    Sentence {"image_took_too_long", Phrase("Reading this picture took too long. Please choose another one.")},
    Sentence {"image_busy", Phrase("Many pictures are coming in just now. Please send this one again in a moment.")},
    Sentence {"not_a_pdf", Phrase("This is not a PDF. Please save the worksheet as a PDF and choose that.")},
    Sentence {"upload_quota_used",
        Phrase("You have uploaded as much as one person may in a day (200 MB). Please send this file tomorrow.")},
};

/// What happened and what to do, for the page of a refusal.
constexpr std::array refusal_sentences {
    Sentence {
        "not_found", Phrase("There is nothing here that you can see. It may have moved, or be for members only.")},
    Sentence {
        "link_over", Phrase("This link is used up or too old. Open the page it came from and ask for a new one.")},
    Sentence {"too_many_codes",
        Phrase("We have written to this address several times within the hour. Look under spam, or try again in an "
               "hour.")},
    Sentence {"circle_has_ended", Phrase("This circle has ended. What it said and decided stays readable.")},
    Sentence {"circle_goes_on", Phrase("The question is settled: this circle goes on.")},
    Sentence {
        "circle_has_a_host", Phrase("This circle has a host again. Write to the circle if you would like to help.")},
    Sentence {"members_adopt_first",
        Phrase("Members of this circle come first. When nobody of them has come forward, you may host it.")},
    Sentence {"too_late_to_reclaim",
        Phrase("The two weeks are over, or it was never taken over from you. You are a member; ask its host to make "
               "you one.")},
    Sentence {"circle_closed_too_long",
        Phrase("Thirty days have passed: the page stays as it is. You can start a new circle.")},
    Sentence {"merge_decided", Phrase("This was decided already.")},
    Sentence {"circle_is_merging",
        Phrase("This circle is just becoming part of another one, so nothing changes in it now. What you typed is kept "
               "below: in a "
               "minute the same button sends it to the right place.")},
    Sentence {"circle_has_ended", Phrase("This circle has ended. What it said stays readable.")},
    Sentence {"merging_decided", Phrase("This was decided already, or taken back.")},
    Sentence {"merging_over", Phrase("This proposal has ended: both circles stay as they are. It can be made again.")},
    Sentence {"merging_proposed_already",
        Phrase("One of the two is being asked already, or is just becoming one with another. That comes first.")},
    Sentence {"merging_host_was_taken_out",
        Phrase("A host of one of the two was taken out of the other. A host there would have to ask her in first.")},
    Sentence {"private_with_private",
        Phrase("One of the two is private. What was said inside was said to those inside, so it cannot become part of "
               "a circle that "
               "others read.")},
    Sentence {"decision_asked_before",
        Phrase("This was asked before two circles became one: those who were asked then answer.")},
    Sentence {"written_to_this_week",
        Phrase("A host has written to her this week. What you typed is kept below: next week is soon enough.")},
    Sentence {"merge_proposed_already", Phrase("The authors of one of these needs are being asked already.")},
    Sentence {"other_audience", Phrase("One of the two is for members only now, so they cannot become one.")},
    Sentence {"merge_proposal_over",
        Phrase("This proposal has ended: both needs stay as they are. A steward can ask both authors again.")},
    Sentence {"merge_went_on",
        Phrase(
            "The other need has become part of a third one since. Take those two apart first; a steward can do it.")},
    Sentence {"need_out_of_sight",
        Phrase("A steward took this need out of sight. Only you and the stewards see it; you can change its words.")},
    Sentence {"need_in_sight", Phrase("This need is not out of sight: everybody it was raised for sees it.")},
    Sentence {"merge_not_done", Phrase("There is nothing to take apart.")},
    Sentence {"merge_too_old", Phrase("A month has passed: the two needs stay one.")},
    Sentence {"need_not_open", Phrase("This need takes no more answers: it is closed, or still a draft.")},
    Sentence {"need_already_opened", Phrase("This need is open already.")},
    Sentence {"not_ones_own_need", Phrase("This is your own need: you are counted as the one who raised it.")},
    Sentence {"circle_has_many_activities", Phrase("A hundred activities are the most. Please take one away first.")},
    Sentence {"run_moved_on", Phrase("Somebody had pressed before you. Look at the page once more.")},
    Sentence {"run_over", Phrase("This is over. What was noted stands on its page.")},
    Sentence {"run_at_first_step", Phrase("This is the first step already.")},
    Sentence {"run_not_running", Phrase("No clock is running just now.")},
    Sentence {"run_not_paused", Phrase("It is not paused.")},
    Sentence {"run_too_long", Phrase("Four hours more are enough for one step. Go on to the next one.")},
    Sentence {"run_has_many_notes", Phrase("Five hundred notes are the most for one meeting.")},
    Sentence {"run_not_over", Phrase("End it first; then its notes can be posted.")},
    Sentence {"run_without_notes", Phrase("Nothing was noted, so there is nothing to post.")},
    Sentence {"run_posted_already", Phrase("The notes were posted already. The page leads to their thread.")},
    Sentence {"only_who_leads", Phrase("Only who leads presses the clock. Take over leading first.")},
    Sentence {"decision_over", Phrase("The time for answering is over. The question tells what came of it.")},
    Sentence {"decision_withdrawn", Phrase("This question was withdrawn. Nothing is counted any more.")},
    Sentence {"decision_has_answers",
        Phrase("Somebody has answered already, so the question stays as it is. You can withdraw it and ask anew.")},
    Sentence {"decision_not_counted", Phrase("The ballots can be seen when the time is over and they are counted.")},
    Sentence {"only_the_author", Phrase("Only the person who wrote this may change it.")},
    Sentence {
        "prove_first", Phrase("Please show once more that it is you: sign in anew, then do it within ten minutes.")},
    Sentence {"last_administrator",
        Phrase("There is no other administrator. Make somebody else one first, or nobody could run the network.")},
    Sentence {"another_steward",
        Phrase("Two people are needed: somebody other than the one who asked, and than the person herself.")},
    Sentence {"not_for_oneself", Phrase("This can be asked for an active member other than yourself only.")},
    Sentence {"not_signed_in", Phrase("Please sign in first. What you typed is kept below.")},
    Sentence {"not_allowed", Phrase("You may not do this here. If you think you should, ask a steward.")},
    Sentence {
        "other_origin", Phrase("This came from another site, so we did not do it. Open the page here and try again.")},
    Sentence {"form_too_old",
        Phrase("You have signed in anew since this form was opened. What you typed is kept below: send it again.")},
    Sentence {"too_many",
        Phrase("That was a lot in a short time. What you typed is kept below: please try again in a few minutes.")},
    Sentence {"try_again_soon",
        Phrase("The site is very busy. What you typed is kept below: please send it again in a moment.")},
    Sentence {"no_space",
        Phrase("The disk of this site is full, so nothing new can be kept now. What you typed is below: keep a copy, "
               "and send it again later.")},
    Sentence {
        "unknown_field", Phrase("This form sent something that we do not know. Open the page anew and try again.")},
    Sentence {"field_twice", Phrase("This form sent a field twice. Open the page anew and try again.")},
    Sentence {"method_not_allowed", Phrase("This cannot be done at this address. Open the page anew and try again.")},
    Sentence {"idempotency_key_reused",
        Phrase("This form was already sent once with other words. Open the page anew to send another.")},
    Sentence {"by_invitation_only",
        Phrase(
            "Your address is right, but this network is joined by invitation. Ask a colleague who is here, or type the "
            "address on the sheet in your staff room. Everything that is public can be read without joining.")},
    Sentence {"suspended",
        Phrase("A steward has suspended this account. The reason was mailed to you, with a way to say your side.")},
    Sentence {"writes_too_fast",
        Phrase("You are new here, and this is as much as a newcomer says in a while; it grows with days and thanks. "
               "What you typed is "
               "kept below.")},
    Sentence {
        "writes_too_fast_limited", Phrase("A steward has limited how often you write. What you typed is kept below.")},
    Sentence {"too_many_reports",
        Phrase("You have reported a great deal today, and the stewards are looking. What you typed is kept below: send "
               "it tomorrow.")},
    Sentence {"report_already_decided", Phrase("Somebody else has decided this meanwhile.")},
    Sentence {"not_about_oneself", Phrase("This is about you, so somebody else decides.")},
    Sentence {
        "somebody_else_decides", Phrase("You decided this the first time, so somebody else decides about the appeal.")},
    Sentence {"already_appealed", Phrase("You have appealed against this already.")},
    Sentence {"measure_over", Phrase("This does not hold any more, so there is nothing to appeal against.")},
    Sentence {"too_late_to_appeal",
        Phrase("Thirty days have passed, so this stands. Write to a steward if something new came up.")},
    Sentence {"appeal_decided", Phrase("This appeal was decided already.")},
    Sentence {"opinion_asked", Phrase("This steward has been asked already.")},
    Sentence {"not_asked", Phrase("Only a steward who was asked gives a second opinion.")},
    Sentence {"too_many_invitations",
        Phrase(
            "These are more invitations than one person sends in a day. What you typed is kept below: try tomorrow.")},
    Sentence {
        "only_stewards_invite", Phrase("In this network the stewards invite. Tell one of them whom you miss here.")},
    Sentence {"too_many_sheets", Phrase("Ten sheets are in use already. Close one that nobody needs any more.")},
    Sentence {"example_not_loaded", Phrase("The example network is not here any more.")},
    Sentence {"already_answered", Phrase("You have said your side already. The stewards read it.")},
    Sentence {"invitation_not_open", Phrase("This invitation has been answered or taken back. Ask for a new one.")},
    Sentence {"last_administrator",
        Phrase(
            "This is the last administrator. Give the role to somebody else first, or nobody could give roles again.")},
    Sentence {"administrators_stay", Phrase("An administrator cannot be suspended. Take the role away first.")},
    Sentence {"invalid", Phrase("Something is missing or not right. What you typed is kept below.")},
};

template <std::size_t n>
std::string found(std::array<Sentence, n> const& sentences, std::string_view code, Phrase otherwise)
{
    for (auto const& [known, phrase] : sentences) {
        if (known == code) return std::string {tr(phrase)};
    }
    return std::string {tr(otherwise)};
}

} // namespace

namespace {

/// "too_many_links:2:27": a code, how many may be, in how many days more.
struct Figured {
    std::string_view code;
    std::int64_t most = 0;
    std::int64_t days = 0;
};

std::optional<Figured> figures_in(std::string_view code)
{
    auto const first = code.find(':');
    auto const second = code.find(':', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
    Figured figured {code.substr(0, first)};
    std::from_chars(code.data() + first + 1, code.data() + second, figured.most);
    std::from_chars(code.data() + second + 1, code.data() + code.size(), figured.days);
    return figured;
}

std::string words_for(Figured const& figured)
{
    std::string const most = std::to_string(figured.most);
    if (figured.code == "too_many_links_limited")
        return trn("A steward has limited what you write: no links for one day more.",
            "A steward has limited what you write: no links for {n} days more.", figured.days);
    if (figured.code == "too_many_mentions_limited")
        return trn("A steward has limited what you write: nobody is called by name for one day more.",
            "A steward has limited what you write: nobody is called by name for {n} days more.", figured.days);
    if (figured.code == "too_many_mentions")
        return trn("You are new here, so a text calls at most {most} people by name. In one day it may be more, and "
                   "sooner when people "
                   "thank you.",
            "You are new here, so a text calls at most {most} people by name. In {n} days it may be more, and sooner "
            "when people thank "
            "you.",
            figured.days, {{"most", most}});
    if (figured.most == 0)
        return trn("You are new here, so this goes without links. In one day they may stand here, and sooner when "
                   "people thank you.",
            "You are new here, so this goes without links. In {n} days they may stand here, and sooner when people "
            "thank you.",
            figured.days);
    return trn("You are new here, so a text has at most {most} links. In one day it may be more, and sooner when "
               "people thank you.",
        "You are new here, so a text has at most {most} links. In {n} days it may be more, and sooner when people "
        "thank you.",
        figured.days, {{"most", most}});
}

} // namespace

std::string words_for(std::string_view problem_code)
{
    if (auto const figured = figures_in(problem_code)) return words_for(*figured);
    return found(field_sentences, problem_code, Phrase("This is not right."));
}

std::string problem_at(base::Refusal const* refusal, std::string_view field)
{
    if (refusal == nullptr) return {};
    for (auto const& problem : refusal->problems) {
        if (problem.field == field) return words_for(problem.code);
    }
    return {};
}

std::string sentence_for(std::string_view refusal_code)
{
    return found(
        refusal_sentences, refusal_code, Phrase("This did not work. Go back, open the page anew and try again."));
}

} // namespace html
