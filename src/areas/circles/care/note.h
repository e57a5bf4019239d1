#pragma once

#include "areas/circles/circle.h"

namespace circles {

using NoteId = base::IdOf<struct NoteTag>;

/// A few words of a host to one of the circle.
struct Note {
    NoteId id {};
    CircleId circle {};
    base::PersonId person {};
    base::PersonId by {};
    std::string words {};
    base::Time written_at {};
    bool operator==(Note const&) const = default;
};

/// A host wrote to somebody: she is told.
struct NoteWritten {
    static constexpr std::string_view name = "circles.note_written";
    CircleId circle {};
    base::PersonId person {};
    base::PersonId by {};
    base::Time written_at {};
    std::string payload() const;
    static NoteWritten from_payload(std::string_view text);
};

} // namespace circles
