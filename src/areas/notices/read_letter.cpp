#include "areas/notices/read_letter.h"

#include "areas/notices/letter_link.h"
#include "areas/notices/letter_store.h"
#include "areas/notices/notice_store.h"

namespace notices {

base::Result<LetterView> view_letter(
    platform::Tx& tx, platform::Settings& settings, platform::Keys const& keys, Letter letter)
{
    LetterView view {.person = TRY(people::person_of(tx, letter.person))};
    std::vector<needs::NeedId> needs;
    std::vector<NoticeId> notices;
    for (auto const& item : letter.items) {
        needs.push_back(item.need);
        if (item.kind == Item::Kind::waiting) notices.push_back(item.notice);
    }
    view.needs = needs::needs_of(tx, needs);
    view.notices = NoticeStore {tx}.of(notices);
    std::vector<base::PersonId> from;
    for (auto const& [id, notice] : view.notices) from.push_back(notice.from);
    view.names = people::names_of(tx, from);
    view.network = settings.now(tx)->text_or("network.name", "Groundswell");
    if (auto const plan = LetterStore {tx}.plan_of(letter.person)) view.hour = plan->hour;
    view.stop = letter_link(keys, Choice::stop, letter.person);
    view.monthly = letter_link(keys, Choice::monthly, letter.person);
    view.letter = std::move(letter);
    return view;
}

} // namespace notices
