#pragma once

#include "base/actor.h"
#include "base/chance.h"
#include "base/result.h"
#include "base/time.h"
#include "platform/storage/outbox.h"
#include "platform/storage/sql.h"

namespace platform {

/// What a question needs: who asks, one read transaction, the time.
struct Reading {
    base::Actor const& actor;
    Tx& tx;
    base::Clock const& clock;
};

/// What a use case needs to change something. It touches the world only through these, because it may run again.
struct Context : Reading {
    Outbox& outbox;
    base::IdSource& ids;
    base::Chance& chance;
};

/// The answer of a room's law: yes, or the code of the no.
struct Verdict {
    bool allowed = false;
    std::string_view code = "not_allowed";
};

/// Done, or the refusal. What may not be seen is "not found", so that a path does not betray what exists.
inline base::Result<base::Done> require(Verdict verdict, base::Reason otherwise = base::Reason::not_allowed)
{
    if (verdict.allowed) return base::Done {};
    return base::Refusal {.reason = otherwise, .code = std::string {verdict.code}};
}

inline base::Result<base::Done> require_view(Verdict verdict)
{
    if (verdict.allowed) return base::Done {};
    return base::not_found();
}

} // namespace platform
