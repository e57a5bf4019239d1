#include "platform/markdown/page_writer.h"

#include "platform/markdown/plain_words.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>

namespace platform {

namespace {

constexpr std::size_t deepest_block = PageWriter::deepest - 4; ///< so that a table and what stands in it still fit
constexpr int most_columns = 20;
constexpr int most_cells = 2'000;
constexpr std::size_t longest_label = 120;

int count_children(cmark_node* node)
{
    int count = 0;
    each_child(node, [&](cmark_node*) { ++count; });
    return count;
}

Align align_of(std::string_view alignments, std::size_t column)
{
    if (column >= alignments.size()) return Align::none;
    switch (alignments[column]) {
    case 'l':
        return Align::left;
    case 'c':
        return Align::center;
    case 'r':
        return Align::right;
    default:
        return Align::none;
    }
}

} // namespace

void PageWriter::blocks(cmark_node* parent, Direction first)
{
    // A quote or an item takes its direction from its first paragraph, and HTML looks there only if that has no dir of its own.
    auto direction = first;
    each_child(parent, [&](cmark_node* child) {
        block(child, direction);
        direction = Direction::from_words;
    });
}

void PageWriter::block(cmark_node* node, Direction direction)
{
    if (out_.is_full()) return;
    if (out_.depth() >= deepest_block) return out_.say(words_below(node, longest_flat) + " ");
    switch (kind_of(node)) {
    case NodeKind::paragraph:
        return paragraph(node, direction);
    case NodeKind::heading:
        return heading(node);
    case NodeKind::list:
        return list(node);
    case NodeKind::quote:
        return out_.within(Element::blockquote, Direction::from_words, [&] { blocks(node, Direction::from_around); });
    case NodeKind::code_block:
        return code_block(node);
    case NodeKind::raw_block:
        return out_.within(Element::p, direction, [&] { lines(literal_of(node)); });
    case NodeKind::rule:
        return out_.rule();
    case NodeKind::table:
        return table(node);
    default:
        return out_.say(words_below(node, longest_flat)); // cmark-gfm makes no other blocks of what we ask it
    }
}

void PageWriter::paragraph(cmark_node* node, Direction direction)
{
    if (!is_only_pictures(node)) return out_.within(Element::p, direction, [&] { inlines(node); });
    each_child(node, [&](cmark_node* child) {
        if (kind_of(child) == NodeKind::image) out_.within(Element::figure, [&] { image(child); });
    });
}

void PageWriter::heading(cmark_node* node)
{
    auto const level = std::min(cmark_node_get_heading_level(node), 3);
    auto const element = level == 1 ? Element::h3 : level == 2 ? Element::h4 : Element::h5;
    out_.within(element, Direction::from_words, [&] { inlines(node); });
}

void PageWriter::list(cmark_node* node)
{
    auto const items
        = [&] { each_child(node, [&](cmark_node* child) { item(child, cmark_node_get_list_tight(node) != 0); }); };
    if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
        out_.within_numbered_list(cmark_node_get_list_start(node), items);
    else
        out_.within(Element::ul, items);
}

void PageWriter::item(cmark_node* node, bool is_tight)
{
    out_.within(Element::li, Direction::from_words, [&] {
        if (kind_of(node) == NodeKind::task) {
            auto* const first = cmark_node_first_child(node);
            auto const label
                = first == nullptr ? std::string {} : plain_words(words_below(first, longest_label), longest_label);
            out_.box(is_ticked(node), label.empty() ? "…" : label);
        }
        if (!is_tight) return blocks(node, Direction::from_around);
        each_child(node, [&](cmark_node* child) {
            if (kind_of(child) == NodeKind::paragraph && !is_only_pictures(child))
                inlines(child);
            else
                block(child, Direction::from_words);
        });
    });
}

void PageWriter::code_block(cmark_node* node)
{
    out_.within(
        Element::pre, Direction::from_words, [&] { out_.within(Element::code, [&] { out_.say(literal_of(node)); }); });
}

void PageWriter::table(cmark_node* node)
{
    auto const columns = cmark_gfm_extensions_get_table_columns(node);
    auto* const head = cmark_node_first_child(node);
    if (head == nullptr || columns > most_columns || columns * count_children(node) > most_cells)
        return table_as_text(node);
    std::string_view const alignments {
        reinterpret_cast<char const*>(cmark_gfm_extensions_get_table_alignments(node)), columns};
    out_.within(Element::table, [&] {
        out_.within(Element::thead, [&] { table_row(head, alignments, MarkupWriter::Cell::head); });
        if (cmark_node_next(head) == nullptr) return;
        out_.within(Element::tbody, [&] {
            for (auto* row = cmark_node_next(head); row != nullptr; row = cmark_node_next(row))
                table_row(row, alignments, MarkupWriter::Cell::body);
        });
    });
}

void PageWriter::table_row(cmark_node* row, std::string_view alignments, MarkupWriter::Cell cell)
{
    out_.within(Element::tr, [&] {
        std::size_t column = 0;
        each_child(row, [&](cmark_node* child) {
            out_.within_cell(cell, align_of(alignments, column++), [&] { inlines(child); });
        });
    });
}

void PageWriter::table_as_text(cmark_node* node)
{
    out_.within(Element::p, Direction::from_words, [&] {
        each_child(node, [&](cmark_node* row) {
            if (row != cmark_node_first_child(node)) out_.line_break();
            each_child(row, [&](cmark_node* cell) { out_.say("| " + words_below(cell, longest_flat) + " "); });
        });
    });
}

void PageWriter::lines(std::string_view text)
{
    while (text.ends_with('\n')) text.remove_suffix(1);
    while (!out_.is_full()) {
        auto const end = std::min(text.find('\n'), text.size());
        out_.say(text.substr(0, end));
        if (end == text.size()) return;
        out_.line_break();
        text.remove_prefix(end + 1);
    }
}

void PageWriter::plain_paragraphs(std::string_view text)
{
    std::string paragraph;
    auto const say_paragraph = [&] {
        if (!paragraph.empty()) out_.within(Element::p, Direction::from_words, [&] { lines(paragraph); });
        paragraph.clear();
    };
    while (!text.empty() && !out_.is_full()) {
        auto const end = std::min(text.find_first_of("\r\n"), text.size());
        auto const line = text.substr(0, end);
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : end < text.size() ? 1 : 0));
        if (line.find_first_not_of(" \t") == line.npos)
            say_paragraph();
        else
            paragraph.append(line).append("\n");
    }
    say_paragraph();
}

} // namespace platform
