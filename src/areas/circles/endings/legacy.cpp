#include "areas/circles/endings/legacy.h"

#include "platform/web/wording.h"

namespace circles {

base::Result<LegacyWords> LegacyWords::from(web::Fields& fields)
{
    LegacyWords words;
    words.came_of = fields.text("came_of", legacy_limit, web::Demand::required);
    words.did_not_work = fields.text("did_not_work", legacy_limit, web::Demand::required);
    words.whom_to_ask = fields.text("whom_to_ask", whom_limit);
    words.thanks = fields.text("thanks", whom_limit);
    words.seen = web::wording_seen(fields);
    return fields.or_problems(std::move(words));
}

web::Fields fields_of(Legacy const& legacy)
{
    web::Fields fields;
    fields.set("came_of", legacy.came_of).set("did_not_work", legacy.did_not_work);
    fields.set("whom_to_ask", legacy.whom_to_ask).set("thanks", legacy.thanks);
    return fields;
}

Legacy with_words(Legacy legacy, LegacyWords const& words)
{
    legacy.came_of = words.came_of;
    legacy.did_not_work = words.did_not_work;
    legacy.whom_to_ask = words.whom_to_ask;
    legacy.thanks = words.thanks;
    return legacy;
}

} // namespace circles
