#pragma once

#include "areas/needs/need_file.h"
#include "platform/storage/sql.h"

#include <span>
#include <vector>

namespace needs {

/// All SQL about the photos and worksheets of needs.
class NeedFileStore {
public:
    explicit NeedFileStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void save(NeedId need, std::vector<PhotoSize> const& photo);
    void save(Worksheet const& worksheet);

    /// Smallest first.
    std::vector<PhotoSize> photo_of(NeedId need);
    std::optional<PhotoSize> photo_size(NeedId need, PhotoWish wish);

    /// Not those of hidden answers.
    base::Result<Worksheet> find(WorksheetId id);
    /// Those of the needs themselves, and of their answers from the first to the last one shown. There is at least one need.
    std::vector<Worksheet> worksheets_of(std::span<NeedId const> needs, ReplyId first, ReplyId last);

    /// Removes the rows, and names the files that they spoke of.
    std::vector<platform::FileHash> forget_photo(NeedId need);
    std::vector<platform::FileHash> forget_worksheets_of(NeedId need);
    std::vector<platform::FileHash> forget_worksheets_of(ReplyId reply);

    std::vector<platform::FileHash> all_files();
    bool speaks_of(platform::FileHash const& hash);

private:
    platform::Tx& tx_;
};

} // namespace needs
