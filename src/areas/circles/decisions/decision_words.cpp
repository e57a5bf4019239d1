#include "areas/circles/decisions/ask_decision.h"
#include "areas/circles/decisions/moment.h"

namespace circles {

namespace {

constexpr std::int64_t largest_quorum = 100'000;
constexpr std::size_t moment_limit = 30;

/// One option on each line; empty lines are passed over.
std::vector<DecisionOption> options_in(web::Fields& fields)
{
    std::vector<DecisionOption> options;
    auto const text = fields.text("options", most_options * (option_limit + 1), web::Demand::required);
    std::string_view rest = text;
    while (!rest.empty()) {
        auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        while (line.starts_with(' ')) line.remove_prefix(1);
        while (line.ends_with(' ')) line.remove_suffix(1);
        if (line.size() > 4 * option_limit) fields.problem("options", "option_too_long");
        if (!line.empty()) options.push_back({std::string {line}, {}});
    }
    return options;
}

std::optional<base::Time> moment_in(
    web::Fields& fields, std::string_view name, platform::Zone const& zone, web::Demand demand)
{
    auto const sent = fields.line(name, moment_limit, demand);
    if (sent.empty()) return std::nullopt;
    auto const moment = moment_from(sent, zone);
    if (!moment) fields.problem(name, "not_a_moment");
    return moment;
}

std::vector<DecisionOption> starts_in(web::Fields& fields, platform::Zone const& zone)
{
    std::vector<DecisionOption> starts;
    for (std::size_t place = 0; place < most_options; ++place) {
        auto const start = moment_in(fields, start_field(place), zone, web::Demand::optional);
        if (start) starts.push_back({{}, start});
    }
    return starts;
}

} // namespace

std::string start_field(std::size_t place)
{
    return "start_" + std::to_string(place + 1);
}

base::Result<DecisionWords> DecisionWords::from(web::Fields& fields, DecisionKind kind, platform::Zone const& zone)
{
    DecisionWords words {.kind = kind};
    words.question = fields.line("question", question_limit, web::Demand::required);
    if (kind == DecisionKind::consent)
        words.proposal = fields.text("proposal", proposal_limit, web::Demand::required);
    else if (kind == DecisionKind::meeting_time)
        words.options = starts_in(fields, zone);
    else
        words.options = options_in(fields);
    words.anonymous = fields.ticked("anonymous");
    words.quorum = fields.number("quorum", 1, largest_quorum, web::Demand::required).value_or(1);
    words.closes_at = moment_in(fields, "closes", zone, web::Demand::required).value_or(base::Time {});
    return fields.or_problems(std::move(words));
}

web::Fields fields_of(Decision const& decision, platform::Zone const& zone)
{
    web::Fields fields;
    fields.set("question", decision.question).set("proposal", decision.proposal);
    fields.set("quorum", std::to_string(decision.quorum)).set("anonymous", decision.anonymous ? "yes" : "no");
    fields.set("closes", moment_text(decision.closes_at, zone));
    std::string lines;
    for (std::size_t place = 0; place < decision.options.size(); ++place) {
        auto const& option = decision.options[place];
        if (option.starts_at) fields.set(start_field(place), moment_text(*option.starts_at, zone));
        lines += option.words + "\n";
    }
    return std::move(fields.set("options", lines));
}

} // namespace circles
