#include "areas/circles/activities/protocol.h"

namespace circles {

namespace {

using html::Phrase;

constexpr ProtocolStep fishbowl_steps[] {
    {5, Phrase("Set the bowl"),
        Phrase("Four chairs and an empty one in the middle, the others around. The facilitator says the question.")},
    {15, Phrase("The inner circle talks"),
        Phrase("Those in the middle talk with each other, not to the audience. The outer circle listens and writes.")},
    {15, Phrase("The empty chair"),
        Phrase("Whoever wants to say something takes the empty chair; then somebody from the middle makes room.")},
    {10, Phrase("The outer circle speaks"),
        Phrase("Only those who listened: what did you hear, what was missing? The middle is silent.")},
    {10, Phrase("All together"), Phrase("What do we know now that we did not know before, and who does what with it?")},
};

constexpr ProtocolRole fishbowl_roles[] {
    {Phrase("Facilitator"), Phrase("Sits outside, speaks seldom, opens and ends each part.")},
    {Phrase("Listener for what is missing"), Phrase("Writes down whose view nobody has spoken for.")},
    {Phrase("Timekeeper"), Phrase("Watches the clock and says when two minutes are left.")},
    {Phrase("Note-taker"), Phrase("Writes down what is said, in the words in which it was said.")},
};

} // namespace

/// A few talk in the middle, the others listen, then places change.
extern constexpr Protocol fishbowl {
    .slug = "fishbowl",
    .name = Phrase("Fishbowl"),
    .purpose = Phrase("A few talk in the middle while the others listen. A large group hears one real conversation "
                      "instead of thirty statements."),
    .fewest = 8,
    .most = 30,
    .steps = fishbowl_steps,
    .roles = fishbowl_roles,
    .materials = Phrase("Five chairs in the middle, a question on the wall."),
    .in_a_room = Phrase("Two rings of chairs, the inner one close together."),
    .online = Phrase("Those in the middle have their cameras on, all others off. Switching it on is taking the empty "
                     "chair. With a room and remote people together, keep one chair with a screen on it."),
};

} // namespace circles
