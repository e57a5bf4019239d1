#include "areas/circles/care/note.h"

#include "base/json.h"

#include <charconv>
#include <stdexcept>

namespace circles {

std::string NoteWritten::payload() const
{
    return base::Json::object()
        .add("circle", circle.text())
        .add("person", person.text())
        .add("by", by.text())
        .add("at", std::to_string(written_at.ms))
        .text();
}

NoteWritten NoteWritten::from_payload(std::string_view text)
{
    auto const json = base::read_flat_json(text);
    if (!json) throw std::invalid_argument {"an event of a note that cannot be read"};
    auto const circle = CircleId::from(json->text("circle"));
    auto const person = base::PersonId::from(json->text("person"));
    auto const by = base::PersonId::from(json->text("by"));
    if (!circle || !person || !by) throw std::invalid_argument {"an event of a note without its people"};
    NoteWritten written {*circle, *person, *by, {}};
    auto const at = json->text("at");
    std::from_chars(at.data(), at.data() + at.size(), written.written_at.ms);
    return written;
}

} // namespace circles
