#pragma once

#include "areas/circles/talk/picture_store.h"
#include "platform/machines.h"
#include "platform/storage/context.h"

namespace circles {

/// A picture was removed that posts still speak of; they are drawn anew.
struct PictureGone {
    PictureKey key {};
    std::string payload() const;
    static base::Result<PictureGone> from_payload(std::string_view text);
};

/// Gives a circle a picture to be shown in posts, as somebody who may talk there. Its files are durable already.
base::Result<Picture> bring_picture(
    platform::Context& cx, std::string_view circle, std::vector<platform::PictureSize> const& sizes);

/// One size of a picture, for whoever may read in the circle: while a post that stands shows it, and to who brought it.
struct SeenPicture {
    platform::PictureSize size {};
    bool by_anyone = false; ///< may look at it
};
base::Result<SeenPicture> picture_seen(platform::Reading const& reading, std::string_view circle,
    platform::FileHash const& hash, platform::PictureWish wish);

/// Looks at pictures whose time has come, and lets go of those that nobody's post shows; true when there were no more.
bool let_unshown_go(platform::Context& cx);

/// All pictures of a circle that is removed.
void forget_pictures_of(platform::Context& cx, CircleId circle);

/// She takes along what she brought, some of it at a time; true when there was nothing left. Others who brought the same
/// picture keep it; who only quotes it keeps what is to be seen on it.
bool take_pictures_of(platform::Context& cx, base::PersonId person);

/// The jobs "circles.pictures", now and then, and "circles.picture_gone".
base::Result<base::Done> look_at_pictures(platform::Machines& machines, std::string_view payload);
base::Result<base::Done> draw_without_picture(platform::Machines& machines, std::string_view payload);
constexpr std::string_view picture_gone_job = "circles.picture_gone";

/// How this room answers for its files.
std::vector<platform::FileHash> kept_files(platform::Tx& tx);
bool keeps_file(platform::Tx& tx, platform::FileHash const& hash);

} // namespace circles
