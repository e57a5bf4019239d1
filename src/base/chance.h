#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace base {

/// Where chance comes from. Handed in; the real one is libsodium's, tests count up.
class Chance {
public:
    virtual ~Chance() = default;
    virtual void fill(std::span<std::byte> bytes) = 0;

    /// n random bytes.
    std::string bytes(std::size_t n)
    {
        std::string text(n, '\0');
        fill(std::as_writable_bytes(std::span {text}));
        return text;
    }
};

/// Predictable chance for tests and examples (SplitMix64, Steele et al. 2014). Never for secrets.
class SeededChance final : public Chance {
public:
    explicit SeededChance(std::uint64_t seed)
        : state_ {seed}
    {
    }

    void fill(std::span<std::byte> bytes) override
    {
        for (auto& byte : bytes) byte = static_cast<std::byte>(next() >> 56);
    }

    std::uint64_t next()
    {
        auto z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        return z ^ z >> 31;
    }

    /// A whole number from 0 to limit - 1; limit is small, so the bias of the remainder does not matter.
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }

private:
    std::uint64_t state_;
};

} // namespace base
