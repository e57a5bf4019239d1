#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A block of a term's documents as SQLite keeps it, text of the signs 0 to o, six bits each:
//
//     block   entry*                       in rising order
//     entry   distance [form]              from the entry before; the first from the block's key
//     distance  five bits a sign, the lowest first; 32 is added while more follow
//     form    two signs of a stem's entry: 11 bits of form, the highest says whether it stands in the title
namespace platform {

struct BlockEntry {
    std::int64_t document = 0;
    std::uint16_t form = 0; ///< form_of() with the title's bit
    auto operator<=>(BlockEntry const&) const = default;
};

inline constexpr std::uint16_t title_bit = 1 << 11;

enum class Forms { kept, none };

std::string block_text(std::int64_t first, std::vector<BlockEntry> const& entries, Forms forms);

/// Throws StorageError when the text is no block.
std::vector<BlockEntry> block_entries(std::int64_t first, std::string_view text, Forms forms);

/// Whether a term's entries have forms.
Forms forms_of(std::string_view term);

} // namespace platform
