#pragma once

#include "areas/circles/talk/picture.h"
#include "platform/storage/sql.h"

#include <span>

namespace circles {

/// One picture of one circle.
struct PictureKey {
    CircleId circle {};
    std::string hash {};
    bool operator==(PictureKey const&) const = default;
};

/// A size of a picture, and who may look at it beyond the law of the circle.
struct FoundPicture {
    platform::PictureSize size {};
    bool shown = false;   ///< a post that stands shows it, by somebody who brought it
    bool brought = false; ///< by the reader herself
};

/// A picture whose time has come to be looked at.
struct LookedAt {
    PictureKey key {};
    bool stands = false; ///< a post of somebody who brought it shows it
    bool waits = false;  ///< such a post may still be brought back, or a draft names it
};

/// A picture that somebody brought.
struct BroughtPicture {
    CircleId circle {};
    Picture picture {};
    base::Time brought_at {};
};

/// All SQL about pictures in posts.
class PictureStore {
public:
    explicit PictureStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// Keeps a picture, and who brought it; one that is here already is the same one.
    void add(CircleId circle, Picture const& picture, base::PersonId person, base::Time now);
    /// The sizes of those of these pictures that the circle has; an empty list is one of none.
    PictureSizes sizes_of(CircleId circle, std::span<std::string const> hashes);
    std::optional<FoundPicture> find(PictureKey const& key, platform::PictureWish wish, base::PersonId reader);

    /// A post shows these from now on.
    void show(PostId post, CircleId circle, std::span<std::string const> hashes);
    /// Has the pictures of a post looked at, at this moment.
    void look_again(PostId post, base::Time at);
    void look_again(PictureKey const& key, std::optional<base::Time> at);
    /// Those whose time has come. What was taken away before `gone_before` does not come back.
    std::vector<LookedAt> due(base::Time now, base::Time gone_before, int limit);

    /// Removes a picture, and names the files that it was kept in. Posts still speak of it.
    std::vector<platform::FileHash> forget(PictureKey const& key);
    /// Up to so many posts that speak of a picture.
    std::vector<PostId> posts_with(PictureKey const& key, int limit);
    void forget(PostId post, PictureKey const& key);

    std::vector<BroughtPicture> brought_by(base::PersonId person);
    /// She brought them no longer, up to so many at once; gives which.
    std::vector<PictureKey> forget_bringer_some(base::PersonId person, int limit);
    std::vector<PictureKey> all_of(CircleId circle);

    std::vector<platform::FileHash> all_files();
    bool speaks_of(platform::FileHash const& hash);

private:
    platform::Tx& tx_;
};

} // namespace circles
