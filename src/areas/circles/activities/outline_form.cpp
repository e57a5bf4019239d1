#include "areas/circles/activities/outline.h"

#include "platform/web/wording.h"

#include <algorithm>
#include <charconv>

namespace circles {

namespace {

constexpr std::array step_fields {"title_", "minutes_", "words_"};

std::string numbered(std::string_view name, std::size_t place)
{
    return std::string {name} + std::to_string(place);
}

/// A step that says nothing is left out; one that says something needs a title and its minutes.
void read_step(web::Fields& fields, std::size_t place, Outline& outline)
{
    auto const title = numbered("title_", place);
    auto const minutes = numbered("minutes_", place);
    OutlineStep step {.title = fields.line(title, step_title_limit),
        .words = fields.text(numbered("words_", place), outline_words_limit)};
    bool const minutes_sent = !fields.sent(minutes).empty();
    step.minutes = fields.number(minutes, 1, longest_step).value_or(0);
    if (step.title.empty() && step.words.empty()) return;
    if (step.title.empty()) fields.problem(title, "missing");
    if (!minutes_sent) fields.problem(minutes, "missing");
    outline.steps.push_back(std::move(step));
}

using TypedStep = std::array<std::string, step_fields.size()>;

std::vector<TypedStep> typed_steps(web::Fields const& typed)
{
    std::vector<TypedStep> steps(steps_in(typed));
    for (std::size_t place = 0; place < steps.size(); ++place) {
        for (std::size_t i = 0; i < step_fields.size(); ++i)
            steps[place][i] = typed.sent(numbered(step_fields[i], place + 1));
    }
    return steps;
}

void rearrange(std::vector<TypedStep>& steps, std::string_view what, std::size_t place)
{
    if (place < 1 || place > steps.size()) return;
    auto const at = steps.begin() + static_cast<std::ptrdiff_t>(place) - 1;
    if (what == "up" && place > 1)
        std::iter_swap(at, at - 1);
    else if (what == "down" && place < steps.size())
        std::iter_swap(at, at + 1);
    else if (what == "remove")
        steps.erase(at);
    else if (what == "add" && steps.size() < most_steps)
        steps.insert(at + 1, TypedStep {});
}

bool is_of_a_step(std::string_view name)
{
    return std::ranges::any_of(step_fields, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

} // namespace

base::Result<OutlineWords> OutlineWords::from(web::Fields& fields)
{
    OutlineWords words;
    auto& outline = words.outline;
    outline.name = fields.line("name", outline_name_limit, web::Demand::required);
    outline.purpose = fields.text("purpose", outline_words_limit);
    outline.fewest = fields.number("fewest", 0, most_people).value_or(0);
    outline.most = fields.number("most", 0, most_people).value_or(0);
    if (outline.most != 0 && outline.most < outline.fewest) fields.problem("most", "too_small");
    outline.roles = fields.text("roles", outline_roles_limit);
    outline.materials = fields.text("materials", outline_words_limit);
    outline.in_a_room = fields.text("in_a_room", outline_words_limit);
    outline.online = fields.text("online", outline_words_limit);
    for (std::size_t place = 1; place <= most_steps; ++place) read_step(fields, place, outline);
    if (outline.steps.empty() && !fields.has_problems()) fields.problem("title_1", "missing");
    words.seen = web::wording_seen(fields);
    return fields.or_problems(std::move(words));
}

web::Fields fields_of(Outline const& outline)
{
    web::Fields fields;
    auto const count = [](std::int64_t n) { return n == 0 ? std::string {} : std::to_string(n); };
    fields.set("name", outline.name).set("purpose", outline.purpose).set("fewest", count(outline.fewest));
    fields.set("most", count(outline.most)).set("roles", outline.roles).set("materials", outline.materials);
    fields.set("in_a_room", outline.in_a_room).set("online", outline.online);
    for (std::size_t place = 1; place <= outline.steps.size(); ++place) {
        auto const& step = outline.steps[place - 1];
        fields.set(numbered("title_", place), step.title)
            .set(numbered("minutes_", place), count(step.minutes))
            .set(numbered("words_", place), step.words);
    }
    return fields;
}

std::size_t steps_in(web::Fields const& typed)
{
    std::size_t steps = 0;
    while (steps < most_steps && typed.has(numbered("title_", steps + 1))) ++steps;
    return steps;
}

web::Fields rearranged(web::Fields const& typed, std::string_view change)
{
    auto steps = typed_steps(typed);
    std::size_t place = 0;
    auto const mark = change.find('_');
    if (mark != std::string_view::npos) {
        std::from_chars(change.data() + mark + 1, change.data() + change.size(), place);
        rearrange(steps, change.substr(0, mark), place);
    }
    if (steps.empty()) steps.emplace_back();
    web::Fields fields;
    for (auto const& [name, value] : typed.all()) {
        if (!is_of_a_step(name) && name != "change") fields.set(name, value);
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        for (std::size_t part = 0; part < step_fields.size(); ++part)
            fields.set(numbered(step_fields[part], i + 1), steps[i][part]);
    }
    return fields;
}

} // namespace circles
