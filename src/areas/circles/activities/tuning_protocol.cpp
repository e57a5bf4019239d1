#include "areas/circles/activities/protocol.h"

namespace circles {

namespace {

using html::Phrase;

constexpr ProtocolStep tuning_protocol_steps[] {
    {5, Phrase("Begin"),
        Phrase("The facilitator recalls the rules: the work is on the table, not the person, and each step keeps its "
               "time.")},
    {12, Phrase("The work is presented"),
        Phrase("The presenter shows the work, says for whom it is, and asks the one question on which she wants help. "
               "The others listen.")},
    {5, Phrase("Short questions"),
        Phrase("The group asks for facts that fit into a sentence. Advice dressed as a question waits.")},
    {8, Phrase("Look at it in silence"),
        Phrase("Everybody reads the work and marks what serves its aim and what does not.")},
    {15, Phrase("Warm and cool"),
        Phrase("The group talks among itself: first what is strong, then what could be stronger, always with the "
               "presenter's question in mind. The presenter is silent and writes.")},
    {5, Phrase("The presenter thinks aloud"),
        Phrase("She says what she takes along and what she will try. She need not defend anything.")},
    {5, Phrase("How was it to work like this?"),
        Phrase("Everybody says one thing about the way you worked, not about the work.")},
};

constexpr ProtocolRole tuning_protocol_roles[] {
    {Phrase("Facilitator"), Phrase("Leads from step to step, and brings the talk back to the presenter's question.")},
    {Phrase("Presenter"), Phrase("Brings the work and one question.")},
    {Phrase("Timekeeper"), Phrase("Watches the clock and says when two minutes are left.")},
    {Phrase("Note-taker"), Phrase("Writes down what is said, in the words in which it was said.")},
};

} // namespace

/// Somebody's work is looked at closely, with warm and cool remarks.
extern constexpr Protocol tuning_protocol {
    .slug = "tuning-protocol",
    .name = Phrase("Tuning protocol"),
    .purpose = Phrase("Somebody brings a piece of work that is nearly ready, such as a task, a plan or a rubric, and "
                      "gets it back better."),
    .fewest = 4,
    .most = 10,
    .steps = tuning_protocol_steps,
    .roles = tuning_protocol_roles,
    .materials = Phrase("The work in a copy for everybody, with pupils' work if there is some, names removed."),
    .in_a_room = Phrase("Sit in a circle. While the group talks, the presenter moves her chair back a little."),
    .online = Phrase("Send the work a day before. While the group talks, the presenter switches her camera off, so "
                     "that nobody speaks to her."),
};

} // namespace circles
