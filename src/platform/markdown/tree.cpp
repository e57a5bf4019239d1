#include "platform/markdown/tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

namespace platform {

namespace {

/// Of cmark-gfm's extensions only those that read whole lines: the others write into a table that all threads share
/// while they parse (SPECIAL_CHARS in inlines.c), and the one for bare addresses reads outside its text (CVE-2023-22485).
struct Extensions {
    cmark_syntax_extension* table = nullptr;
    cmark_syntax_extension* tasks = nullptr;
};

Extensions const& extensions()
{
    static Extensions const found = [] {
        cmark_gfm_core_extensions_ensure_registered();
        return Extensions {cmark_find_syntax_extension("table"), cmark_find_syntax_extension("tasklist")};
    }();
    return found;
}

struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

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

} // namespace

Tree tree_of(std::string_view text)
{
    auto const tameness = tameness_of(text);
    if (tameness == Tameness::wild) return nullptr;
    auto const& [table, tasks] = extensions();
    std::unique_ptr<cmark_parser, FreeParser> const parser {cmark_parser_new(CMARK_OPT_VALIDATE_UTF8)};
    if (tameness == Tameness::tame) cmark_parser_attach_syntax_extension(parser.get(), table);
    cmark_parser_attach_syntax_extension(parser.get(), tasks);
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return Tree {cmark_parser_finish(parser.get())};
}

NodeKind kind_of(cmark_node* node)
{
    switch (static_cast<unsigned>(cmark_node_get_type(node))) {
    case CMARK_NODE_BLOCK_QUOTE:
        return NodeKind::quote;
    case CMARK_NODE_LIST:
        return NodeKind::list;
    case CMARK_NODE_ITEM:
        return viewed(cmark_node_get_type_string(node)) == "tasklist" ? NodeKind::task : NodeKind::item;
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
