#pragma once

#include "areas/circles/circle.h"

#include <vector>

namespace circles {

using ThreadId = base::IdOf<struct ThreadTag>;
using PostId = base::IdOf<struct PostTag>;

/// What a thread is: what worked, what did not, a question, talk without an end, news.
enum class Talk { question, success, failure, discussion, announcement };
inline constexpr base::Names<Talk, 5> talks {{"question", "success", "failure", "discussion", "announcement"}};

/// A locked thread is read and takes no more replies; a removed one is gone from sight.
enum class ThreadState { open, locked, removed };
inline constexpr base::Names<ThreadState, 3> thread_states {{"open", "locked", "removed"}};

/// One conversation of a circle.
struct Thread {
    ThreadId id {};
    CircleId circle {};
    Talk kind = Talk::question;
    std::string title {};
    std::string slug {};
    std::string excerpt {}; ///< the beginning of its opening, as plain words
    std::string language {};
    base::PersonId author {};
    PostId opening {};
    ThreadState state = ThreadState::open;
    std::optional<PostId> answer {}; ///< the reply that helped
    base::Time started_at {};
    bool operator==(Thread const&) const = default;

    /// "1r2k-too-late": the path's last part. The id decides; the words are for people.
    std::string path_name() const { return id.text() + "-" + slug; }
};

/// By which way a post came: written on a page, sent by mail, or brought in from where it was said before.
enum class Way { page, mail, list, forum };
inline constexpr base::Names<Way, 4> ways {{"page", "mail", "list", "forum"}};

/// The opening of a thread, or a reply.
struct Post {
    PostId id {};
    ThreadId thread {};
    base::PersonId author {};
    std::string text {};    ///< Markdown, as written
    std::string html {};    ///< made from it by platform::markdown_html
    std::int64_t edits = 0; ///< how often it was changed
    std::int64_t thanks = 0;
    Way way = Way::page;
    base::Time written_at {};
    std::optional<base::Time> edited_at {};
    std::optional<base::Time> removed_at {};
    std::optional<base::PersonId> removed_by {};
    bool operator==(Post const&) const = default;
};

constexpr std::size_t title_limit = 160;
constexpr std::size_t text_limit = 20'000;

/// For so long whoever took a post away may bring it back; then its words are gone.
constexpr base::Milliseconds undo_time {10 * 60 * 1000};

/// Whether people may still reply.
base::Result<base::Done> takes_replies(Thread const& thread);

/// The post with other words. Refused with "changed_meanwhile" when `seen` is not the number of edits that the writer saw.
base::Result<Post> edited(Post post, std::int64_t seen, std::string text, std::string html, base::Time now);

/// The post taken away, and brought back by whoever took it away while there is time.
base::Result<Post> removed(Post post, base::PersonId by, base::Time now);
base::Result<Post> brought_back(Post post, base::PersonId by, base::Time now);

} // namespace circles
