#include "html/words_html.h"

#include <utility>
#include <vector>

namespace html {

namespace {

Html with_pieces(std::string_view message, std::initializer_list<HtmlSlot> slots)
{
    std::string escaped;
    append_escaped(escaped, message);
    std::vector<Slot> pieces;
    for (auto const& slot : slots) pieces.push_back({slot.name, slot.value.text()});
    return Html::trusted(filled(escaped, pieces));
}

} // namespace

Html tr_html(Phrase phrase, std::initializer_list<HtmlSlot> slots)
{
    return with_pieces(tr(phrase), slots);
}

Html trn_html(Phrase one, Phrase many, std::int64_t n, std::initializer_list<HtmlSlot> slots)
{
    return with_pieces(trn(one, many, n), slots);
}

} // namespace html
