#include "areas/circles/activities/protocol.h"

namespace circles {

namespace {

using html::Phrase;

constexpr ProtocolStep plan_do_study_act_steps[] {
    {5, Phrase("What we predicted"),
        Phrase("Read the plan aloud as it was written: the change, the prediction, the measure.")},
    {10, Phrase("What was done"),
        Phrase("Everybody says what she really did, in which lessons, and where she left the plan.")},
    {15, Phrase("What came of it"),
        Phrase("Lay the numbers and the pupils' work on the table. First only describe: where is more, where is less, "
               "what is odd?")},
    {10, Phrase("What we learnt"), Phrase("Where was the prediction wrong? What else could explain it?")},
    {10, Phrase("Keep, change or stop"),
        Phrase("The group decides: keep the change, change it, or stop it. Stopping is a result, too.")},
    {15, Phrase("The next plan"),
        Phrase("Write one sentence each: what we change, what we expect, how we see it, who does it, when we meet.")},
};

constexpr ProtocolRole plan_do_study_act_roles[] {
    {Phrase("Facilitator"), Phrase("Asks for the prediction before anybody speaks of results.")},
    {Phrase("Keeper of the numbers"), Phrase("Brings the counts of every class on one page, without pupils' names.")},
    {Phrase("Timekeeper"), Phrase("Watches the clock and says when two minutes are left.")},
    {Phrase("Note-taker"), Phrase("Writes down what is said, in the words in which it was said.")},
};

} // namespace

/// A small change is looked at with its numbers, and the next one is planned.
extern constexpr Protocol plan_do_study_act {
    .slug = "plan-do-study-act",
    .name = Phrase("Plan–do–study–act meeting"),
    .purpose = Phrase("A group that tries a change in class meets after some weeks, holds what happened against what "
                      "it had predicted, and plans the next round."),
    .fewest = 2,
    .most = 8,
    .steps = plan_do_study_act_steps,
    .roles = plan_do_study_act_roles,
    .materials = Phrase("The plan of last time, the counts, a few pieces of pupils' work without names."),
    .in_a_room = Phrase("Draw the line of the numbers by hand on one large sheet; it makes people ask."),
    .online
    = Phrase("Send the numbers an hour before as a picture. In the meeting one person shares them, another writes."),
};

} // namespace circles
