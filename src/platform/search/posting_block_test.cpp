#include "platform/search/posting_block.h"
#include "platform/storage/storage_errors.h"

#include <doctest/doctest.h>

namespace platform {

TEST_CASE("a block gives back what was put into it, with forms or without")
{
    std::vector<BlockEntry> const entries {{1000, 0}, {1000, 2047}, {1031, title_bit}, {1'000'000'000'000, 77}};
    auto plain = entries;
    for (auto& entry : plain) entry.form = 0;

    CHECK(block_entries(900, block_text(900, entries, Forms::kept), Forms::kept) == entries);
    CHECK(block_entries(900, block_text(900, plain, Forms::none), Forms::none) == plain);
    CHECK(block_text(900, {}, Forms::kept).empty());
}

TEST_CASE("a document near the one before it takes one sign")
{
    CHECK(block_text(10, {{10}, {41}}, Forms::none).size() == 2);
    CHECK(block_text(10, {{10}, {42}}, Forms::none).size() == 3);
}

TEST_CASE("a damaged block is noticed")
{
    CHECK_THROWS_AS(block_entries(0, "5", Forms::kept), StorageError);
    CHECK_THROWS_AS(block_entries(0, "o", Forms::none), StorageError);
    CHECK_THROWS_AS(block_entries(0, " ", Forms::none), StorageError);
}

} // namespace platform
