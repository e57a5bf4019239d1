#include "areas/circles/find_near.h"

#include "areas/circles/circles.h"
#include "areas/circles/index_circle.h"
#include "areas/circles/talk/index_post.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/thread_store.h"
#include "areas/people/people.h"

#include <set>

namespace circles {

namespace {

constexpr std::size_t most_near = 3;

/// What was found, as far as the actor may read it now: the index follows a moment after.
struct Sight {
    std::unordered_map<CircleId, Circle> circles {};
    std::unordered_map<PostId, html::Url> urls {};
    std::unordered_map<PostId, Post> posts {};
    std::unordered_map<ThreadId, Thread> threads {};
    std::set<base::PersonId> blocked {};
};

Sight sight_of(platform::Reading const& reading, std::span<platform::SearchHit const> hits)
{
    std::vector<CircleId> circles;
    std::vector<PostId> posts;
    for (auto const& hit : hits) {
        if (hit.kind == search_kind) circles.push_back({hit.id});
        if (hit.kind == post_kind) posts.push_back({hit.id});
    }
    Sight sight;
    for (auto& circle : still_visible(reading, circles)) sight.circles.emplace(circle.id, std::move(circle));
    for (auto& post : posts_still_visible(reading, posts)) sight.urls.emplace(post.id, std::move(post.url));
    sight.posts = PostStore {reading.tx}.of(posts);
    std::vector<ThreadId> threads;
    for (auto const& [id, post] : sight.posts) threads.push_back(post.thread);
    sight.threads = ThreadStore {reading.tx}.of(threads);
    if (reading.actor.person) sight.blocked = people::blocked_by(reading.tx, *reading.actor.person);
    return sight;
}

std::optional<needs::NearThing> circle_in(Sight const& sight, CircleId id)
{
    auto const circle = sight.circles.find(id);
    if (circle == sight.circles.end() || circle->second.state != State::active) return std::nullopt;
    return needs::NearThing {"circle", circle->second.name, html::Url::to({"circles", circle->second.slug})};
}

/// The thread of a post, led to by the post; each thread once.
std::optional<needs::NearThing> thread_in(Sight const& sight, PostId id, std::set<ThreadId>& told)
{
    auto const url = sight.urls.find(id);
    if (url == sight.urls.end()) return std::nullopt;
    auto const& post = sight.posts.at(id);
    auto const& thread = sight.threads.at(post.thread);
    if (sight.blocked.contains(post.author) || sight.blocked.contains(thread.author)) return std::nullopt;
    if (!told.insert(thread.id).second) return std::nullopt;
    return needs::NearThing {"post", thread.title, url->second};
}

} // namespace

std::vector<needs::NearThing> find_near(
    platform::Reading const& reading, platform::Search const& search, std::string_view sentence)
{
    std::vector<platform::SearchAudience> audiences {platform::SearchAudience::everyone()};
    if (reading.actor.is_member()) audiences.push_back(platform::SearchAudience::members());
    for (auto& circle : search_audiences(reading)) audiences.push_back(std::move(circle));
    std::string const kinds[] {std::string {search_kind}, std::string {post_kind}};
    auto const hits = search.suggestions(reading.tx, audiences, sentence, kinds);
    auto const sight = sight_of(reading, hits);
    std::set<ThreadId> told;
    std::vector<needs::NearThing> near;
    for (auto const& hit : hits) {
        auto thing = hit.kind == search_kind ? circle_in(sight, {hit.id}) : thread_in(sight, {hit.id}, told);
        if (thing && near.size() < most_near) near.push_back(*std::move(thing));
    }
    return near;
}

} // namespace circles
