#include "areas/circles/talk/picture_web.h"

#include "areas/circles/circles.h"
#include "areas/circles/merging/led_on.h"
#include "areas/circles/talk/bring_picture.h"
#include "areas/circles/talk/picture_form.h"
#include "areas/circles/talk/talk_json.h"
#include "platform/log/log.h"
#include "platform/web/file_answer.h"
#include "platform/web/request.h"

namespace circles {

namespace {

/// For the script of an open form: its fields once more, with what is wrong.
web::Response refused_piece(web::Request& rq, base::Refusal const& refusal)
{
    if (refusal.problems.empty()) return rq.refused(refusal);
    auto response = rq.piece(picture_fields(rq.capture("circle"), rq.fields, &refusal));
    response.status = web::status_of(refusal.reason);
    if (refusal.retry_after_s > 0) response.with("Retry-After", std::to_string(refusal.retry_after_s));
    return response;
}

/// Bringing the same picture twice is bringing it once.
web::Response post_picture(web::Request& rq)
{
    auto const circle = std::string {rq.capture("circle")};
    auto const seen = circle_to_write_in(rq.reading(), circle);
    if (!seen) return rq.refused(seen.refusal());
    bool const for_script = !rq.wants_json && !rq.incoming.header("hx-request").empty();
    auto const taken = take_picture(rq, circle);
    if (!taken) return for_script ? refused_piece(rq, taken.refusal()) : rq.refused(taken.refusal());
    if (for_script) return rq.piece(taken_picture_piece(taken->markdown));
    if (!rq.wants_json) return rq.see_other(picture_url(circle, taken->picture.hash, shown_size(taken->picture.sizes)));
    return rq.json(json_of(circle, taken->picture).add("markdown", taken->markdown), 201);
}

base::Result<web::FileToSend> picture_to_send(web::Request& rq)
{
    auto const hash = platform::FileHash::from(rq.capture("hash"));
    auto const wish = platform::picture_wish(rq.capture("size"));
    if (!hash || !wish) return base::not_found();
    auto const seen = TRY(picture_seen(rq.reading(), rq.capture("circle"), *hash, *wish));
    return web::FileToSend {.path = rq.machines.files.path_of(seen.size.file.hash),
        .size = seen.size.file.size,
        .tag = seen.size.file.hash.text(),
        .content_type = std::string {content_type_of(seen.size.format)},
        .kept_by = seen.by_anyone ? web::KeptBy::everyone : web::KeptBy::this_browser};
}

web::Response show_picture(web::Request& rq)
{
    auto const plain = rq.fields.or_problems(base::Done {});
    if (!plain) return rq.refused(plain.refusal());
    auto const file = picture_to_send(rq);
    if (!file) return rq.refused(file.refusal());
    if (auto answer = web::file_answer(rq.incoming, *file)) return *std::move(answer);
    platform::log(platform::Level::error, "file missing", base::Json::object().add("hash", file->tag));
    return rq.refused(base::not_found());
}

} // namespace

void add_picture_routes(web::Routes& routes)
{
    using enum web::Who;
    routes.post_upload("/circles/{circle}/pictures", member, web::Limit::write, web::Csrf::token, post_picture);
    routes.get(
        "/circles/{circle}/pictures/{hash}/{size}", anyone, web::Limit::read, web::Cache::file, led_on<show_picture>);
}

} // namespace circles
