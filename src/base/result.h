#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace base {

/// Why somebody hears a no. The web maps each to one HTTP status; rules never speak HTTP.
enum class Reason {
    bad_request,   ///< 400: cannot be read at all, or names a field nobody knows
    not_signed_in, ///< 401
    not_allowed,   ///< 403
    not_found,     ///< 404, also for what may not be seen
    conflict,      ///< 409
    too_large,     ///< 413
    invalid,       ///< 422: readable, but a field breaks its rule
    too_many,      ///< 429, with retry_after_s
    unavailable,   ///< 503, with retry_after_s
    no_space,      ///< 507
};

/// One field and the code of what is wrong with it; words are made where pages are made.
struct Problem {
    std::string field;
    std::string code;
    bool operator==(Problem const&) const = default;
};

/// Whether the write transaction in which a refusal was made is kept (a wrong code must leave its mark).
enum class Keep { no, yes };

/// A no that a person should hear: a stable code, and the fields it concerns.
struct Refusal {
    Reason reason = Reason::invalid;
    std::string code;
    std::vector<Problem> problems {};
    std::int64_t retry_after_s = 0;
    Keep keep = Keep::no;
    bool operator==(Refusal const&) const = default;
};

/// Nothing to say beyond "it was done".
struct Done {
    bool operator==(Done const&) const = default;
};

/// Either a T or the refusal that stands in its place. Breakages are exceptions, never Results.
template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value)
        : held_ {std::move(value)}
    {
    }
    Result(Refusal refusal)
        : held_ {std::move(refusal)}
    {
    }

    explicit operator bool() const { return std::holds_alternative<T>(held_); }
    bool operator==(Result const&) const = default;

    T& operator*() & { return value(); }
    T const& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    T const* operator->() const { return &value(); }

    Refusal const& refusal() const
    {
        assert(!*this);
        return *std::get_if<Refusal>(&held_);
    }

private:
    T& value()
    {
        assert(*this);
        return *std::get_if<T>(&held_);
    }
    T const& value() const
    {
        assert(*this);
        return *std::get_if<T>(&held_);
    }

    std::variant<T, Refusal> held_;
};

inline Refusal not_found(std::string code = "not_found")
{
    return {.reason = Reason::not_found, .code = std::move(code)};
}

inline Refusal conflict(std::string code)
{
    return {.reason = Reason::conflict, .code = std::move(code)};
}

/// A refusal of one field.
inline Refusal invalid(std::string field, std::string code)
{
    return {.reason = Reason::invalid, .code = "invalid", .problems = {{std::move(field), std::move(code)}}};
}

} // namespace base

/// Gives the value of a Result, or returns its refusal from the enclosing function. One on a line, never nested.
#define TRY(expression)                                                                                                \
    ({                                                                                                                 \
        auto&& tried = (expression);                                                                                   \
        if (!tried) return tried.refusal();                                                                            \
        *std::move(tried);                                                                                             \
    })
