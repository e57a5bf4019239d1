#include "areas/circles/talk/bring_picture.h"

#include "areas/circles/circles.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/thread_store.h"
#include "areas/circles/talk/write_talk.h"
#include "platform/jobs/file_jobs.h"
#include "platform/jobs/write_job.h"

namespace circles {

namespace {

constexpr int pictures_a_turn = 50;
constexpr int drawn_a_turn = 50;
constexpr base::Milliseconds waiting_time {60 * 60 * 1000}; ///< then a picture that waits is looked at again

void forget(platform::Context& cx, PictureKey const& key)
{
    PictureStore store {cx.tx};
    for (auto const& hash : store.forget(key)) platform::forget_file_later(cx, hash);
    if (!store.posts_with(key, 1).empty()) cx.outbox.job(picture_gone_job, PictureGone {key}.payload());
}

/// A post's page made anew from its words.
void draw_anew(platform::Context& cx, PostId id)
{
    auto post = PostStore {cx.tx}.find(id);
    if (!post || post->text.empty()) return;
    auto const thread = ThreadStore {cx.tx}.find(post->thread);
    auto const circle = thread ? CircleStore {cx.tx}.find(thread->circle) : base::Result<Circle> {thread.refusal()};
    if (!circle) return;
    post->html = made_ready(cx, *circle, post->text).html;
    PostStore {cx.tx}.save(*post);
}

} // namespace

std::string PictureGone::payload() const
{
    return base::Json::object().add("circle", key.circle.text()).add("hash", key.hash).text();
}

base::Result<PictureGone> PictureGone::from_payload(std::string_view text)
{
    auto const json = TRY(base::read_flat_json(text));
    auto const circle = CircleId::from(json.text("circle"));
    if (!circle) return base::invalid("circle", "missing");
    return PictureGone {{*circle, std::string {json.text("hash")}}};
}

base::Result<Picture> bring_picture(
    platform::Context& cx, std::string_view circle, std::vector<platform::PictureSize> const& sizes)
{
    auto const seen = TRY(circle_to_write_in(cx, circle));
    auto picture = Picture::of(sizes);
    PictureStore {cx.tx}.add(seen.circle.id, picture, *cx.actor.person, cx.clock.now());
    return picture;
}

base::Result<SeenPicture> picture_seen(platform::Reading const& reading, std::string_view circle,
    platform::FileHash const& hash, platform::PictureWish wish)
{
    auto const seen = TRY(circle_seen(reading, circle));
    TRY(platform::require_view(may(reading.actor, Action::read_inside, seen.circle, seen.mine.standing)));
    auto const reader = reading.actor.person.value_or(base::PersonId {});
    auto const found = PictureStore {reading.tx}.find({seen.circle.id, hash.text()}, wish, reader);
    if (!found || !(found->shown || found->brought)) return base::not_found();
    return SeenPicture {found->size, found->shown && seen.circle.audience == base::Audience::everyone};
}

bool let_unshown_go(platform::Context& cx)
{
    PictureStore store {cx.tx};
    auto const now = cx.clock.now();
    auto const due = store.due(now, now - undo_time, pictures_a_turn);
    for (auto const& one : due) {
        if (one.stands)
            store.look_again(one.key, std::nullopt);
        else if (one.waits)
            store.look_again(one.key, now + waiting_time);
        else
            forget(cx, one.key);
    }
    return due.size() < pictures_a_turn;
}

void forget_pictures_of(platform::Context& cx, CircleId circle)
{
    PictureStore store {cx.tx};
    for (auto const& key : store.all_of(circle)) {
        for (auto const& hash : store.forget(key)) platform::forget_file_later(cx, hash);
    }
}

bool take_pictures_of(platform::Context& cx, base::PersonId person)
{
    PictureStore store {cx.tx};
    auto const brought = store.forget_bringer_some(person, pictures_a_turn);
    for (auto const& key : brought) store.look_again(key, base::Time {});
    if (!brought.empty()) let_unshown_go(cx);
    return brought.empty();
}

base::Result<base::Done> look_at_pictures(platform::Machines& machines, std::string_view)
{
    for (bool done = false; !done;)
        platform::write_as_job(machines, [&](platform::Context& cx) { done = let_unshown_go(cx); });
    return base::Done {};
}

base::Result<base::Done> draw_without_picture(platform::Machines& machines, std::string_view payload)
{
    auto const gone = TRY(PictureGone::from_payload(payload));
    for (bool done = false; !done;) {
        platform::write_as_job(machines, [&](platform::Context& cx) {
            PictureStore store {cx.tx};
            done = true;
            // Somebody may have brought it again since.
            if (!store.sizes_of(gone.key.circle, {&gone.key.hash, 1}).empty()) return;
            auto const posts = store.posts_with(gone.key, drawn_a_turn);
            for (auto const& post : posts) {
                draw_anew(cx, post);
                store.forget(post, gone.key);
            }
            done = posts.size() < drawn_a_turn;
        });
    }
    return base::Done {};
}

std::vector<platform::FileHash> kept_files(platform::Tx& tx)
{
    return PictureStore {tx}.all_files();
}

bool keeps_file(platform::Tx& tx, platform::FileHash const& hash)
{
    return PictureStore {tx}.speaks_of(hash);
}

} // namespace circles
