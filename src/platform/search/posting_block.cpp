#include "platform/search/posting_block.h"

#include "platform/search/terms.h"
#include "platform/storage/storage_errors.h"

namespace platform {

namespace {

constexpr char zero = '0';

char sign_of(std::uint64_t bits)
{
    return static_cast<char>(zero + (bits & 63));
}

/// Reads signs one by one.
class BlockReader {
public:
    explicit BlockReader(std::string_view text)
        : text_ {text}
    {
    }

    bool at_end() const { return at_ == text_.size(); }

    std::uint64_t sign()
    {
        auto const bits = at_end() ? 64U : static_cast<unsigned>(static_cast<unsigned char>(text_[at_++]) - zero);
        if (bits > 63) throw StorageError {"search", "a block of the search index is damaged"};
        return bits;
    }

    std::int64_t distance()
    {
        std::uint64_t distance = 0;
        for (unsigned shift = 0; shift < 64; shift += 5) {
            auto const bits = sign();
            distance |= (bits & 31) << shift;
            if (bits < 32) break;
        }
        return static_cast<std::int64_t>(distance);
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace

std::string block_text(std::int64_t first, std::vector<BlockEntry> const& entries, Forms forms)
{
    std::string text;
    for (auto const& entry : entries) {
        auto distance = static_cast<std::uint64_t>(entry.document - first);
        for (; distance > 31; distance >>= 5) text += sign_of((distance & 31) | 32);
        text += sign_of(distance);
        if (forms == Forms::kept) {
            text += sign_of(entry.form);
            text += sign_of(entry.form >> 6);
        }
        first = entry.document;
    }
    return text;
}

std::vector<BlockEntry> block_entries(std::int64_t first, std::string_view text, Forms forms)
{
    std::vector<BlockEntry> entries;
    BlockReader reader {text};
    while (!reader.at_end()) {
        BlockEntry entry {.document = first + reader.distance()};
        if (forms == Forms::kept) {
            auto const low = reader.sign();
            entry.form = static_cast<std::uint16_t>(low | reader.sign() << 6);
        }
        first = entry.document;
        entries.push_back(entry);
    }
    return entries;
}

Forms forms_of(std::string_view term)
{
    return mark_of(term) == stem_mark ? Forms::kept : Forms::none;
}

} // namespace platform
