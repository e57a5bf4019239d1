#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <vector>

namespace platform {

/// A "~~" that begins or ends struck out words.
struct StrikeMark {
    cmark_node* node = nullptr; ///< the text in which it stands
    std::size_t offset = 0;
    bool opens = false;
};

/// The pairs of "~~" among the children of a node, in order, opening and closing in turn. Two tildes only: with one,
/// "~5 pupils, ~10 minutes" would be struck out. Not by cmark-gfm's extension, which no two threads may use at once.
std::vector<StrikeMark> strikes_in(cmark_node* parent);

/// Puts a control sign in place of each of those marks in all texts below: it parts the words as the mark does on the page,
/// and is dropped where words are wanted without markup.
void silence_strikes(cmark_node* top);

} // namespace platform
