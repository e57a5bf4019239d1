#include "areas/needs/take_files.h"

#include "platform/files/file_kind.h"
#include "platform/web/file_answer.h"
#include "platform/web/worker_pool.h"

#include <algorithm>
#include <utility>

namespace needs {

namespace {

Worksheet kept_worksheet(web::Request& rq, web::Upload& upload)
{
    web::WorkerPool::Aside const aside;
    Worksheet worksheet;
    worksheet.file_name = web::kept_file_name(upload.file_name, ".pdf");
    worksheet.file = rq.machines.files.put_file(upload.path);
    upload.path.clear(); // taken
    return worksheet;
}

} // namespace

FileWords FileWords::of_need(web::Request& rq)
{
    auto& fields = rq.fields;
    web::refuse_uploads_but(rq, {"photo", "worksheet"});
    FileWords words {.photo = web::upload_of(rq, "photo"), .worksheet = web::upload_of(rq, "worksheet")};
    auto const alt = fields.line("photo_alt", web::alt_limit);
    if (fields.has("photo_alt")) words.alt = alt;
    words.takes_photo_away = fields.ticked("photo_away");
    web::ask_whether_recognisable(fields, words.photo != nullptr);
    return words;
}

FileWords FileWords::of_reply(web::Request& rq)
{
    web::refuse_uploads_but(rq, {"worksheet"});
    return {.worksheet = web::upload_of(rq, "worksheet")};
}

base::Refusal FileWords::with_choose_again(base::Refusal refusal) const
{
    auto const add = [&](web::Upload const* upload, std::string_view field) {
        bool const said = std::ranges::find(refusal.problems, field, &base::Problem::field) != refusal.problems.end();
        if (upload != nullptr && !said) refusal.problems.push_back({std::string {field}, "choose_again"});
    };
    if (!web::wants_another_picture(refusal)) add(photo, "photo");
    add(worksheet, "worksheet");
    return refusal;
}

base::Result<Attached> take_files(web::Request& rq, FileWords const& words)
{
    Attached attached {.alt = words.alt, .takes_photo_away = words.takes_photo_away};
    if (!words.any()) return attached;
    if (words.worksheet != nullptr && !platform::looks_like_pdf(words.worksheet->path))
        return base::invalid("worksheet", "not_a_pdf");
    TRY(web::spend_uploads(rq, words.photo != nullptr ? "photo" : "worksheet"));
    if (words.photo != nullptr) attached.photo = TRY(web::kept_picture(rq, *words.photo, "photo"));
    if (words.worksheet != nullptr) attached.worksheet = kept_worksheet(rq, *words.worksheet);
    return attached;
}

} // namespace needs
