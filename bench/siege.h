#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace bench {

/// Five thousand who hold connections and do little: a third has asked once and keeps the line, a third sends the head of
/// a request a sign a second, a third its body. Who is shown the door comes again. Its end is the end of all of them.
class Siege {
public:
    Siege(int port, std::string token, int besiegers = 5000);
    ~Siege();
    Siege(Siege const&) = delete;

    /// How many connections stand now, and how often one was closed by the server.
    int standing() const { return standing_; }
    std::int64_t turned_away() const { return turned_away_; }

private:
    struct Besieger;
    void live(std::stop_token const& stop);
    void come(Besieger& besieger, int number);
    void drip(Besieger& besieger);

    int port_;
    std::string token_;
    std::vector<Besieger> besiegers_;
    std::atomic<int> standing_ = 0;
    std::atomic<std::int64_t> turned_away_ = 0;
    std::jthread thread_;
};

} // namespace bench
