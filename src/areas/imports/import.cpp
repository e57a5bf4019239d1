#include "areas/imports/import.h"

namespace imports {

base::Json json_of(Figures const& figures)
{
    return base::Json::object()
        .add("made", figures.made)
        .add("here", figures.here)
        .add("left_out", figures.left_out)
        .add("threads", figures.threads)
        .add("unknown", figures.unknown)
        .add("letters", figures.letters);
}

Figures figures_from(std::string_view json)
{
    auto const flat = base::read_flat_json(json);
    if (!flat) return {};
    return {.made = flat->number("made"),
        .here = flat->number("here"),
        .left_out = flat->number("left_out"),
        .threads = flat->number("threads"),
        .unknown = flat->number("unknown"),
        .letters = flat->number("letters")};
}

base::Result<Import> running(Import import, people::Sending sending)
{
    if (import.state == State::running) return import;
    if (import.state != State::ready && import.state != State::stopped) return base::conflict("import_not_ready");
    if (import.state == State::ready) import.sending = sending;
    import.state = State::running;
    return import;
}

base::Result<Import> stopped(Import import)
{
    if (import.state == State::stopped) return import;
    if (import.state != State::running) return base::conflict("import_not_running");
    import.state = State::stopped;
    return import;
}

} // namespace imports
