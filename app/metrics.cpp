#include "app/metrics.h"

#include "platform/jobs/workers.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace app {

namespace {

/// Lines of one figure: what it is, then its value, or several with a label.
class Lines {
public:
    Lines& figure(std::string_view name, std::string_view kind, std::string_view help)
    {
        fmt::format_to(out_, "# HELP groundswell_{0} {1}\n# TYPE groundswell_{0} {2}\n", name, help, kind);
        name_ = name;
        return *this;
    }
    Lines& value(std::int64_t value) { return line("", value); }
    Lines& value(std::string_view label, std::string_view of, std::int64_t value)
    {
        return line(fmt::format("{{{}=\"{}\"}}", label, of), value);
    }
    template <class Number>
    Lines& line(std::string_view behind, Number value)
    {
        fmt::format_to(out_, "groundswell_{}{} {}\n", name_, behind, value);
        return *this;
    }
    std::string const& text() const { return text_; }

private:
    std::string text_ {};
    std::back_insert_iterator<std::string> out_ {text_};
    std::string_view name_ {};
};

void add_answers(Lines& lines, Measured::Figures const& figures)
{
    lines.figure("answers_total", "counter", "Answers by the class of their status.");
    for (std::size_t n = 1; n < figures.by_class.size(); ++n) {
        lines.value("class", fmt::format("{}xx", n), figures.by_class[n]);
    }
    lines.figure("answer_seconds", "histogram", "From the whole request to its answer, without the network.");
    std::int64_t so_far = 0;
    for (std::size_t n = 0; n < Measured::bounds.size(); ++n) {
        so_far += figures.by_duration[n];
        lines.line(fmt::format("_bucket{{le=\"{}\"}}", Measured::bounds[n]), so_far);
    }
    so_far += figures.by_duration.back();
    lines.line("_bucket{le=\"+Inf\"}", so_far).line("_sum", figures.seconds).line("_count", so_far);
}

void add_connections(Lines& lines, web::Server::Counts const& counts)
{
    lines.figure("connections_open", "gauge", "Connections that are open now.").value(counts.open);
    lines.figure("connections_total", "counter", "Connections taken since the start.").value(counts.accepted);
    lines.figure("requests_refused_total", "counter", "Requests that never reached a page.")
        .value("why", "gate", counts.refused_by_gate)
        .value("why", "too_slow", counts.timed_out)
        .value("why", "queue_full", counts.queue_full);
    lines.figure("requests_waiting", "gauge", "Requests that wait for a worker.").value(counts.waiting);
}

void add_streams(Lines& lines, web::Streams::Counts const& counts)
{
    lines.figure("streams_open", "gauge", "Pages that get news as it comes.").value(counts.open);
    lines.figure("streams_total", "counter", "Streams opened since the start.").value(counts.opened);
    lines.figure("stream_events_total", "counter", "Pieces of news given to them.").value(counts.events);
    lines.figure("streams_ended_total", "counter", "Streams that we ended or did not begin.")
        .value("why", "no_longer_allowed", counts.ended)
        .value("why", "too_slow", counts.dropped)
        .value("why", "too_many", counts.refused);
}

void add_storage(Lines& lines, platform::Database& database)
{
    auto const counts = database.counts();
    lines.figure("commit_groups_total", "counter", "Transactions brought to the disk.").value(counts.groups);
    lines.figure("write_jobs_total", "counter", "Changes inside them.").value(counts.jobs);
    lines.figure("write_retries_total", "counter", "Transactions that met another and began anew.")
        .value(counts.retries);
    auto const left = platform::work_left(database.read()->tx());
    lines.figure("events_waiting", "gauge", "Events that no listener has heard yet.").value(left.events);
    lines.figure("jobs_waiting", "gauge", "Letters and other work for later.").value(left.jobs);
    lines.figure("jobs_failed", "gauge", "Work that was given up.").value(left.failed);
}

} // namespace

web::Response Measured::answer(web::Incoming&& incoming)
{
    using Clock = std::chrono::steady_clock;
    auto const start = Clock::now();
    auto response = measured_.answer(std::move(incoming));
    auto const took = Clock::now() - start;
    auto const seconds = std::chrono::duration<double> {took}.count();
    auto const place = std::ranges::lower_bound(bounds, seconds) - bounds.begin();
    by_duration_[static_cast<std::size_t>(place)].fetch_add(1, std::memory_order_relaxed);
    by_class_[static_cast<std::size_t>(std::clamp(response.status / 100, 1, 5))].fetch_add(
        1, std::memory_order_relaxed);
    microseconds_.fetch_add(
        std::chrono::duration_cast<std::chrono::microseconds>(took).count(), std::memory_order_relaxed);
    return response;
}

web::Response Measured::refuse(int status, std::string_view reason)
{
    by_class_[static_cast<std::size_t>(std::clamp(status / 100, 1, 5))].fetch_add(1, std::memory_order_relaxed);
    return measured_.refuse(status, reason);
}

web::Response Measured::refuse_knowing(int status, std::string_view reason, web::Incoming const& head)
{
    by_class_[static_cast<std::size_t>(std::clamp(status / 100, 1, 5))].fetch_add(1, std::memory_order_relaxed);
    return measured_.refuse_knowing(status, reason, head);
}

Measured::Figures Measured::figures() const
{
    Figures figures;
    std::ranges::copy(by_class_, figures.by_class.begin());
    std::ranges::copy(by_duration_, figures.by_duration.begin());
    figures.seconds = static_cast<double>(microseconds_.load()) / 1e6;
    return figures;
}

web::Response MetricsPage::answer(web::Incoming&& incoming)
{
    if (incoming.target != "/metrics" || incoming.method != web::Method::get) return refuse(404, "not_found");
    web::Response response {.body = text()};
    return std::move(response.with("Content-Type", "text/plain; version=0.0.4; charset=utf-8"));
}

web::Response MetricsPage::refuse(int status, std::string_view reason)
{
    web::Response response {.status = status, .body = std::string {reason} + "\n", .close = true};
    return std::move(response.with("Content-Type", "text/plain; charset=utf-8"));
}

std::string MetricsPage::text() const
{
    Lines lines;
    add_answers(lines, measured_.figures());
    add_connections(lines, server_.counts());
    add_streams(lines, streams_.counts());
    add_storage(lines, database_);
    lines.figure("resident_bytes", "gauge", "Anonymous and shared memory in use.").value(resident_bytes());
    return lines.text();
}

std::unique_ptr<web::Server> serve_metrics(std::string const& address, int port, MetricsPage& page)
{
    if (address.empty()) return nullptr;
    auto server = std::make_unique<web::Server>(
        web::ServerOptions {
            .address = address, .port = port, .workers = 1, .running = 1, .queue = 8, .connections = 16},
        page);
    server->start();
    return server;
}

std::int64_t resident_bytes()
{
    std::int64_t kilobytes = 0;
    std::ifstream status {"/proc/self/status"};
    for (std::string name; status >> name;) {
        std::int64_t value = 0;
        if ((name == "RssAnon:" || name == "RssShmem:") && status >> value) kilobytes += value;
    }
    return kilobytes * 1024;
}

} // namespace app
