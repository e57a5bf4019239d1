#pragma once

#include "platform/markdown/markup_writer.h"
#include "platform/markdown/strike.h"
#include "platform/markdown/text_piece.h"
#include "platform/markdown/tree.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// Walks the tree of a text and writes its page. Knows what each part of Markdown becomes; which tags there are, the
/// MarkupWriter knows.
class PageWriter {
public:
    static constexpr std::size_t deepest = 32;           ///< elements within each other
    static constexpr std::size_t longest_flat = 100'000; ///< bytes of what is deeper and shown as text

    PageWriter(MarkdownWish const& wish, std::size_t most_bytes)
        : wish_ {wish}
        , out_ {most_bytes}
    {
    }

    void blocks(cmark_node* parent, Direction first = Direction::from_words);

    /// A text that is not read as Markdown: its paragraphs and lines.
    void plain_paragraphs(std::string_view text);

    html::Html html() && { return std::move(out_).html(); }

private:
    void block(cmark_node* node, Direction direction);
    void paragraph(cmark_node* node, Direction direction);
    void heading(cmark_node* node);
    void list(cmark_node* node);
    void item(cmark_node* node, bool is_tight);
    void code_block(cmark_node* node);
    void table(cmark_node* node);
    void table_row(cmark_node* row, std::string_view alignments, MarkupWriter::Cell cell);
    void table_as_text(cmark_node* node);
    void lines(std::string_view text);

    /// What stands between two marks, or a child that is no text.
    struct Part {
        enum class Kind { child, text, opens_strike, closes_strike };
        Kind kind = Kind::child;
        cmark_node* node = nullptr;
        std::string_view text {};
    };
    void inlines(cmark_node* parent);
    static std::vector<Part> parts_of(cmark_node* parent, std::vector<StrikeMark> const& marks);
    void parts(std::span<Part const> all);
    void child(cmark_node* node);
    void words(std::string_view text);
    void bare_address(TextPiece const& piece);
    void link(cmark_node* node);
    void image(cmark_node* node);
    template <class Inside>
    void link_to(Destination const& destination, std::string_view words, Inside&& inside);
    std::optional<ShownPicture> picture_of(cmark_node* node) const;
    bool is_only_pictures(cmark_node* paragraph) const;

    MarkdownWish const& wish_;
    MarkupWriter out_;
    bool in_link_ = false;
};

} // namespace platform
