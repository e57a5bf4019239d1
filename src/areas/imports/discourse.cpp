#include "areas/imports/discourse.h"

#include "areas/imports/json_walk.h"
#include "platform/mail/quoted.h"
#include "platform/mail/text_of_html.h"

#include <algorithm>

namespace imports {

namespace {

struct Post {
    std::optional<std::int64_t> id {};
    std::int64_t number = 0;
    std::string username {};
    std::string name {};
    std::string email {};
    std::string raw {};
    std::string cooked {};
    std::optional<base::Time> at {};
    bool gone = false;
};

Post read_post(JsonWalk& walk)
{
    Post post;
    walk.object([&](std::string_view name) {
        if (name == "id") post.id = walk.number();
        if (name == "post_number") post.number = walk.number().value_or(0);
        if (name == "username") post.username = walk.text();
        if (name == "name") post.name = walk.text();
        if (name == "email") post.email = walk.text();
        if (name == "raw") post.raw = walk.text();
        if (name == "cooked") post.cooked = walk.text();
        if (name == "created_at") post.at = time_in(walk.text());
        if (name == "hidden") post.gone = post.gone || walk.next_sign() == 't';
        if (name == "deleted_at") post.gone = post.gone || walk.next_sign() == '"';
    });
    return post;
}

/// Discourse's own sign for a quotation: [quote="ayse, post:2"] … [/quote].
std::string without_quotes(std::string_view text)
{
    constexpr std::string_view end = "[/quote]";
    std::string out;
    for (;;) {
        auto const begin = text.find("[quote");
        out += text.substr(0, begin);
        if (begin == std::string_view::npos) return out;
        auto const close = text.find(end, begin);
        if (close == std::string_view::npos) return out;
        text.remove_prefix(close + end.size());
    }
}

/// HTML made plain; what it quotes stands behind ">" then and goes, as it does in a mail.
std::string own_words_of(Post const& post)
{
    if (!post.raw.empty()) return presentable(without_quotes(post.raw));
    return presentable(platform::own_words(platform::text_of_html(post.cooked)).text);
}

std::string identity_of(Post const& post)
{
    if (post.email.find('@') != std::string::npos) return post.email;
    return "forum:" + post.username;
}

std::string fault_of(Post const& post, base::Time now)
{
    if (!post.id) return "no_id";
    if (post.gone) return "hidden_there";
    if (!post.at || !is_plausible(*post.at, now)) return "no_date";
    if (post.username.empty() && post.email.empty()) return "no_writer";
    return own_words_of(post).empty() ? "no_words" : std::string {};
}

class ForumReader {
public:
    ForumReader(std::string_view bytes, base::Time now)
        : walk_ {bytes}
        , now_ {now}
    {
    }

    base::Result<Contents> read()
    {
        if (walk_.next_sign() == '[')
            read_topics();
        else
            walk_.object([&](std::string_view name) {
                if (name == "topics") read_topics();
            });
        if (walk_.failed() || walk_.next_sign() != '\0') return base::invalid(std::to_string(walk_.at()), "not_json");
        if (contents_.titles.empty()) return base::invalid("1", "no_topics");
        if (contents_.entries.size() > most_messages) return base::invalid("1", "too_many_messages");
        std::ranges::stable_sort(
            contents_.entries, {}, [](Entry const& entry) { return entry.at.value_or(base::Time {}); });
        return std::move(contents_);
    }

private:
    void read_topics()
    {
        walk_.array([&] { read_topic(); });
    }

    /// A topic's id and title may stand after its posts.
    void read_topic()
    {
        std::optional<std::int64_t> id;
        std::string title;
        auto const first = contents_.entries.size();
        auto const posts = [&] { walk_.array([&] { add_post(); }); };
        walk_.object([&](std::string_view name) {
            if (name == "id") id = walk_.number();
            if (name == "title") title = walk_.text();
            if (name == "posts") posts();
            if (name != "post_stream") return;
            walk_.object([&](std::string_view inner) {
                if (inner == "posts") posts();
            });
        });
        auto const topic = id ? std::to_string(*id) : std::string {"?"};
        for (auto i = first; i < contents_.entries.size(); ++i) {
            auto& entry = contents_.entries[i];
            entry.place.insert(0, topic + "/");
            entry.key.insert(0, topic + "/");
            entry.thread = static_cast<int>(contents_.titles.size());
            entry.title = presentable_title(title);
            if (!id && entry.left_out.empty()) entry.left_out = "no_id";
        }
        contents_.titles.push_back(presentable_title(title));
    }

    void add_post()
    {
        walk_.next_sign();
        auto const begin = walk_.at();
        auto const post = read_post(walk_);
        if (contents_.entries.size() > most_messages) return;
        contents_.entries.push_back({.key = std::to_string(post.id.value_or(0)),
            .place = std::to_string(post.number > 0 ? post.number : post.id.value_or(0)),
            .left_out = fault_of(post, now_),
            .who = identity_of(post),
            .begin = begin,
            .length = walk_.at() - begin,
            .at = post.at});
    }

    JsonWalk walk_;
    base::Time now_;
    Contents contents_ {};
};

} // namespace

base::Result<Contents> read_discourse(std::string_view bytes, base::Time now)
{
    return ForumReader {bytes, now}.read();
}

OldWords words_of_post(std::string_view bytes, std::string_view unnamed)
{
    JsonWalk walk {bytes};
    auto const post = read_post(walk);
    auto const called = post.name.empty() ? post.username : post.name;
    return {.identity = identity_of(post), .name = presentable_name(called, unnamed), .text = own_words_of(post)};
}

} // namespace imports
