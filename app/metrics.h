#pragma once

#include "platform/storage/database.h"
#include "platform/web/server.h"
#include "platform/web/streams/streams.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace app {

/// Passes every call on, and counts the answers and how long they took.
class Measured final : public web::Application {
public:
    explicit Measured(web::Application& measured)
        : measured_ {measured}
    {
    }

    web::BodyPlan plan(web::Incoming const& head) const override { return measured_.plan(head); }
    std::optional<web::Response> admit(web::Incoming const& head) override { return measured_.admit(head); }
    web::Response answer(web::Incoming&& incoming) override;
    web::Response refuse(int status, std::string_view reason) override;
    web::Response refuse_knowing(int status, std::string_view reason, web::Incoming const& head) override;

    /// Upper bounds of the histogram, in seconds; one more place counts what took longer.
    static constexpr std::array bounds {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0};

    struct Figures {
        std::array<std::int64_t, 6> by_class {}; ///< [2] counts 2xx
        std::array<std::int64_t, bounds.size() + 1> by_duration {};
        double seconds = 0;
    };
    Figures figures() const;

private:
    web::Application& measured_;
    std::array<std::atomic<std::int64_t>, 6> by_class_ {};
    std::array<std::atomic<std::int64_t>, bounds.size() + 1> by_duration_ {};
    std::atomic<std::int64_t> microseconds_ {0};
};

/// GET /metrics in Prometheus' text format (version 0.0.4), and nothing else. Belongs on a listener of its own.
class MetricsPage final : public web::Application {
public:
    MetricsPage(
        Measured const& measured, web::Server const& server, platform::Database& database, web::Streams const& streams)
        : measured_ {measured}
        , server_ {server}
        , database_ {database}
        , streams_ {streams}
    {
    }

    web::BodyPlan plan(web::Incoming const&) const override { return {}; }
    std::optional<web::Response> admit(web::Incoming const&) override { return std::nullopt; }
    web::Response answer(web::Incoming&& incoming) override;
    web::Response refuse(int status, std::string_view reason) override;

    std::string text() const;

private:
    Measured const& measured_;
    web::Server const& server_;
    platform::Database& database_;
    web::Streams const& streams_;
};

/// A small server for the page; null when no address is named.
std::unique_ptr<web::Server> serve_metrics(std::string const& address, int port, MetricsPage& page);

/// Anonymous and shared memory of this process that is in the machine's memory now, in bytes.
std::int64_t resident_bytes();

} // namespace app
