#include "bench/coded.h"

#include "bench/report.h"

#include <algorithm>
#include <time.h>
#include <vector>

namespace bench {

namespace {

constexpr int times = 20;

double processor_us()
{
    timespec time {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

} // namespace

std::string_view body_of(std::string_view answer)
{
    return answer.substr(answer.find("\r\n\r\n") + 4);
}

RequestText accepting(RequestText const& plain, std::string_view encoding)
{
    auto const header = "Accept-Encoding: " + std::string {encoding} + "\r\n\r\n";
    return [plain, header](std::int64_t n) {
        auto request = plain(n);
        request.resize(request.size() - 2); // the empty line that ends the head
        return request + header;
    };
}

double cost_of_codec(web::Encoding encoding, std::string_view text)
{
    std::vector<char> other_work(4 << 20);
    std::vector<double> costs;
    for (int i = 0; i < times; ++i) {
        // A server has done something else before; in a tight loop the codec would find all it needs where it left it.
        std::ranges::fill(other_work, static_cast<char>(i));
        auto const before = processor_us();
        auto const coded = web::compressed(encoding, text, web::Level::page);
        costs.push_back(processor_us() - before + static_cast<double>(coded.empty()));
    }
    return spread_of(costs).median;
}

} // namespace bench
