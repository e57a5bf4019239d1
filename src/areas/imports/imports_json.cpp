#include "areas/imports/imports_page.h"

namespace imports {

base::Json json_of(Import const& import)
{
    auto json = base::Json::object()
                    .add("id", import.id.text())
                    .add("kind", kinds.of(import.kind))
                    .add("state", states.of(import.state))
                    .add("file_name", import.file_name)
                    .add("bytes", import.file_bytes)
                    .add("sending", sendings.of(import.sending))
                    .add("why", import.why)
                    .add("why_at", import.why_at)
                    .add("total", import.total)
                    .add("done", import.done)
                    .add("plan", json_of(import.plan))
                    .add("outcome", json_of(import.outcome))
                    .add("created_at", import.created_at)
                    .add("ended_at", import.ended_at);
    if (import.circle) json.add("circle", import.circle->text());
    return json;
}

} // namespace imports
