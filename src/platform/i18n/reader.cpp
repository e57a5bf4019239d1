#include "platform/i18n/reader.h"

namespace platform {

namespace {

Reader& current_reader()
{
    thread_local Reader current {language_named("en"), &Zone::utc()};
    return current;
}

} // namespace

Reader const& reader()
{
    return current_reader();
}

SpeakingTo::SpeakingTo(html::Words const& words, std::string_view zone)
    : speaking_ {words}
    , before_ {current_reader()}
{
    auto const* language = language_named(words.language());
    auto const* known_zone = system_zones().find(zone);
    current_reader()
        = {language == nullptr ? language_named("en") : language, known_zone == nullptr ? &Zone::utc() : known_zone};
}

SpeakingTo::~SpeakingTo()
{
    current_reader() = before_;
}

} // namespace platform
