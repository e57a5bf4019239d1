#include "areas/circles/talk/picture_form.h"

#include "areas/circles/talk/bring_picture.h"
#include "html/words.h"
#include "platform/web/picture_form.h"

#include <algorithm>

namespace circles {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;

constexpr std::string_view file_name = "picture";
constexpr std::string_view alt_name = "picture_alt";

Html questions(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const file = web::file_field({.name = file_name,
                                          .label = std::string {tr("A picture")},
                                          .hint = std::string {tr("The board, the room, a notebook. Where and when it "
                                                                  "was taken is removed from it.")},
                                          .problem = problem_at(refusal, file_name)},
        "image/*", true);
    auto const alt = html::text_field({.name = alt_name,
        .label = std::string {tr("What does it show?")},
        .hint = std::string {tr("For those who cannot see it; in mails it stands for the picture.")},
        .problem = problem_at(refusal, alt_name),
        .value = std::string {fields.sent(alt_name)},
        .limit = static_cast<int>(web::alt_limit)});
    auto const button = render(
        R"html(<div class="btns"><button class="btn" name="add" value="picture" formenctype="multipart/form-data" formnovalidate>{}</button></div>)html",
        tr("Add it to the text"));
    return render("{}{}{}{}", file, alt, web::recognisable_field(fields, refusal), button);
}

bool concerns_picture(base::Refusal const* refusal)
{
    return refusal != nullptr && std::ranges::any_of(refusal->problems, [](base::Problem const& problem) {
        return problem.field == file_name || problem.field == alt_name || problem.field == "recognisable";
    });
}

Html folded(web::Fields const& fields, base::Refusal const* refusal)
{
    return render(R"html(<details{}><summary>{}</summary><div class="stack loose wide">{}</div></details>)html",
        html::Attributes {}.flag("open", concerns_picture(refusal)), tr("Add a picture"), questions(fields, refusal));
}

/// A browser keeps no file: it is chosen anew, unless another one is wanted.
base::Refusal with_choose_again(base::Refusal refusal)
{
    bool const said = std::ranges::find(refusal.problems, file_name, &base::Problem::field) != refusal.problems.end();
    if (!said && !web::wants_another_picture(refusal))
        refusal.problems.push_back({std::string {file_name}, "choose_again"});
    return refusal;
}

} // namespace

Html picture_fields(std::string_view circle, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const words
        = html::Attributes {}
              .set("data-picture", html::Url::to({"circles", circle, "pictures"}).text())
              .set("data-sending", tr("The picture is on its way: {n} %"))
              .set("data-failed",
                  tr("The picture could not be sent. What you wrote is kept; please try again in a moment."));
    return render(R"html(<div{}>{}<p class="small" role="status"></p></div>)html", words, folded(fields, refusal));
}

Html taken_picture_piece(std::string_view markdown)
{
    return render(R"html(<div{}>{}<p class="small" role="status">{}</p></div>)html",
        html::Attributes {}.set("data-markdown", markdown), folded({}, nullptr),
        tr("The picture stands in your text now."));
}

bool adds_picture(web::Request const& rq)
{
    return !rq.wants_json && rq.fields.has("add");
}

void ask_for_no_picture(web::Request& rq)
{
    web::refuse_uploads_but(rq, {});
    if (rq.wants_json) return;
    rq.fields.line(alt_name, web::alt_limit);
    rq.fields.line("recognisable", 10);
    if (!rq.fields.line(file_name, 300).empty()) rq.fields.problem(file_name, "picture_not_added");
}

base::Result<TakenPicture> take_picture(web::Request& rq, std::string_view circle)
{
    auto& fields = rq.fields;
    web::refuse_uploads_but(rq, {file_name});
    auto const* const upload = web::upload_of(rq, file_name);
    if (upload == nullptr) fields.problem(file_name, "choose_a_picture");
    auto const alt = fields.line(alt_name, web::alt_limit);
    if (alt.empty()) fields.problem(alt_name, "say_what_it_shows");
    web::ask_whether_recognisable(fields, true);
    TRY(fields.or_problems(base::Done {}));
    TRY(web::spend_uploads(rq, file_name));
    auto const sizes = TRY(web::kept_picture(rq, *upload, file_name));
    auto picture = TRY(rq.write([&](platform::Context& cx) { return bring_picture(cx, circle, sizes); }));
    auto markdown = markdown_of(picture, alt);
    return TakenPicture {std::move(picture), std::move(markdown)};
}

base::Result<web::Fields> fields_with_picture(web::Request& rq, std::string_view circle)
{
    // What else the form holds is looked at when it is sent.
    for (auto const* name : {"text", "title", "kind", "seen", "add"}) rq.fields.text(name, SIZE_MAX);
    auto const taken = take_picture(rq, circle);
    if (!taken) return rq.incoming.uploads.empty() ? taken.refusal() : with_choose_again(taken.refusal());
    web::Fields kept;
    for (auto const* name : {"title", "kind", "seen"}) kept.set(name, std::string {rq.fields.sent(name)});
    kept.set("text", with_picture(rq.fields.sent("text"), taken->markdown));
    return kept;
}

} // namespace circles
