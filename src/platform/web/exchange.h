#pragma once

#include "platform/web/http.h"
#include "platform/web/multipart.h"
#include "platform/web/request_reader.h"
#include "platform/web/spool.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace web {

/// One request and its answer: what a connection needs only while it is at work. An idle connection has none.
class Exchange {
public:
    explicit Exchange(std::size_t header_limit)
        : reader_ {header_limit}
    {
    }
    ~Exchange();
    Exchange(Exchange const&) = delete;

    RequestReader& reader() { return reader_; }
    Incoming& incoming() { return reader_.incoming(); }
    BodyPlan const& plan() const { return plan_; }
    std::int64_t body_received() const { return body_received_; }

    /// Makes ready for the body that the plan allows, or says why it cannot come.
    std::optional<GateRefusal> expect_body(BodyPlan plan, std::string const& spool_folder);
    /// The body is whole; a form cut short is refused.
    std::optional<GateRefusal> end_body();

    /// Asks admit() and keeps its answer. False when the request is refused. On a worker.
    bool admitted_by(Application& application);
    /// Asks answer() and keeps it. An exception becomes a 500. On a worker.
    void answered_by(Application& application);
    void refused_by(Application& application, GateRefusal const& why, bool close);

    /// Makes the answer ready for the wire: opens its file, writes its head. On any thread.
    void prepare(Application& application, bool may_keep_alive);

    bool is_prepared() const { return !head_.empty(); }
    bool keeps_alive() const { return keep_alive_; }
    /// What goes on after the head, if anything does.
    Response::GoesOn take_on() { return std::move(response_.goes_on); }
    std::string_view head() const { return head_; }
    std::string_view body() const; ///< nothing for HEAD or when a file is sent
    int file() const { return sends_file_ ? file_ : -1; }
    FileBody const& file_range() const { return *response_.file; }

private:
    std::optional<GateRefusal> begin_form(std::string const& spool_folder);
    std::optional<GateRefusal> take(std::string_view bytes);
    bool open_file();
    std::string_view memory_body() const;

    RequestReader reader_;
    BodyPlan plan_ {};
    std::optional<Spool> spool_ {};
    std::optional<MultipartReader> form_ {};
    std::int64_t body_received_ = 0;
    Method method_ = Method::get;
    Response response_ {};
    std::string head_ {};
    int file_ = -1;
    bool sends_file_ = false;
    bool keep_alive_ = false;
};

} // namespace web
