#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

// Our own load generator: many keep-alive connections in one thread, each from an address of its own in 127.0.0.0/8.
namespace bench {

using Clock = std::chrono::steady_clock;

/// What a run of load gave. Only answers with status 200 count.
struct Answers {
    std::int64_t good = 0;
    std::int64_t bad = 0; ///< another status, or a connection that broke
    double seconds = 0;
    std::vector<double> milliseconds {}; ///< from the intended moment of sending to the last byte

    double rate() const { return static_cast<double>(good) / seconds; }
    /// The time below which this share of all answers came; sorts.
    double percentile(double share);
};

/// The bytes of the n-th request.
using RequestText = std::function<std::string(std::int64_t n)>;

class Load {
public:
    /// Connects to 127.0.0.1. Throws when it cannot.
    Load(int port, int connections);
    ~Load();
    Load(Load const&) = delete;

    /// Each connection asks again as soon as it is answered.
    Answers closed_loop(RequestText const& request, std::chrono::milliseconds span);

    /// So many requests a second, whatever the server does: one that finds no free connection waits, and its wait counts. Between
    /// them it looks for answers without a pause, or sleeps where others need this processor too.
    enum class Between { looking, sleeping };
    Answers open_loop(
        RequestText const& request, double rate, std::chrono::milliseconds span, Between between = Between::looking);

    /// One request and its whole answer, head and body, on the first connection.
    std::string ask(std::string const& request);

private:
    struct Connection;
    class Run;

    int poll_ = -1;
    std::vector<std::unique_ptr<Connection>> connections_;
};

} // namespace bench
