// A topic of the bench build, so that streams are measured in the program itself: GET /bench/topics/{topic}/live, and
// POST /bench/topics/{topic} adds something to it, durably. Its piece is as long as that of a reply.

#include "app/site.h"
#include "platform/web/request.h"

namespace bench {

namespace {

constexpr std::size_t piece_bytes = 2'500;

class BenchTopic final : public web::StreamSource {
public:
    std::string_view kind() const override { return "bench"; }

    std::vector<bool> may_follow(platform::Tx&, std::int64_t, std::span<base::Actor const> readers) override
    {
        std::vector<bool> may;
        for (auto const& reader : readers) may.push_back(reader.is_member());
        return may;
    }

    std::vector<std::string> pieces(
        platform::Reading const&, std::int64_t, std::span<std::int64_t const> things) override
    {
        return std::vector<std::string>(things.size(), "<article>" + std::string(piece_bytes, 'a') + "</article>");
    }
};

/// Like any event that nobody happens to listen to.
struct TopicGrew {
    static constexpr std::string_view name = "bench.topic_grew";
    static std::string payload() { return "{}"; }
};

base::Result<std::optional<std::int64_t>> open_topic(web::Request& rq)
{
    return std::optional {TRY(rq.id<base::IdOf<BenchTopic>>("topic")).value};
}

web::Response post_to_topic(web::Request& rq)
{
    auto const topic = rq.id<base::IdOf<BenchTopic>>("topic");
    if (!topic) return rq.refused(topic.refusal());
    auto const told = rq.write([topic = topic->value](platform::Context& cx) -> base::Result<base::Done> {
        web::tell_followers(cx, {"bench", topic}, topic);
        cx.outbox.add(TopicGrew {});
        return base::Done {};
    });
    return told ? web::Response {} : rq.refused(told.refusal());
}

void add_topic(web::Routes& routes)
{
    static BenchTopic topic;
    routes.stream("/bench/topics/{topic}/live", web::Who::member, web::Limit::read, open_topic, topic);
    routes.post("/bench/topics/{topic}", web::Who::member, web::Limit::write, web::Csrf::nothing, post_to_topic,
        web::Faces::page);
}

/// Linked in, the topic is on the site.
[[maybe_unused]] bool const is_offered = (app::more_routes = add_topic, true);

} // namespace

} // namespace bench
