#include "areas/notices/letter_words.h"

#include "html/words.h"

namespace notices {

namespace {

using html::tr;
using html::trn;

constexpr std::size_t name_limit = 80;

std::string answered_words(Notice const& notice, std::string const& name)
{
    if (notice.times <= 1) return tr("{name} answered your need.", {{"name", name}});
    return trn("{name} answered your need, and one more answer came.",
        "{name} answered your need, and {n} more answers came.", notice.times - 1, {{"name", name}});
}

std::string thread_words(Notice const& notice, std::string const& name)
{
    if (notice.times <= 1) return tr("{name} answered what you began.", {{"name", name}});
    return trn("{name} answered what you began, and one more answer came.",
        "{name} answered what you began, and {n} more answers came.", notice.times - 1, {{"name", name}});
}

std::string door_words(Notice const& notice, std::string const& name)
{
    if (notice.times <= 1) return tr("{name} asks to be let in.", {{"name", name}});
    return trn("{name} and one more ask to be let in.", "{name} and {n} more ask to be let in.", notice.times - 1,
        {{"name", name}});
}

} // namespace

std::string notice_words(Notice const& notice, std::unordered_map<base::PersonId, people::Name> const& names)
{
    auto const found = names.find(notice.from);
    auto const name = found == names.end() || found->second.name.empty() ? std::string {tr("Somebody")}
                                                                         : one_line(found->second.name, name_limit);
    switch (notice.kind) {
    case Kind::need_answered:
        return answered_words(notice, name);
    case Kind::merge_asked:
        return tr("{name} asks whether your need and another one are the same.", {{"name", name}});
    case Kind::needs_merged:
        return tr("{name} said yes as well: your need and the other one are one now.", {{"name", name}});
    case Kind::merge_undone:
        return tr("{name} took your need and the other one apart again.", {{"name", name}});
    case Kind::carried_over:
        return std::string {
            tr("A need that was yours too was made one with this. You count here now; if it is not yours, take your "
               "“me too” back.")};
    case Kind::carried_back:
        return std::string {tr("This need stands for itself again. Your “me too” is here, where you said it.")};
    case Kind::mentioned:
        return tr("{name} calls you by name in a circle.", {{"name", name}});
    case Kind::thread_answered:
        return thread_words(notice, name);
    case Kind::asked_in:
        return tr("{name} asks you into a circle.", {{"name", name}});
    case Kind::circle_began:
        return tr("{name} began a circle from your need.", {{"name", name}});
    case Kind::merging_asked:
        return tr("{name} asks whether your circle and another one shall be one.", {{"name", name}});
    case Kind::merging_agreed:
        return tr("{name} said yes: your circle and the other one become one.", {{"name", name}});
    case Kind::merging_declined:
        return tr("{name} said no: your circle and the other one stay two.", {{"name", name}});
    case Kind::host_wrote:
        return tr("{name}, a host of your circle, writes to you.", {{"name", name}});
    case Kind::let_in:
        return tr("{name} let you in: you belong to this circle now.", {{"name", name}});
    case Kind::at_the_door:
        return door_words(notice, name);
    case Kind::report_acted:
        return std::string {tr("Thank you for your report: a steward looked, and did something about it.")};
    case Kind::report_left:
        return std::string {tr("Thank you for your report: a steward looked, and left it as it is.")};
    case Kind::measure_taken:
        return std::string {tr("A steward decided something about you or about what you wrote. Read the rule and the "
                               "reason; you can appeal.")};
    case Kind::appeal_upheld:
        return std::string {tr("Somebody else looked at your appeal and found that you are right: it is undone.")};
    case Kind::appeal_refused:
        return std::string {tr("Somebody else looked at your appeal and found that the decision stays.")};
    case Kind::decision_asked:
        return tr("{name} asks your circle to decide.", {{"name", name}});
    case Kind::circle_ends:
        return std::string {tr("Your circle ends in two weeks, as it said when it began. Shall it go on?")};
    case Kind::circle_past_end:
        return std::string {
            tr("The day of your circle was two weeks ago, and it waits for your word: go on, or end it well?")};
    case Kind::circle_quiet:
        return std::string {
            tr("Nobody has written in your circle for six weeks. Is it still going? Without a word from you within two "
               "weeks, another host may take it over.")};
    case Kind::circle_rests:
        return std::string {
            tr("Most who answered would let your circle rest. Close it with one page of what it found?")};
    case Kind::circle_adopted:
        return tr(
            "{name} took over your quiet circle. For two weeks you can take it back; you stay a member in any case.",
            {{"name", name}});
    case Kind::circle_reclaimed:
        return tr("{name} is back as its host. Thank you for stepping in; you stay a member.", {{"name", name}});
    case Kind::decision_ends:
        return std::string {tr("Your circle decides tomorrow, and you have not answered yet.")};
    case Kind::decision_counted:
        return std::string {tr("Your circle has decided.")};
    case Kind::meeting_today:
        return std::string {tr("Your circle meets today, and you said that you can come.")};
    case Kind::all_called:
        return tr("{name} calls the whole circle.", {{"name", name}});
    case Kind::welcome_asked:
        return tr("You were asked to welcome {name}: nobody has answered yet.", {{"name", name}});
    case Kind::need_hidden:
        return std::string {
            tr("A steward took your need out of sight. You can change it and ask for it to be shown again.")};
    case Kind::need_shown:
        return std::string {tr("A steward shows your need again, with all that was answered.")};
    }
    return {};
}

std::string told_words(
    Notice const& notice, About const& about, std::unordered_map<base::PersonId, people::Name> const& names)
{
    auto words = notice_words(notice, names);
    return about.more.empty() ? words : words + " " + about.more;
}

} // namespace notices
