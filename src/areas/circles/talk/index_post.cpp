#include "areas/circles/talk/index_post.h"

#include "areas/circles/circle_store.h"
#include "areas/circles/circles.h"
#include "areas/circles/index_circle.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/thread_store.h"
#include "platform/jobs/write_job.h"
#include "platform/markdown/markdown.h"
#include "platform/storage/database.h"

#include <algorithm>

namespace circles {

namespace {

constexpr std::size_t most_searched = 32 * 1024; ///< bytes of a text
constexpr int posts_at_once = 50;

/// Threads and circles of some posts, read in two questions.
struct Around {
    std::unordered_map<ThreadId, Thread> threads {};
    std::unordered_map<CircleId, Circle> circles {};
};

Around around(platform::Tx& tx, std::span<Post const> posts)
{
    std::vector<ThreadId> threads;
    for (auto const& post : posts) threads.push_back(post.thread);
    Around all {.threads = ThreadStore {tx}.of(threads)};
    std::vector<CircleId> circles;
    for (auto const& [id, thread] : all.threads) circles.push_back(thread.circle);
    all.circles = CircleStore {tx}.of(circles);
    return all;
}

/// The post as it is searched; nothing of what is gone from sight.
std::optional<platform::PlacedDocument> document_of(Post const& post, Around const& all)
{
    auto const thread = all.threads.find(post.thread);
    if (thread == all.threads.end() || thread->second.state == ThreadState::removed || post.removed_at)
        return std::nullopt;
    auto const circle = all.circles.find(thread->second.circle);
    if (circle == all.circles.end() || !is_findable(circle->second)) return std::nullopt;
    auto facets = facets_of(circle->second, thread->second.language, post.written_at);
    facets.push_back("talk:" + std::string {talks.of(thread->second.kind)});
    return platform::PlacedDocument {{.kind = std::string {post_kind},
                                         .id = post.id.value,
                                         .title = thread->second.title,
                                         .body = platform::plain_text(post.text, most_searched),
                                         .language = thread->second.language,
                                         .at = post.written_at,
                                         .facets = std::move(facets)},
        {search_audience_of(circle->second)}};
}

void put_all(platform::Tx& tx, platform::Search const& search, std::span<Post const> posts)
{
    auto const all = around(tx, posts);
    std::vector<platform::PlacedDocument> documents;
    for (auto const& post : posts) {
        if (auto placed = document_of(post, all)) documents.push_back(*std::move(placed));
    }
    search.put_all(tx, documents);
}

} // namespace

void index_post(platform::Context& cx, platform::Search const& search, PostId id)
{
    auto const post = PostStore {cx.tx}.find(id);
    auto const placed = post ? document_of(*post, around(cx.tx, {&*post, 1})) : std::nullopt;
    if (!placed) return search.remove(cx.tx, post_kind, id.value);
    search.put(cx.tx, placed->audiences, placed->document);
}

void index_posts(platform::Tx& tx, platform::Search const& search, std::span<PostId const> ids)
{
    std::vector<Post> posts;
    for (auto& [id, post] : PostStore {tx}.of(ids)) posts.push_back(std::move(post));
    std::ranges::sort(posts, {}, &Post::id);
    put_all(tx, search, posts);
}

std::optional<PostId> index_posts_after(platform::Tx& tx, platform::Search const& search, PostId after, int limit)
{
    auto const posts = PostStore {tx}.after(after, limit);
    if (posts.empty()) return std::nullopt;
    put_all(tx, search, posts);
    return posts.back().id;
}

std::int64_t findable_posts(platform::Tx& tx)
{
    return PostStore {tx}.findable();
}

base::Result<base::Done> index_posts_of_circle(platform::Machines& machines, std::string_view payload)
{
    auto const circle = CircleChanged::from_payload(payload).circle;
    for (PostId after;;) {
        auto const posts = PostStore {machines.database.read()->tx()}.of_circle(circle, after, posts_at_once);
        if (posts.empty()) return base::Done {};
        platform::write_as_job(machines, [&](platform::Context& cx) {
            for (auto const& post : posts) index_post(cx, machines.search, post);
        });
        after = posts.back();
    }
}

} // namespace circles
