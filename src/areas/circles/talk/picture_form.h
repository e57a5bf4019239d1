#pragma once

#include "areas/circles/talk/picture.h"
#include "html/html.h"
#include "platform/web/request.h"

namespace circles {

/// The questions about a picture, folded away within the form of a text until somebody has one. A button of its own puts the
/// picture into the text; a script does it in place, also with what was pasted or dropped.
html::Html picture_fields(std::string_view circle, web::Fields const& fields, base::Refusal const* refusal);

/// The same for the script, when a picture was taken: empty again, with the Markdown that goes into the text.
html::Html taken_picture_piece(std::string_view markdown);

/// Whether the button was pressed that puts a picture into the text.
bool adds_picture(web::Request const& rq);

/// Of a form that is sent without that button: a picture that was chosen and not put into the text is a problem, so that nobody
/// sends her words without it. A program sends no such fields.
void ask_for_no_picture(web::Request& rq);

/// A picture that came with a form, and the Markdown that shows it.
struct TakenPicture {
    Picture picture {};
    std::string markdown {};
};

/// Takes it in for a circle where the actor may write; refused at its fields, which are those of the form beside the fields
/// that the caller has asked for.
base::Result<TakenPicture> take_picture(web::Request& rq, std::string_view circle);

/// Takes the picture of a whole form, and gives what the form shows then: the picture in its text, everything else as it was.
base::Result<web::Fields> fields_with_picture(web::Request& rq, std::string_view circle);

/// The form of a text once more: with the picture in its text, or with what is wrong. `again(fields, refusal)` shows it.
template <class Again>
web::Response add_picture(web::Request& rq, std::string_view circle, Again const& again)
{
    auto const fields = fields_with_picture(rq, circle);
    if (fields) return again(*fields, nullptr);
    auto const& refusal = fields.refusal();
    if (refusal.problems.empty()) return rq.refused(refusal);
    auto response = again(rq.fields, &refusal);
    if (refusal.retry_after_s > 0) response.with("Retry-After", std::to_string(refusal.retry_after_s));
    return response;
}

} // namespace circles
