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
    }
    return {};
}

html::Url place_of(Notice const& notice)
{
    switch (notice.kind) {
    case Kind::merge_asked:
    case Kind::needs_merged:
    case Kind::merge_undone:
        return html::Url::to({"merges", notice.merge.text()});
    case Kind::need_answered:
        return html::Url::to({"needs", notice.need.text()}).at("reply-" + notice.reply.text());
    case Kind::carried_over:
    case Kind::carried_back:
        break;
    }
    return html::Url::to({"needs", notice.need.text()});
}

} // namespace notices
