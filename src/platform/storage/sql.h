#pragma once

#include "base/consteval.h"
#include "base/id.h"
#include "base/time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace platform {

/// One SQL text for both engines, with parameters $1, $2 … (docs/style.md §6). Its hash, made while compiling,
/// finds the prepared statement. A text made at run time must come from sql_list() and outlive the process.
class Sql {
public:
    template <std::size_t n>
    GROUNDSWELL_CONSTEVAL Sql(char const (&text)[n])
        : text_ {text, n - 1}
        , hash_ {hash_of({text, n - 1})}
    {
    }

    static Sql lasting(std::string_view text) { return Sql {text}; }

    std::string_view text() const { return text_; }
    std::uint64_t hash() const { return hash_; }

private:
    explicit Sql(std::string_view text)
        : text_ {text}
        , hash_ {hash_of(text)}
    {
    }

    static constexpr std::uint64_t hash_of(std::string_view text) // FNV-1a, 64 bits
    {
        std::uint64_t hash = 0xcbf29ce484222325;
        for (char const sign : text) hash = (hash ^ static_cast<unsigned char>(sign)) * 0x100000001b3;
        return hash;
    }

    std::string_view text_;
    std::uint64_t hash_;
};

/// The text with "{list}" replaced by as many parameters as are needed for n values, starting at $first; or with "{ids}"
/// replaced by a table of them, "values (…), (…)", whose column is column1, in which the last one comes as often as it
/// fills the list. Left-joined to a table ("… left join people p on p.id = wanted.column1 where coalesce(p.id, 0) <> 0")
/// SQLite walks the values one by one; for an inner join, as for "in (…)", it would fill a table of its own first. Sizes are
/// rounded up to a power of two, so that few statements are prepared; fill the rest by repeating the last value
/// (see Binds::list). Texts are kept for the life of the process.
Sql sql_list(std::string_view text, std::size_t n, int first = 1);

/// Texts made at run time that differ by a few yes and no: each shape is written once in the life of a thread and found by
/// its number afterwards.
class SqlShapes {
public:
    /// The text with a list of n values, as sql_list() makes it; the text must be the same at each call.
    Sql of_list(std::string_view text, std::size_t n, int first = 1);

    /// `write` makes the text of this shape, which sql_list() then keeps with no list in it.
    template <class Write>
    Sql of(std::uint64_t shape, Write const& write)
    {
        for (auto const& [known, sql] : known_) {
            if (known == shape) return sql;
        }
        return known_.emplace_back(shape, sql_list(write(), 0)).second;
    }

private:
    std::vector<std::pair<std::uint64_t, Sql>> known_;
};

/// One bound parameter. Text is not copied: it must outlive the call.
struct Bind {
    enum class Kind { null, integer, real, text };

    Kind kind = Kind::null;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view text {};

    Bind() = default;
    Bind(std::nullopt_t) { }
    Bind(bool value)
        : kind {Kind::integer}
        , integer {value ? 1 : 0}
    {
    }
    template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) Bind(T value)
        : kind {Kind::integer}
        , integer {static_cast<std::int64_t>(value)}
    {
    }
    Bind(double value)
        : kind {Kind::real}
        , real {value}
    {
    }
    Bind(std::string_view value)
        : kind {Kind::text}
        , text {value}
    {
    }
    Bind(std::string const& value)
        : kind {Kind::text}
        , text {value}
    {
    }
    Bind(char const* value)
        : kind {Kind::text}
        , text {value}
    {
    }
    Bind(base::Time time)
        : kind {Kind::integer}
        , integer {time.ms}
    {
    }
    template <class Tag>
    Bind(base::IdOf<Tag> id)
        : kind {Kind::integer}
        , integer {id.value}
    {
    }
    template <class T>
    Bind(std::optional<T> const& value)
        : Bind {value ? Bind {*value} : Bind {}}
    {
    }
};

/// One row under the cursor. Valid only inside the callback that received it; copy out what is needed.
/// Asking for the wrong type is our own mistake and throws.
class Row {
public:
    virtual bool is_null(int column) const = 0;
    virtual Bind::Kind kind(int column) const = 0; ///< what the value is, for code that copies rows it does not know
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;

    bool yes(int column) const { return integer(column) != 0; }
    base::Time time(int column) const { return {integer(column)}; }
    std::string string(int column) const { return std::string {text(column)}; }

    template <class Id>
    Id id(int column) const
    {
        return Id {integer(column)};
    }

    /// The column as T's own reader gives it, or nothing when it is null: row.maybe(3, &Row::time).
    template <class T>
    std::optional<T> maybe(int column, T (Row::*read)(int) const) const
    {
        if (is_null(column)) return std::nullopt;
        return (this->*read)(column);
    }

    template <class Id>
    std::optional<Id> maybe_id(int column) const
    {
        if (is_null(column)) return std::nullopt;
        return id<Id>(column);
    }

protected:
    ~Row() = default;
};

/// A reference to a callable that outlives the call, without std::function's weight.
template <class Signature>
class CallRef;
template <class R, class... Args>
class CallRef<R(Args...)> {
public:
    template <class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, CallRef>) CallRef(F&& f)
        : object_ {const_cast<void*>(static_cast<void const*>(&f))}
        , call_ {[](void* object, Args... args) -> R {
            return (*static_cast<std::remove_reference_t<F>*>(object))(static_cast<Args>(args)...);
        }}
    {
    }

    R operator()(Args... args) const { return call_(object_, static_cast<Args>(args)...); }

private:
    void* object_;
    R (*call_)(void*, Args...);
};

/// A transaction, or the writer's savepoint inside one. Statements are prepared once for each connection.
/// Errors of the engine are exceptions (storage_errors.h), translated at this border.
class Tx {
public:
    virtual ~Tx() = default;

    /// Runs a statement and hands each row to the callback; gives the number of rows changed (0 for a select).
    virtual std::int64_t query(Sql sql, std::span<Bind const> binds, CallRef<void(Row const&)> each) = 0;

    /// Runs statements without parameters or answers and keeps none of them prepared: for migrations and tests.
    virtual void execute(std::string const& statements) = 0;

    template <class... Args>
    std::int64_t run(Sql sql, Args const&... args)
    {
        Bind const binds[] {Bind {args}..., Bind {}};
        return query(sql, {binds, sizeof...(args)}, [](Row const&) {});
    }

    template <class F, class... Args>
    void each(Sql sql, F&& f, Args const&... args)
    {
        Bind const binds[] {Bind {args}..., Bind {}};
        query(sql, {binds, sizeof...(args)}, f);
    }

    /// The rows, each as `read` makes it.
    template <class F, class... Args>
    auto all(Sql sql, F&& read, Args const&... args)
    {
        std::vector<std::invoke_result_t<F, Row const&>> found;
        each(
            sql, [&](Row const& row) { found.push_back(read(row)); }, args...);
        return found;
    }

    /// The first row as `read` makes it, or nothing.
    template <class F, class... Args>
    auto one(Sql sql, F&& read, Args const&... args)
    {
        std::optional<std::invoke_result_t<F, Row const&>> found;
        each(
            sql,
            [&](Row const& row) {
                if (!found) found.emplace(read(row));
            },
            args...);
        return found;
    }

    /// The first column of the first row as a number; 0 when there is no row or it is null.
    template <class... Args>
    std::int64_t number(Sql sql, Args const&... args)
    {
        std::int64_t number = 0;
        each(
            sql, [&](Row const& row) { number = row.is_null(0) ? 0 : row.integer(0); }, args...);
        return number;
    }
};

/// Parameters gathered one by one, for statements made by sql_list().
class Binds {
public:
    Binds& add(Bind bind)
    {
        binds_.push_back(bind);
        return *this;
    }

    /// Adds the values, then repeats the last one up to the size that sql_list() chose. The list is never empty.
    template <class Values>
    Binds& list(Values const& values)
    {
        auto const wanted = padded(values.size());
        for (auto const& value : values) binds_.push_back(Bind {value});
        for (auto n = values.size(); n < wanted; ++n) binds_.push_back(binds_.back());
        return *this;
    }

    std::span<Bind const> span() const { return binds_; }

    /// The next of 1, 2, 3, 4, 6, 8, 12, 16, 24 …: few texts, and seldom many values too much.
    static std::size_t padded(std::size_t n)
    {
        for (std::size_t size = 1;; size *= 2) {
            if (size >= n) return size;
            if (size >= 2 && size / 2 * 3 >= n) return size / 2 * 3;
        }
    }

private:
    std::vector<Bind> binds_;
};

} // namespace platform
