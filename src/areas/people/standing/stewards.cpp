#include "areas/people/standing/stewards.h"

#include "areas/people/standing/caretaker_store.h"

namespace people {

namespace {

constexpr int most_caretakers = 200;

} // namespace

std::vector<Caretaker> caretakers(platform::Tx& tx)
{
    return CaretakerStore {tx}.all(most_caretakers);
}

} // namespace people
