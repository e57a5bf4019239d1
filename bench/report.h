#pragma once

#include "base/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// Median and quartiles of a few samples.
struct Spread {
    double low = 0, median = 0, high = 0;
    /// Quartiles more than 15 % apart: measure once more before anybody believes it.
    bool is_noisy() const { return high - low > 0.15 * median; }
};
Spread spread_of(std::vector<double> samples);

base::Json json_of(std::vector<double> const& samples);

/// One line of the table, also kept for the file: what, how much, and the bar it is held to ("" for none).
class Report {
public:
    void line(std::string_view what, std::string const& value, std::string_view bar = "");
    void keep(std::string_view name, base::Json const& samples) { kept_.add(name, samples); }

    /// Writes everything with the commit and the machine's load.
    void write(std::string const& path) const;

private:
    base::Json lines_ = base::Json::array();
    base::Json kept_ = base::Json::object();
};

} // namespace bench
