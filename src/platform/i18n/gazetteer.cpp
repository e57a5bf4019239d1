#include "platform/i18n/places.h"
#include "platform/i18n/reader.h"

namespace platform {

namespace {

Places const* named = nullptr;

} // namespace

void set_gazetteer(Places const& places)
{
    named = &places;
}

Places const& gazetteer()
{
    static Places const nowhere {""};
    return named != nullptr ? *named : nowhere;
}

std::string place_words(std::int64_t place)
{
    auto const found = gazetteer().find({place});
    if (!found) return {};
    auto const language = reader().language->code;
    std::string words {gazetteer().name_in(language, *found)};
    auto const province = gazetteer().province_of(found->id);
    if (province && province->id != found->id) (words += ", ") += gazetteer().name_in(language, *province);
    return words;
}

} // namespace platform
