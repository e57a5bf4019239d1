#include "areas/circles/activities/protocol.h"

namespace circles {

namespace {

using html::Phrase;

constexpr ProtocolStep lesson_study_steps[] {
    {20, Phrase("Agree on a question"),
        Phrase("Everybody says what pupils find hard in this topic. The group settles on one thing that it wants to "
               "understand.")},
    {45, Phrase("Plan the lesson"),
        Phrase("Write the lesson together: what is asked, what pupils may answer, what the teacher does then. It "
               "belongs to all of you.")},
    {15, Phrase("Decide what to watch"),
        Phrase("Each observer takes two or three pupils and says what would show that they have understood.")},
    {40, Phrase("Teach and watch"),
        Phrase("One teaches as planned. The others write down what their pupils say, write and do, and help nobody.")},
    {10, Phrase("The teacher speaks first"),
        Phrase("Whoever taught says what went as expected and what did not. Nobody interrupts.")},
    {25, Phrase("What the pupils did"),
        Phrase("Observers tell what they saw, pupil by pupil, without advice. Look at the exercise books together.")},
    {15, Phrase("What we would change"),
        Phrase("Change the plan where the pupils showed that it must change. Decide who teaches it next, and when.")},
    {10, Phrase("Write it down"),
        Phrase("In five sentences: what you asked, what you saw, what you changed. Somebody takes it to colleagues who "
               "were not there.")},
};

constexpr ProtocolRole lesson_study_roles[] {
    {Phrase("Facilitator"), Phrase("Keeps the talk on pupils and away from judging the teacher.")},
    {Phrase("Teacher of the lesson"), Phrase("Teaches the lesson that all have planned, in her own class.")},
    {Phrase("Timekeeper"), Phrase("Watches the clock and says when two minutes are left.")},
    {Phrase("Note-taker"), Phrase("Writes down what is said, in the words in which it was said.")},
};

} // namespace

/// One lesson planned by several, taught by one, watched by the others.
extern constexpr Protocol lesson_study {
    .slug = "lesson-study",
    .name = Phrase("Lesson study"),
    .purpose = Phrase("A few teachers plan one lesson together, one of them teaches it, the others watch how pupils "
                      "learn. What is studied is the lesson, never the teacher."),
    .fewest = 3,
    .most = 6,
    .steps = lesson_study_steps,
    .roles = lesson_study_roles,
    .materials = Phrase("The plan on one page for everybody, a seating plan of the class, paper for what is seen."),
    .in_a_room = Phrase("Observers stand at the sides, near their pupils, and come in before the class does."),
    .online = Phrase("A colleague who cannot come gets photos of the exercise books before the talk. A film of the "
                     "class needs the consent of the families; exercise books without names need none."),
};

} // namespace circles
