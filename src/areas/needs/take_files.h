#pragma once

#include "areas/needs/need_file.h"
#include "platform/web/picture_form.h"

namespace needs {

/// What a form says about the files that came with it.
struct FileWords {
    web::Upload* photo = nullptr;
    web::Upload* worksheet = nullptr;
    std::optional<std::string> alt {};
    bool takes_photo_away = false;

    /// Of the form of a need. Leaves its problems with the fields: a photo on which pupils can be recognised is not taken
    /// yet, and one of which this was not said is not taken either.
    static FileWords of_need(web::Request& rq);
    /// Of the form of an answer: a worksheet at most.
    static FileWords of_reply(web::Request& rq);

    bool any() const { return photo != nullptr || worksheet != nullptr; }

    /// The refusal of a form, and at each file that came with it that it must be chosen anew: a browser cannot keep it.
    base::Refusal with_choose_again(base::Refusal refusal) const;
};

/// Makes durable what came: counts it against the day's budget, makes the photo anew in its sizes, puts everything into the
/// file store. Slow, so it is done before the write and after the law was asked. Refusals stand at their field.
base::Result<Attached> take_files(web::Request& rq, FileWords const& words);

} // namespace needs
