#include "areas/circles/talk/live_thread.h"

#include "areas/circles/circle_store.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/talk/may.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/talk_page.h"
#include "areas/circles/talk/thread_store.h"
#include "areas/circles/talk/write_talk.h"
#include "areas/people/people.h"
#include "platform/web/request.h"
#include "platform/web/streams/stream_source.h"

namespace circles {

namespace {

std::vector<base::PersonId> people_in(std::span<base::Actor const> readers)
{
    std::vector<base::PersonId> people;
    for (auto const& reader : readers) {
        if (reader.person) people.push_back(*reader.person);
    }
    return people;
}

class ThreadSource final : public web::StreamSource {
public:
    std::string_view kind() const override { return "thread"; }

    std::vector<bool> may_follow(platform::Tx& tx, std::int64_t topic, std::span<base::Actor const> readers) override
    {
        std::vector<bool> answers(readers.size(), false);
        auto const thread = ThreadStore {tx}.find({topic});
        auto const circle = thread ? CircleStore {tx}.find(thread->circle) : base::Result<Circle> {base::not_found()};
        if (!circle) return answers;
        auto const standings = MembershipStore {tx}.standings_in(circle->id, people_in(readers));
        for (std::size_t i = 0; i < readers.size(); ++i) {
            auto const found = standings.find(readers[i].person.value_or(base::PersonId {}));
            auto const standing = found == standings.end() ? Standing::none : found->second;
            answers[i] = may(readers[i], ThreadAction::read, *circle, standing, *thread).allowed;
        }
        return answers;
    }

    std::vector<bool> may_get(
        platform::Tx& tx, std::int64_t, std::int64_t thing, std::span<base::Actor const> readers) override
    {
        std::vector<bool> answers(readers.size(), true);
        auto const post = PostStore {tx}.find({thing});
        if (!post) return answers;
        auto const blockers = people::blockers_of(tx, post->author, people_in(readers));
        for (std::size_t i = 0; i < readers.size(); ++i)
            answers[i] = !readers[i].person || !blockers.contains(*readers[i].person);
        return answers;
    }

    std::vector<std::string> pieces(
        platform::Reading const& reading, std::int64_t, std::span<std::int64_t const> things) override
    {
        std::vector<PostId> ids;
        for (auto const thing : things) ids.push_back({thing});
        auto const posts = PostStore {reading.tx}.of(ids);
        std::vector<base::PersonId> authors;
        for (auto const& [id, post] : posts) authors.push_back(post.author);
        auto names = people::names_of(reading.tx, authors);
        std::vector<std::string> pieces;
        for (auto const& id : ids) {
            auto const post = posts.find(id);
            bool const shown = post != posts.end() && !post->second.removed_at;
            pieces.push_back(shown
                    ? std::string {post_piece(post->second, names[post->second.author], reading.clock.now()).text()}
                    : std::string {});
        }
        return pieces;
    }
};

/// A page that was opened before its circle became part of another goes on following at its old address.
base::Result<SeenThread> followed(platform::Reading const& reading, std::string_view circle, ThreadId id)
{
    auto seen = thread_seen(reading, circle, id);
    if (seen) return seen;
    auto const was = TRY(CircleStore {reading.tx}.with_slug(circle));
    auto now = TRY(thread_of(reading, id));
    if (was.merged_into != now.circle.id) return base::not_found();
    return now;
}

/// Of a thread that takes no more replies nothing new will come.
base::Result<std::optional<std::int64_t>> open_live(web::Request& rq)
{
    auto const id = TRY(rq.id<ThreadId>("thread"));
    auto const seen = TRY(followed(rq.reading(), rq.capture("circle"), id));
    bool const lives = seen.thread.state == ThreadState::open && seen.circle.state == State::active;
    return lives ? std::optional {id.value} : std::nullopt;
}

} // namespace

void add_live_routes(web::Routes& routes)
{
    static ThreadSource source;
    routes.stream("/circles/{circle}/talk/{thread}/live", web::Who::anyone, web::Limit::read, open_live, source);
}

} // namespace circles
