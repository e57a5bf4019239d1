#include "bench/report.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace bench {

namespace {

std::string first_line_of(char const* command)
{
    std::string line(200, '\0');
    auto* const pipe = ::popen(command, "r");
    if (pipe == nullptr || std::fgets(line.data(), static_cast<int>(line.size()), pipe) == nullptr) line[0] = '\0';
    if (pipe != nullptr) ::pclose(pipe);
    return line.substr(0, line.find_first_of("\n\0", 0, 2));
}

} // namespace

Spread spread_of(std::vector<double> samples)
{
    if (samples.empty()) return {};
    std::ranges::sort(samples);
    auto const at = [&](double share) {
        return samples[static_cast<std::size_t>(share * static_cast<double>(samples.size() - 1) + 0.5)];
    };
    return {at(0.25), at(0.5), at(0.75)};
}

base::Json json_of(std::vector<double> const& samples)
{
    auto list = base::Json::array();
    for (auto const sample : samples) list.push(base::shortest(sample));
    return list;
}

void Report::line(std::string_view what, std::string const& value, std::string_view bar)
{
    std::printf("%-34.*s %-58s %.*s\n", static_cast<int>(what.size()), what.data(), value.c_str(),
        static_cast<int>(bar.size()), bar.data());
    std::fflush(stdout);
    lines_.push(base::Json::object().add("what", what).add("value", value).add("bar", bar));
}

void Report::write(std::string const& path) const
{
    auto const json = base::Json::object()
                          .add("commit", first_line_of("git rev-parse HEAD"))
                          .add("load_average", first_line_of("cat /proc/loadavg"))
                          .add("at", base::SystemClock {}.now())
                          .add("lines", lines_)
                          .add("samples", kept_);
    std::ofstream {path} << json.text() << '\n';
}

} // namespace bench
