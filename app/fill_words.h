#pragma once

#include "base/chance.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// Chooses small numbers often and large ones seldom: the k-th of n with a weight of 1/k (Zipf 1949).
class Zipf {
public:
    explicit Zipf(std::size_t n);
    std::size_t operator()(base::SeededChance& chance) const;

private:
    std::vector<double> sums_;
};

/// Sentences of invented teachers, in one of two languages.
struct Speech {
    std::string_view language;
    std::vector<std::string_view> words;
    std::vector<std::string_view> first_names;
    std::vector<std::string_view> last_names;
    Zipf choose;
};

/// Turkish for two thirds, English for one.
Speech const& speech_of(base::SeededChance& chance);

/// So many words as a sentence, its first letter large.
std::string sentence(Speech const& speech, base::SeededChance& chance, std::size_t words);

std::string full_name(Speech const& speech, base::SeededChance& chance);

} // namespace app
