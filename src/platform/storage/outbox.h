#pragma once

#include "base/id.h"
#include "base/time.h"
#include "platform/storage/lane.h"
#include "platform/storage/sql.h"

#include <string>
#include <string_view>

namespace platform {

/// Things that happened and work to be done, written in the transaction of their cause, so that neither exists
/// without the other. An event type has `static constexpr std::string_view name`, `std::string payload() const`
/// and `static E from_payload(std::string_view)`; a payload is JSON and holds ids and figures, never a secret.
class Outbox {
public:
    Outbox(Tx& tx, base::IdSource& ids, base::Clock const& clock)
        : tx_ {tx}
        , ids_ {ids}
        , clock_ {clock}
    {
    }

    /// Something happened: the listeners named in app/wiring.cpp hear of it after the commit.
    template <class Event>
    void add(Event const& event)
    {
        put_event(Event::name, event.payload());
    }

    /// Work for later (a mail, a digest). A second job with the same kind and `once` key is dropped while the first
    /// is known; an empty key never is.
    void job(std::string_view kind, std::string_view payload, base::Time run_at, std::string_view once = "",
        Lane lane = Lane::ordinary);
    /// Work for now.
    void job(std::string_view kind, std::string_view payload, Lane lane = Lane::ordinary)
    {
        job(kind, payload, clock_.now(), "", lane);
    }

    /// Where this transaction added something: those workers are woken after the commit. Events are ordinary work.
    Lanes added() const { return added_; }

private:
    void put_event(std::string_view name, std::string payload);

    Tx& tx_;
    base::IdSource& ids_;
    base::Clock const& clock_;
    Lanes added_ {};
};

} // namespace platform
