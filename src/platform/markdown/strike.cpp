#include "platform/markdown/strike.h"

#include "platform/markdown/tree.h"

#include <algorithm>
#include <string>

namespace platform {

namespace {

bool is_blank(char sign)
{
    return sign == ' ' || sign == '\t' || sign == '\n';
}

/// The sign beside a mark: of the same text, or a blank when nothing or the end of a line stands there.
char sign_beside(std::string_view text, std::size_t at, cmark_node* neighbour)
{
    if (at < text.size()) return text[at];
    if (neighbour == nullptr) return ' ';
    auto const kind = kind_of(neighbour);
    return kind == NodeKind::soft_break || kind == NodeKind::line_break ? ' ' : 'x';
}

} // namespace

std::vector<StrikeMark> strikes_in(cmark_node* parent)
{
    std::vector<StrikeMark> marks;
    each_child(parent, [&](cmark_node* child) {
        if (kind_of(child) != NodeKind::text) return;
        auto const text = literal_of(child);
        for (auto at = text.find("~~"); at != text.npos; at = text.find("~~", at)) {
            auto const end = std::min(text.find_first_not_of('~', at), text.size());
            bool const is_open = !marks.empty() && marks.back().opens;
            // before the first sign "at - 1" is beyond any text, and the neighbour is asked
            auto const before = sign_beside(text, at - 1, cmark_node_previous(child));
            auto const after = sign_beside(text, end, cmark_node_next(child));
            if (end - at == 2 && !is_blank(is_open ? before : after)) marks.push_back({child, at, !is_open});
            at = end;
        }
    });
    if (!marks.empty() && marks.back().opens) marks.pop_back();
    return marks;
}

void silence_strikes(cmark_node* top)
{
    walk(top, [](cmark_node* parent) {
        auto const marks = strikes_in(parent);
        for (auto mark = marks.begin(); mark != marks.end();) {
            auto* const node = mark->node;
            std::string words {literal_of(node)};
            for (; mark != marks.end() && mark->node == node; ++mark) words.replace(mark->offset, 2, "\x01\x01");
            cmark_node_set_literal(node, words.c_str());
        }
        return Step::into;
    });
}

} // namespace platform
