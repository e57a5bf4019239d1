#include "areas/circles/activities/protocol.h"

namespace circles {

namespace {

using html::Phrase;

constexpr ProtocolStep world_cafe_steps[] {
    {10, Phrase("Welcome and question"),
        Phrase("The facilitator reads the question aloud and says how the rounds go. Four or five people sit at each "
               "table.")},
    {20, Phrase("First round"),
        Phrase(
            "Each table talks about the question and draws or writes on its sheet. One stays as host of the table.")},
    {20, Phrase("Second round"),
        Phrase("The others spread over other tables. The host says in a minute what was thought there, and the talk "
               "goes on from that.")},
    {20, Phrase("Third round"),
        Phrase("Move once more, or go home to the first table and tell what you met on the way.")},
    {20, Phrase("Harvest"),
        Phrase(
            "Each host says two sentences that the whole room should keep. They are written where all can see them.")},
};

constexpr ProtocolRole world_cafe_roles[] {
    {Phrase("Facilitator"), Phrase("Asks the question, calls the rounds, gathers the harvest.")},
    {Phrase("Host of a table"), Phrase("Stays at the table and hands on what was thought there.")},
    {Phrase("Timekeeper"), Phrase("Watches the clock and says when two minutes are left.")},
    {Phrase("Note-taker"), Phrase("Writes down what is said, in the words in which it was said.")},
};

} // namespace

/// Many people, small tables, one question, three rounds.
extern constexpr Protocol world_cafe {
    .slug = "world-cafe",
    .name = Phrase("World café"),
    .purpose = Phrase(
        "Many people think about one question at small tables, change tables, and carry ideas from one to the next."),
    .fewest = 8,
    .most = 40,
    .steps = world_cafe_steps,
    .roles = world_cafe_roles,
    .materials = Phrase("A large sheet of paper and pens for each table, the question on the wall."),
    .in_a_room = Phrase("Small tables with room to walk between them. Tea helps."),
    .online = Phrase("One small video room and one shared page for each table. The host stays in the room, the others "
                     "change; remote guests can also be one table of their own."),
};

} // namespace circles
