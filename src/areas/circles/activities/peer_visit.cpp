#include "areas/circles/activities/protocol.h"

namespace circles {

namespace {

using html::Phrase;

constexpr ProtocolStep peer_visit_steps[] {
    {15, Phrase("The talk before"),
        Phrase("The teacher says what the lesson is about and what the visitor shall look at. Agree on where she sits "
               "and whether pupils may speak to her.")},
    {40, Phrase("The visit"),
        Phrase("The visitor writes down what she sees and hears, with the time beside it, and no opinions.")},
    {10, Phrase("A quiet moment"),
        Phrase("Each for herself: the teacher writes what she noticed, the visitor picks three observations that "
               "answer the question.")},
    {25, Phrase("The talk after"),
        Phrase("The teacher begins. The visitor shows her notes and asks; the teacher draws the conclusions.")},
    {10, Phrase("The next step"),
        Phrase("The teacher names one thing to try within two weeks. Agree on the visit back.")},
};

constexpr ProtocolRole peer_visit_roles[] {
    {Phrase("Teacher"), Phrase("Opens her class and says what to look at.")},
    {Phrase("Visitor"), Phrase("Looks at what was asked, writes it down, and gives the notes to the teacher.")},
};

} // namespace

/// A colleague visits a lesson to look at what the teacher asked her to look at.
extern constexpr Protocol peer_visit {
    .slug = "peer-visit",
    .name = Phrase("Peer visit"),
    .purpose = Phrase("A colleague visits a lesson and looks at one thing that the teacher has asked her to look at. "
                      "Nothing is graded, and nothing is told on."),
    .fewest = 2,
    .most = 3,
    .steps = peer_visit_steps,
    .roles = peer_visit_roles,
    .materials = Phrase("Paper with two columns: time, and what was seen."),
    .in_a_room = Phrase("Sit where you see faces, not backs. Greet the pupils and say that you have come to learn."),
    .online = Phrase("If the way is too long: the teacher records only her own voice, or tells of one task with four "
                     "exercise books, names covered. The two talks go by video."),
};

} // namespace circles
