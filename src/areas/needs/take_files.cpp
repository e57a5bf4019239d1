#include "areas/needs/take_files.h"

#include "base/names.h"
#include "platform/files/file_kind.h"
#include "platform/web/file_answer.h"
#include "platform/web/upload_quota.h"
#include "platform/web/worker_pool.h"

#include <algorithm>
#include <utility>

namespace needs {

namespace {

enum class Recognisable { no, yes };
constexpr base::Names<Recognisable, 2> answers {{"no", "yes"}};

/// The one file of a field; a second one, and a file that no field asks for, are problems.
web::Upload* upload_of(web::Request& rq, std::string_view field)
{
    auto& uploads = rq.incoming.uploads;
    auto const found = std::ranges::find(uploads, field, &web::Upload::field);
    if (std::ranges::count(uploads, field, &web::Upload::field) > 1) rq.fields.problem(field, "too_many");
    return found == uploads.end() ? nullptr : &*found;
}

void refuse_others(web::Request& rq, std::string_view one, std::string_view other)
{
    for (auto const& upload : rq.incoming.uploads) {
        if (upload.field != one && upload.field != other) rq.fields.problem(upload.field, "unknown_field");
    }
}

/// The refusal of a machine as one of the field.
base::Refusal at_field(std::string_view field, base::Refusal refusal)
{
    refusal.problems = {{std::string {field}, refusal.code}};
    return refusal;
}

base::Result<std::vector<PhotoSize>> kept_photo(web::Request& rq, web::Upload const& upload)
{
    // While the picture is made and brought to the disk, another request may run.
    web::WorkerPool::Aside const aside;
    auto const made = rq.machines.images.renditions(upload.path);
    if (!made) return at_field("photo", made.refusal());
    std::vector<PhotoSize> sizes;
    for (auto const& rendition : made->renditions)
        sizes.push_back(
            {rendition.format, rendition.width, rendition.height, rq.machines.files.put_bytes(rendition.bytes)});
    return sizes;
}

Worksheet kept_worksheet(web::Request& rq, web::Upload& upload)
{
    web::WorkerPool::Aside const aside;
    Worksheet worksheet;
    worksheet.file_name = web::kept_file_name(upload.file_name, ".pdf");
    worksheet.file = rq.machines.files.put_file(upload.path);
    upload.path.clear(); // taken
    return worksheet;
}

base::Result<base::Done> paid(web::Request& rq, FileWords const& words)
{
    std::int64_t bytes = 0;
    for (auto const& upload : rq.incoming.uploads) bytes += upload.size;
    auto const spent = rq.write(
        [&](platform::Context& cx) { return web::spend_upload_bytes(cx.tx, *cx.actor.person, bytes, cx.clock.now()); });
    if (!spent) return at_field(words.photo != nullptr ? "photo" : "worksheet", spent.refusal());
    return spent;
}

} // namespace

FileWords FileWords::of_need(web::Request& rq)
{
    auto& fields = rq.fields;
    refuse_others(rq, "photo", "worksheet");
    FileWords words {.photo = upload_of(rq, "photo"), .worksheet = upload_of(rq, "worksheet")};
    auto const alt = fields.line("photo_alt", alt_limit);
    if (fields.has("photo_alt")) words.alt = alt;
    words.takes_photo_away = fields.ticked("photo_away");
    auto const recognisable = fields.one_of("recognisable", answers);
    if (words.photo == nullptr) return words;
    if (!recognisable) fields.problem("recognisable", "say_if_recognisable");
    if (recognisable == Recognisable::yes) fields.problem("recognisable", "pupils_recognisable");
    return words;
}

FileWords FileWords::of_reply(web::Request& rq)
{
    refuse_others(rq, "worksheet", "worksheet");
    return {.worksheet = upload_of(rq, "worksheet")};
}

base::Refusal FileWords::with_choose_again(base::Refusal refusal) const
{
    auto const add = [&](web::Upload const* upload, std::string_view field) {
        bool const said = std::ranges::find(refusal.problems, field, &base::Problem::field) != refusal.problems.end();
        if (upload != nullptr && !said) refusal.problems.push_back({std::string {field}, "choose_again"});
    };
    bool const another
        = std::ranges::find(refusal.problems, "pupils_recognisable", &base::Problem::code) != refusal.problems.end();
    if (!another) add(photo, "photo");
    add(worksheet, "worksheet");
    return refusal;
}

base::Result<Attached> take_files(web::Request& rq, FileWords const& words)
{
    Attached attached {.alt = words.alt, .takes_photo_away = words.takes_photo_away};
    if (!words.any()) return attached;
    if (words.worksheet != nullptr && !platform::looks_like_pdf(words.worksheet->path))
        return base::invalid("worksheet", "not_a_pdf");
    TRY(paid(rq, words));
    if (words.photo != nullptr) attached.photo = TRY(kept_photo(rq, *words.photo));
    if (words.worksheet != nullptr) attached.worksheet = kept_worksheet(rq, *words.worksheet);
    return attached;
}

} // namespace needs
