#pragma once

#include "platform/markdown/tameness.h"

#include <cmark-gfm.h>

#include <memory>
#include <string>
#include <string_view>

namespace platform {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Iterator = std::unique_ptr<cmark_iter, FreeIterator>;

/// The text as cmark-gfm understands it; nothing when it is wild.
Tree tree_of(std::string_view text);

enum class NodeKind {
    quote,
    list,
    item,
    task, ///< an item with a box
    code_block,
    raw_block,
    paragraph,
    heading,
    rule,
    table,
    table_row,
    table_cell,
    text,
    soft_break,
    line_break,
    code,
    raw,
    emphasis,
    strong,
    link,
    image,
    other,
};

NodeKind kind_of(cmark_node* node);

bool is_ticked(cmark_node* task);

/// What a text, a piece of code or raw HTML says.
std::string_view literal_of(cmark_node* node);

/// Where a link or an image leads.
std::string_view address_of(cmark_node* node);

/// Calls `visit` with each child.
template <class F>
void each_child(cmark_node* node, F&& visit)
{
    for (auto* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) visit(child);
}

enum class Step { into, past };

/// Calls `visit` with each node below in order; it says whether to step into the node or past it. Does not recurse, so
/// depth costs no stack.
template <class F>
void walk(cmark_node* top, F&& visit)
{
    Iterator const iterator {cmark_iter_new(top)};
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        auto* const node = cmark_iter_get_node(iterator.get());
        if (event == CMARK_EVENT_ENTER && node != top && visit(node) == Step::past)
            cmark_iter_reset(iterator.get(), node, CMARK_EVENT_EXIT);
    }
}

/// Everything there is to read below a node, blocks and lines parted by `gap`; stops once there is `most`. Does not
/// recurse either.
std::string words_below(cmark_node* node, std::size_t most, char gap = ' ');

} // namespace platform
