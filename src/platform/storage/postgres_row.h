#pragma once

#include "platform/storage/sql.h"

struct pg_result;

namespace platform {

/// The types that PostgreSQL's numbers stand for (pg_type.dat).
enum PostgresType : unsigned {
    type_bool = 16,
    type_int8 = 20,
    type_int2 = 21,
    type_int4 = 23,
    type_text = 25,
    type_float4 = 700,
    type_float8 = 701,
    type_numeric = 1700, ///< what sum() of bigint and avg() give
};

/// Reads the columns of one row of a result in text form.
class PostgresRow final : public Row {
public:
    PostgresRow(pg_result const* result, int row)
        : result_ {result}
        , row_ {row}
    {
    }

    bool is_null(int column) const override;
    Bind::Kind kind(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;

private:
    std::string_view bytes(int column) const;

    pg_result const* result_;
    int row_;
};

} // namespace platform
