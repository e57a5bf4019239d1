#include "areas/needs/need_file_web.h"

#include "areas/needs/may.h"
#include "areas/needs/need_file_store.h"
#include "areas/needs/need_store.h"
#include "platform/log/log.h"
#include "platform/web/file_answer.h"
#include "platform/web/request.h"

namespace needs {

namespace {

base::Result<Need> visible_need(web::Request& rq)
{
    auto const id = TRY(rq.id<NeedId>("need"));
    auto need = TRY(NeedStore {rq.reading().tx}.find(id));
    TRY(platform::require_view(may(rq.actor(), Action::view, need)));
    return need;
}

web::KeptBy kept_by(Need const& need)
{
    bool const open = (need.state == State::open || need.state == State::closed || need.state == State::merged)
        && need.audience == base::Audience::everyone;
    return open ? web::KeptBy::everyone : web::KeptBy::this_browser;
}

web::FileToSend file_to_send(web::Request& rq, Need const& need, platform::StoredFile const& file)
{
    return {.path = rq.machines.files.path_of(file.hash),
        .size = file.size,
        .tag = file.hash.text(),
        .content_type = {},
        .kept_by = kept_by(need)};
}

web::Response send(web::Request& rq, web::FileToSend const& file)
{
    auto answer = web::file_answer(rq.incoming, file);
    if (answer) return *std::move(answer);
    platform::log(platform::Level::error, "file missing", base::Json::object().add("hash", file.tag));
    return rq.refused(base::not_found());
}

base::Result<web::FileToSend> photo_to_send(web::Request& rq)
{
    auto const need = TRY(visible_need(rq));
    auto const wish = platform::picture_wish(rq.capture("size"));
    if (!wish) return base::not_found();
    auto const size = NeedFileStore {rq.reading().tx}.photo_size(need.id, *wish);
    if (!size) return base::not_found();
    auto file = file_to_send(rq, need, size->file);
    file.content_type = content_type_of(size->format);
    return file;
}

web::FileToSend worksheet_file(web::Request& rq, Need const& need, Worksheet const& worksheet)
{
    auto file = file_to_send(rq, need, worksheet.file);
    file.content_type = "application/pdf";
    file.download_name = worksheet.file_name;
    return file;
}

/// Whoever brought it has it for as long as it is kept: it stands in what she exports.
base::Result<web::FileToSend> own_worksheet_to_send(web::Request& rq, Worksheet const& worksheet)
{
    auto const need = TRY(NeedStore {rq.reading().tx}.find(worksheet.need));
    auto file = worksheet_file(rq, need, worksheet);
    file.kept_by = web::KeptBy::this_browser;
    return file;
}

base::Result<web::FileToSend> worksheet_to_send(web::Request& rq)
{
    auto const asked_need = TRY(rq.id<NeedId>("need"));
    auto const id = TRY(rq.id<WorksheetId>("worksheet"));
    auto const reading = rq.reading();
    NeedFileStore files {reading.tx};
    if (auto const person = rq.actor().person) {
        auto const own = files.brought_by(*person, id);
        if (own && own->need == asked_need) return own_worksheet_to_send(rq, *own);
    }
    auto const need = TRY(visible_need(rq));
    auto const worksheet = TRY(files.find(id));
    if (worksheet.need != need.id) return base::not_found();
    return worksheet_file(rq, need, worksheet);
}

template <base::Result<web::FileToSend> (*asked)(web::Request&)>
web::Response show_file(web::Request& rq)
{
    rq.fields.line("v", 20); // of the photo's address: another photo has another
    auto const plain = rq.fields.or_problems(base::Done {});
    if (!plain) return rq.refused(plain.refusal());
    auto const file = asked(rq);
    return file ? send(rq, *file) : rq.refused(file.refusal());
}

} // namespace

void add_file_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Limit;
    routes.get("/needs/{need}/photo/{size}", anyone, Limit::read, Cache::file, show_file<photo_to_send>);
    routes.get("/needs/{need}/worksheets/{worksheet}", anyone, Limit::read, Cache::file, show_file<worksheet_to_send>);
}

} // namespace needs
