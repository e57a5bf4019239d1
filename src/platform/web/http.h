#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What crosses the line between the HTTP server (server.h, the only file that knows Beast) and the application.
namespace web {

class Line;

enum class Method { get, head, post, put, patch, delete_, options };

/// A file that came with a form, already on disk under a name of ours; the sender's name is only a label.
struct Upload {
    std::string field;
    std::string file_name;    ///< as sent, cleaned of control signs, at most 200 bytes; never part of a path
    std::string content_type; ///< as claimed; nobody trusts it
    std::string path;         ///< temporary; removed with the Incoming unless taken
    std::int64_t size = 0;
    bool no_space = false; ///< the disk was full: nothing was kept of it
};

/// One request after the gate. Header names are lower case; a header that came twice is joined with ", "
/// (the gate has already refused doubles of those for which that is unsafe).
struct Incoming {
    Method method = Method::get;
    std::string target; ///< origin form, as sent: path and query, percent-encoded
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;                                       ///< whole, for plans that do not spool
    std::vector<std::pair<std::string, std::string>> parts; ///< text fields of a spooled multipart form, in order
    std::vector<Upload> uploads;
    std::string peer;       ///< the client's address as text; behind a trusted proxy the forwarded one
    bool secure = false;    ///< came over TLS, here or at a trusted proxy
    std::string request_id; ///< 16 signs, in the log and on error pages

    /// The header's value, or empty.
    std::string_view header(std::string_view lower_case_name) const;

    Incoming() = default;
    Incoming(Incoming&&) = default;
    Incoming& operator=(Incoming&& other) noexcept;
    ~Incoming(); ///< removes the temporary files of uploads that nobody took (an empty path is taken)
};

/// Bytes to send from a file; length and offset are already checked against its size.
struct FileBody {
    std::string path;
    std::int64_t offset = 0;
    std::int64_t length = 0;
};

/// One answer, complete but for Content-Length, Date and Connection, which the server writes.
struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers {};
    std::string body {};
    std::shared_ptr<std::string const> shared_body {}; ///< instead of body: an asset kept in memory
    std::optional<FileBody> file {};                   ///< instead of body
    bool close = false;

    /// Instead of a body: takes over the connection after the head, for an answer that ends when either side leaves. Called once, on
    /// the I/O thread, and must not wait; what it gives is kept as long as the connection is open.
    using GoesOn = std::function<std::shared_ptr<void>(std::shared_ptr<Line> line)>;
    GoesOn goes_on {};

    Response& with(std::string name, std::string value)
    {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};

/// How the body of a request is to be read.
struct BodyPlan {
    std::size_t limit = 0;  ///< bytes; more is 413 and a close
    bool spool = false;     ///< multipart, file parts streamed to disk
    bool ask_first = false; ///< admit() decides before the first body byte is read
};

/// What the server serves. plan() is called on the I/O thread and only routes; the others run on workers.
class Application {
public:
    virtual ~Application() = default;
    virtual BodyPlan plan(Incoming const& head) const = 0;
    /// Nothing when the body may come, otherwise the refusal (sent, then the connection is closed).
    virtual std::optional<Response> admit(Incoming const& head) = 0;
    virtual Response answer(Incoming&& incoming) = 0;
    /// The answer to a request that never became an Incoming (gate, limits, full queue): short, with the usual headers.
    /// Called on any thread, the I/O thread too: it neither waits nor asks a database.
    virtual Response refuse(int status, std::string_view reason) = 0;
    /// The same when the head was read, so that a browser gets a page.
    virtual Response refuse_knowing(int status, std::string_view reason, Incoming const&)
    {
        return refuse(status, reason);
    }
};

} // namespace web
