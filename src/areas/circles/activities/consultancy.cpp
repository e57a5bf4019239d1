#include "areas/circles/activities/protocol.h"

namespace circles {

namespace {

using html::Phrase;

constexpr ProtocolStep consultancy_steps[] {
    {8, Phrase("The dilemma"),
        Phrase("The presenter tells what is going on, what she has tried, and ends with one question.")},
    {5, Phrase("Questions about facts"), Phrase("Short questions with short answers: who, when, how many.")},
    {10, Phrase("Questions that open"),
        Phrase("Questions for which the presenter has no answer ready. They help her think; they do not hide advice.")},
    {15, Phrase("The group talks, the presenter listens"),
        Phrase("What did we hear? What is not being said? What might lie behind it? The presenter takes notes and is "
               "silent.")},
    {5, Phrase("The presenter answers"), Phrase("She says what has shifted for her, and what she will do first.")},
    {5, Phrase("Look back"), Phrase("Everybody: what did this dilemma say about my own work?")},
};

constexpr ProtocolRole consultancy_roles[] {
    {Phrase("Facilitator"), Phrase("Keeps questions questions, and the presenter out of the talk while she listens.")},
    {Phrase("Presenter"), Phrase("Brings a dilemma that is still open, and that is hers to act on.")},
    {Phrase("Timekeeper"), Phrase("Watches the clock and says when two minutes are left.")},
    {Phrase("Note-taker"), Phrase("Writes down what is said, in the words in which it was said.")},
};

} // namespace

/// A dilemma is turned round by colleagues until its owner sees it anew.
extern constexpr Protocol consultancy {
    .slug = "consultancy",
    .name = Phrase("Consultancy"),
    .purpose = Phrase("Somebody brings a dilemma from her work that she cannot solve alone. Colleagues help her to see "
                      "it differently, rather than to solve it for her."),
    .fewest = 4,
    .most = 8,
    .steps = consultancy_steps,
    .roles = consultancy_roles,
    .materials = Phrase("Half a page about the dilemma, if the presenter likes to write one."),
    .in_a_room = Phrase("One table, so near that nobody has to raise her voice."),
    .online = Phrase("Questions go by turn in the order of the list, so that nobody talks over another. Whoever has "
                     "none says “pass”."),
};

} // namespace circles
