#pragma once

#include "areas/needs/need_file.h"
#include "platform/storage/sql.h"

#include <span>
#include <unordered_map>
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

    std::optional<PhotoSize> photo_size(NeedId need, platform::PictureWish wish);

    /// Not those of hidden answers.
    base::Result<Worksheet> find(WorksheetId id);
    /// Those of the needs themselves, and of their answers from the first to the last one shown. There is at least one need.
    std::vector<Worksheet> worksheets_of(std::span<NeedId const> needs, ReplyId first, ReplyId last);

    /// All photos of somebody's needs, and all worksheets that she brought, with a need of hers or an answer to anybody's.
    std::unordered_map<NeedId, std::vector<PhotoSize>> photos_of(base::PersonId author);
    /// The photos of these needs, smallest size first. There is at least one need.
    std::unordered_map<NeedId, std::vector<PhotoSize>> photos_of(std::span<NeedId const> needs);
    std::vector<Worksheet> worksheets_of(base::PersonId author);
    /// One of them, whether others may see it or not.
    base::Result<Worksheet> brought_by(base::PersonId author, WorksheetId id);

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
