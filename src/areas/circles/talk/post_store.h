#pragma once

#include "areas/circles/talk/talk.h"
#include "platform/storage/sql.h"

#include <span>
#include <unordered_map>

namespace circles {

/// A post as a page shows it.
struct ShownPost {
    Post post {};
    bool thanked = false; ///< by whoever reads the page
};

/// What a post said until it was changed.
struct PastText {
    std::string text {};
    base::Time until {};
};

/// All SQL about posts.
class PostStore {
public:
    explicit PostStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    base::Result<Post> find(PostId id);
    void add(Post const& post);
    void save(Post const& post);
    /// Keeps what it said before the change that made it `edits` times changed.
    void keep_past(PostId post, std::int64_t edits, std::string_view text, base::Time until);
    std::vector<PastText> past(PostId post);

    /// The opening and the replies after one of them, oldest first, as `reader` sees them; removed ones without their words.
    std::vector<ShownPost> of_thread(ThreadId thread, PostId after, base::PersonId reader, int limit);
    /// The last posts before this one, oldest first.
    std::vector<ShownPost> before(ThreadId thread, PostId before, base::PersonId reader, int limit);
    std::unordered_map<PostId, Post> of(std::span<PostId const> ids);
    /// Who spoke last in a thread and when, the newest first: posts that stand, without their words.
    std::vector<Post> newest_standing(ThreadId thread, int limit);
    /// How many replies there are after this one.
    std::int64_t count_after(ThreadId thread, PostId after);
    /// Every post after this one by id, whatever its state: for whoever goes through all of them.
    std::vector<Post> after(PostId id, int limit);
    std::vector<Post> by_author(base::PersonId author, PostId after, int limit);
    std::int64_t findable();
    /// The posts of a circle by id, after one of them.
    std::vector<PostId> of_circle(CircleId circle, PostId after, int limit);

    bool thank(PostId post, base::PersonId person, base::Time now);
    bool unthank(PostId post, base::PersonId person);
    /// Counts the thanks of a post anew.
    void recount(PostId post);

    /// Empties the words of posts that were taken away before this moment, so many at most; gives how many it was.
    /// Keeps the words of a post that was taken away until then.
    void hold(PostId id, base::Time until);
    std::int64_t clear_removed(base::Time before, int limit);

    bool forget_thanks_some(base::PersonId person);
    /// Takes the words of up to so many posts of hers; gives which.
    std::vector<PostChanged> take_words_of(base::PersonId author, base::Time now, int limit);
    std::vector<PostId> of_thread_ids(ThreadId thread);
    void forget_thread(ThreadId thread);
    void forget_author(base::PersonId author);
    void forget_circle(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
