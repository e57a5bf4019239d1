#include "platform/log/log.h"

#include <atomic>
#include <unistd.h>

namespace platform {

namespace {

std::atomic<void (*)(std::string_view)> writer {nullptr};

std::string_view name_of(Level level)
{
    switch (level) {
    case Level::info:
        return "info";
    case Level::warning:
        return "warning";
    case Level::error:
        return "error";
    }
    return "error";
}

} // namespace

void log(Level level, std::string_view what, base::Json const& details)
{
    auto line = base::Json::object()
                    .add("at", base::SystemClock {}.now())
                    .add("level", name_of(level))
                    .add("what", what)
                    .add("details", details)
                    .text();
    line += '\n';
    if (auto* const elsewhere = writer.load()) return elsewhere(line);
    // One write for a line, so that lines of two threads never mix. A log that cannot be written must not stop the site.
    [[maybe_unused]] auto const written = ::write(STDERR_FILENO, line.data(), line.size());
}

void set_log(void (*elsewhere)(std::string_view line))
{
    writer = elsewhere;
}

} // namespace platform
