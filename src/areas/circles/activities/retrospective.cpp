#include "areas/circles/activities/protocol.h"

namespace circles {

namespace {

using html::Phrase;

constexpr ProtocolStep retrospective_steps[] {
    {5, Phrase("Arrive"),
        Phrase("Everybody says in one word how the time was. Recall: all did their best with what they knew then.")},
    {10, Phrase("What happened"),
        Phrase("In silence, one note for each thing: what helped, what hindered, what surprised.")},
    {10, Phrase("Put alike together"),
        Phrase("Read the notes aloud, lay alike beside alike, and give each heap a name.")},
    {5, Phrase("Choose"),
        Phrase("Everybody has three dots for what is worth talking about. The heap with the most is first.")},
    {15, Phrase("Look deeper"),
        Phrase("Why did it happen, and why that? Speak of how things are arranged, not of people.")},
    {10, Phrase("Decide"),
        Phrase("One change, small enough for next week: who does it, until when, how we see that it helped.")},
    {5, Phrase("Close"), Phrase("Everybody thanks somebody for something. Say when you look at the change again.")},
};

constexpr ProtocolRole retrospective_roles[] {
    {Phrase("Facilitator"),
        Phrase("Takes no side, and sees that the quiet ones speak before the loud ones do it twice.")},
    {Phrase("Timekeeper"), Phrase("Watches the clock and says when two minutes are left.")},
    {Phrase("Note-taker"), Phrase("Writes down what is said, in the words in which it was said.")},
};

} // namespace

/// Looking back at a stretch of work, and changing one thing.
extern constexpr Protocol retrospective {
    .slug = "retrospective",
    .name = Phrase("Retrospective"),
    .purpose
    = Phrase("A group looks back at a term or a piece of work and decides on one thing that it will do differently."),
    .fewest = 3,
    .most = 12,
    .steps = retrospective_steps,
    .roles = retrospective_roles,
    .materials = Phrase("Notes and pens, a wall or a table on which they can be moved."),
    .in_a_room = Phrase("Stand at the wall while you sort; it keeps the talk short."),
    .online = Phrase("Write the notes here, under the step: everybody sees them as they come. Whoever is in the room "
                     "writes on a phone, so that remote people read the same wall."),
};

} // namespace circles
