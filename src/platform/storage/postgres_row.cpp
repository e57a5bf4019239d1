#include "platform/storage/postgres_row.h"

#include "platform/storage/storage_errors.h"

#include <charconv>
#include <libpq-fe.h>

namespace platform {

namespace {

[[noreturn]] void not_of_type(int column, char const* wanted)
{
    throw StorageError {"type", "column " + std::to_string(column) + " is not " + wanted};
}

template <class Number>
Number number_in(std::string_view text, int column, char const* wanted)
{
    Number number {};
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc {} || read.ptr != end) not_of_type(column, wanted);
    return number;
}

} // namespace

bool PostgresRow::is_null(int column) const
{
    if (column < 0 || column >= PQnfields(result_)) throw StorageError {"type", "no column " + std::to_string(column)};
    return PQgetisnull(result_, row_, column) != 0;
}

Bind::Kind PostgresRow::kind(int column) const
{
    if (is_null(column)) return Bind::Kind::null;
    switch (PQftype(result_, column)) {
    case type_bool:
    case type_int8:
    case type_int4:
    case type_int2:
        return Bind::Kind::integer;
    case type_float8:
    case type_float4:
        return Bind::Kind::real;
    case type_numeric:
        return bytes(column).find('.') == std::string_view::npos ? Bind::Kind::integer : Bind::Kind::real;
    default:
        return Bind::Kind::text;
    }
}

std::int64_t PostgresRow::integer(int column) const
{
    if (kind(column) != Bind::Kind::integer) not_of_type(column, "integer");
    // SQLite answers a comparison with 0 or 1; so do we.
    if (PQftype(result_, column) == type_bool) return bytes(column) == "t" ? 1 : 0;
    return number_in<std::int64_t>(bytes(column), column, "integer");
}

double PostgresRow::real(int column) const
{
    auto const found = kind(column);
    if (found != Bind::Kind::real && found != Bind::Kind::integer) not_of_type(column, "real");
    return number_in<double>(bytes(column), column, "real");
}

std::string_view PostgresRow::text(int column) const
{
    if (kind(column) != Bind::Kind::text) not_of_type(column, "text");
    return bytes(column);
}

std::string_view PostgresRow::bytes(int column) const
{
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

} // namespace platform
