#pragma once

#include "areas/circles/circles.h"
#include "areas/imports/entry.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace imports {

/// One row of a list of people. Only what an invitation needs is taken from it: what somebody teaches and where, she tells herself
/// when she comes, to whom she likes.
struct PersonRow {
    std::string name {}; ///< for the eyes of whoever reads the plan; kept nowhere
    std::string address {};
    std::string language {}; ///< that her letter speaks; empty for the network's own
    std::string circle {};   ///< the path name of one she is asked into
};

/// One row of a list of circles.
struct CircleRow {
    circles::CircleWords words {};
    std::string language {};
    std::string host {}; ///< the address of whoever looks after it
};

template <class Row>
struct ListOf {
    Contents contents {};
    std::vector<Row> rows {}; ///< Entry::begin says which
};

/// Columns by their names in the first row, in English or Turkish, in any order: name, address, language, circle; subject, grades,
/// school and place are looked at and not kept. Refused as read_csv() does, and with no_column at "1" when there is no address.
base::Result<ListOf<PersonRow>> read_people(std::string_view bytes);

/// The same: name, purpose, subject, grade, language, audience, host.
base::Result<ListOf<CircleRow>> read_circle_list(std::string_view bytes);

} // namespace imports
