#include "areas/circles/talk/talk_json.h"

namespace circles {

namespace {

std::string name_in(Names const& names, base::PersonId person)
{
    auto const found = names.find(person);
    return found == names.end() ? std::string {} : found->second.name;
}

} // namespace

base::Json json_of(Thread const& thread)
{
    std::optional<std::string> answer;
    if (thread.answer) answer = thread.answer->text();
    return base::Json::object()
        .add("id", thread.id.text())
        .add("kind", talks.of(thread.kind))
        .add("title", thread.title)
        .add("slug", thread.slug)
        .add("excerpt", thread.excerpt)
        .add("language", thread.language)
        .add("author", thread.author.text())
        .add("opening", thread.opening.text())
        .add("state", thread_states.of(thread.state))
        .add("answer", answer)
        .add("started_at", thread.started_at);
}

base::Json json_of(Post const& post)
{
    bool const gone = post.removed_at.has_value();
    return base::Json::object()
        .add("id", post.id.text())
        .add("thread", post.thread.text())
        .add("author", post.author.text())
        .add("text", gone ? std::string {} : post.text)
        .add("html", gone ? std::string {} : post.html)
        .add("edits", post.edits)
        .add("thanks", post.thanks)
        .add("by_mail", post.way == Way::mail)
        .add("way", ways.of(post.way))
        .add("written_at", post.written_at)
        .add("edited_at", post.edited_at)
        .add("removed_at", post.removed_at);
}

base::Json json_of(std::string_view circle, Picture const& picture)
{
    auto sizes = base::Json::array();
    for (auto const& size : picture.sizes) {
        sizes.push(base::Json::object()
                       .add("url", std::string {picture_url(circle, picture.hash, size).text()})
                       .add("type", content_type_of(size.format))
                       .add("width", size.width)
                       .add("height", size.height)
                       .add("bytes", size.file.size));
    }
    return base::Json::object().add("hash", picture.hash).add("sizes", sizes);
}

base::Json json_of(ThreadList const& list)
{
    auto threads = base::Json::array();
    for (auto const& listed : list.threads) {
        threads.push(json_of(listed.thread)
                         .add("author_name", name_in(list.names, listed.thread.author))
                         .add("replies", listed.replies)
                         .add("last_at", listed.last_at)
                         .add("unread", listed.unread));
    }
    return base::Json::object().add("threads", threads);
}

base::Json json_of(ThreadView const& view)
{
    auto posts = base::Json::array();
    for (auto const& shown : view.posts) {
        posts.push(json_of(shown.post)
                       .add("author_name", name_in(view.names, shown.post.author))
                       .add("thanked", shown.thanked));
    }
    return json_of(view.thread)
        .add("circle", view.circle.slug)
        .add("replies", view.replies)
        .add("read_to", view.reader.read_to.text())
        .add("wish", wishes.of(view.reader.wish))
        .add("draft", view.draft)
        .add("posts", posts);
}

} // namespace circles
