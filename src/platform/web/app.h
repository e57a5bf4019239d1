#pragma once

#include "platform/web/http.h"
#include "platform/web/limits.h"
#include "platform/web/request.h"
#include "platform/web/routes.h"
#include "platform/web/streams/streams.h"

#include <span>
#include <unordered_map>

namespace web {

/// How the site asks the room of people who somebody is; wired in app/.
class Visitors {
public:
    virtual ~Visitors() = default;
    /// Nothing when the person is gone or suspended.
    virtual std::optional<Visitor> visitor(platform::Tx& tx, base::PersonId person) = 0;
    /// The same of many, for streams that are open; who is gone or suspended is left out.
    virtual std::unordered_map<base::PersonId, base::Actor> actors(
        platform::Tx& tx, std::span<base::PersonId const> people)
        = 0;
};

/// From an incoming request to a complete response: route, credential, law of the path, limit, CSRF, fields, room, and the
/// headers that every answer carries. Stateless but for the limits and the streams; safe on many threads.
class App final : public Application {
public:
    App(platform::Machines& machines, Routes routes, Visitors& visitors, StreamOptions streams = {});

    BodyPlan plan(Incoming const& head) const override;
    std::optional<Response> admit(Incoming const& head) override;
    Response answer(Incoming&& incoming) override;
    Response refuse(int status, std::string_view reason) override;
    Response refuse_knowing(int status, std::string_view reason, Incoming const& head) override;

    Routes const& routes() const { return routes_; }

    /// To be started, nudged after each write, and stopped by whoever serves.
    Streams& streams() { return streams_; }

private:
    Response refuse_as_page(
        int status, std::string_view reason, std::string_view accept_language, std::string_view request_id);
    Response routed(Incoming&& incoming);
    Response elsewhere(Request& request, bool path_known);
    Response through(Request& request);
    Response follow(Request& request);
    std::optional<Response> gatekeep(Request& request);
    std::int64_t spend(Request const& request, Limit limit);
    void recognise(Request& request);
    void dress(Request& request);

    platform::Machines& machines_;
    Routes routes_;
    Visitors& visitors_;
    Limits limits_;
    Streams streams_;
};

} // namespace web
