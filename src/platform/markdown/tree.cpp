#include "platform/markdown/tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

namespace platform {

namespace {

/// Of cmark-gfm's extensions only this one. Those for bare addresses and struck out words write into a table that all
/// threads share while they parse (SPECIAL_CHARS in inlines.c), and the first reads outside its text (CVE-2023-22485);
/// that for tasks takes a box for ticked when "[x]" stands anywhere in its line.
cmark_syntax_extension* table_extension()
{
    static cmark_syntax_extension* const found = [] {
        cmark_gfm_core_extensions_ensure_registered();
        return cmark_find_syntax_extension("table");
    }();
    return found;
}

struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

constexpr std::string_view open_box = "[ ] ";
constexpr std::string_view ticked_box = "[x] ";
constexpr std::string_view other_ticked_box = "[X] ";

/// What an item remembers when it is a task.
char open_mark = ' ';
char ticked_mark = 'x';

std::string_view viewed(char const* text)
{
    return text == nullptr ? std::string_view {} : std::string_view {text};
}

NodeKind kind_by_name(std::string_view name)
{
    if (name == "table") return NodeKind::table;
    if (name == "table_row" || name == "table_header") return NodeKind::table_row;
    if (name == "table_cell") return NodeKind::table_cell;
    return NodeKind::other;
}

bool ends_words(NodeKind kind)
{
    return kind < NodeKind::text || kind == NodeKind::soft_break || kind == NodeKind::line_break;
}

/// Takes the box from the words of an item that begins with one.
void mark_task(cmark_node* item)
{
    auto* const first = cmark_node_first_child(item);
    auto* const words
        = first != nullptr && kind_of(first) == NodeKind::paragraph ? cmark_node_first_child(first) : nullptr;
    if (words == nullptr || kind_of(words) != NodeKind::text) return;
    auto const text = literal_of(words);
    bool const is_ticked = text.starts_with(ticked_box) || text.starts_with(other_ticked_box);
    if (!is_ticked && !text.starts_with(open_box)) return;
    cmark_node_set_user_data(item, is_ticked ? &ticked_mark : &open_mark);
    cmark_node_set_literal(words, std::string {text.substr(open_box.size())}.c_str());
}

void mark_tasks(cmark_node* top)
{
    walk(top, [](cmark_node* node) {
        if (kind_of(node) == NodeKind::item) mark_task(node);
        return Step::into;
    });
}

} // namespace

Tree tree_of(std::string_view text)
{
    auto const tameness = tameness_of(text);
    if (tameness == Tameness::wild) return nullptr;
    std::unique_ptr<cmark_parser, FreeParser> const parser {cmark_parser_new(CMARK_OPT_VALIDATE_UTF8)};
    if (tameness == Tameness::tame) cmark_parser_attach_syntax_extension(parser.get(), table_extension());
    cmark_parser_feed(parser.get(), text.data(), text.size());
    Tree tree {cmark_parser_finish(parser.get())};
    auto const has = [&](std::string_view box) { return text.find(box) != text.npos; };
    if (has(open_box) || has(ticked_box) || has(other_ticked_box)) mark_tasks(tree.get());
    return tree;
}

NodeKind kind_of(cmark_node* node)
{
    switch (static_cast<unsigned>(cmark_node_get_type(node))) {
    case CMARK_NODE_BLOCK_QUOTE:
        return NodeKind::quote;
    case CMARK_NODE_LIST:
        return NodeKind::list;
    case CMARK_NODE_ITEM:
        return cmark_node_get_user_data(node) != nullptr ? NodeKind::task : NodeKind::item;
    case CMARK_NODE_CODE_BLOCK:
        return NodeKind::code_block;
    case CMARK_NODE_HTML_BLOCK:
        return NodeKind::raw_block;
    case CMARK_NODE_PARAGRAPH:
        return NodeKind::paragraph;
    case CMARK_NODE_HEADING:
        return NodeKind::heading;
    case CMARK_NODE_THEMATIC_BREAK:
        return NodeKind::rule;
    case CMARK_NODE_TEXT:
        return NodeKind::text;
    case CMARK_NODE_SOFTBREAK:
        return NodeKind::soft_break;
    case CMARK_NODE_LINEBREAK:
        return NodeKind::line_break;
    case CMARK_NODE_CODE:
        return NodeKind::code;
    case CMARK_NODE_HTML_INLINE:
        return NodeKind::raw;
    case CMARK_NODE_EMPH:
        return NodeKind::emphasis;
    case CMARK_NODE_STRONG:
        return NodeKind::strong;
    case CMARK_NODE_LINK:
        return NodeKind::link;
    case CMARK_NODE_IMAGE:
        return NodeKind::image;
    default:
        return kind_by_name(viewed(cmark_node_get_type_string(node)));
    }
}

bool is_ticked(cmark_node* task)
{
    return cmark_node_get_user_data(task) == &ticked_mark;
}

std::string_view literal_of(cmark_node* node)
{
    return viewed(cmark_node_get_literal(node));
}

std::string_view address_of(cmark_node* node)
{
    return viewed(cmark_node_get_url(node));
}

std::string words_below(cmark_node* node, std::size_t most, char gap)
{
    std::string words;
    Iterator const iterator {cmark_iter_new(node)};
    while (words.size() <= most) {
        auto const event = cmark_iter_next(iterator.get());
        if (event == CMARK_EVENT_DONE) break;
        auto* const here = cmark_iter_get_node(iterator.get());
        auto const kind = kind_of(here);
        if (event == CMARK_EVENT_ENTER) words += literal_of(here);
        if (here != node && ends_words(kind) && !words.empty() && words.back() != gap) words += gap;
    }
    return words;
}

} // namespace platform
