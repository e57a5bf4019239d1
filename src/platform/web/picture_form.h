#pragma once

#include "html/pieces.h"
#include "platform/files/picture_size.h"
#include "platform/web/request.h"

#include <initializer_list>

/// What forms have in common that a picture or another file comes with.
namespace web {

constexpr std::size_t alt_limit = 300; ///< signs of what is to be seen on a picture

/// The one file of a field, or null; a second one is a problem.
Upload* upload_of(Request& rq, std::string_view field);

/// A file that none of these fields asks for is a problem.
void refuse_uploads_but(Request& rq, std::initializer_list<std::string_view> fields);

/// Leaves its problem with the fields: a picture on which pupils can be recognised is not taken yet, and one of which this
/// was not said is not taken either.
void ask_whether_recognisable(Fields& fields, bool picture_came);

/// Whether a refused file must be another one: then nobody is asked to choose the same once more.
bool wants_another_picture(base::Refusal const& refusal);

/// The refusal of a machine as one of the field.
base::Refusal at_field(std::string_view field, base::Refusal refusal);

/// Counts what came against the day's budget of who sent it; refused at the field.
base::Result<base::Done> spend_uploads(Request& rq, std::string_view field);

/// A picture made anew in its sizes, smallest first, each of them durable. Slow: asked for after the law, before the write.
base::Result<std::vector<platform::PictureSize>> kept_picture(
    Request& rq, Upload const& upload, std::string_view field);

/// A field for a file; a picture that `shrinks` is made smaller on the phone first.
html::Html file_field(html::Field const& field, std::string_view accept, bool shrinks);

/// "Are pupils recognisable on it?"
html::Html recognisable_field(Fields const& fields, base::Refusal const* refusal);

} // namespace web
