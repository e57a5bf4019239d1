#pragma once

#include <stdexcept>
#include <string>

namespace platform {

/// Something the engine said that is not a person's doing. `code` is the engine's own (SQLite's extended code, SQLSTATE).
class StorageError : public std::runtime_error {
public:
    StorageError(std::string code, std::string const& what)
        : std::runtime_error {what}
        , code_ {std::move(code)}
    {
    }
    std::string const& code() const { return code_; }

private:
    std::string code_;
};

/// No room on the disk: writes answer 507, reads go on.
class StorageFull : public StorageError {
    using StorageError::StorageError;
};

/// Two transactions met; the seam tries again, nobody else catches this.
class SerialisationFailure : public StorageError {
    using StorageError::StorageError;
};

/// Tried often enough, or the database is away: 503 with Retry-After.
class Unavailable : public StorageError {
    using StorageError::StorageError;
};

/// A unique, foreign-key or check rule of the schema was broken.
class ConstraintBroken : public StorageError {
    using StorageError::StorageError;
};

/// The database was written by a newer program.
class NewerSchema : public StorageError {
    using StorageError::StorageError;
};

} // namespace platform
