#include "platform/web/routes.h"

#include "platform/web/fields.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace web {

namespace {

std::vector<std::string_view> segments_of(std::string_view path)
{
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        auto const segment = path.substr(0, path.find('/'));
        if (!segment.empty() || !path.empty()) segments.push_back(segment);
        path.remove_prefix(segment.size());
    }
    return segments;
}

bool is_capture(std::string_view segment)
{
    return segment.starts_with('{');
}

bool serves(Faces faces, bool json)
{
    return faces == Faces::both || (faces == Faces::json) == json;
}

bool fits(std::vector<std::string_view> const& pattern, std::vector<std::string_view> const& path)
{
    return std::ranges::equal(pattern, path, [](std::string_view expected, std::string_view given) {
        return is_capture(expected) ? !given.empty() : expected == given;
    });
}

std::ptrdiff_t literals(std::vector<std::string_view> const& pattern)
{
    return std::ranges::count_if(pattern, [](std::string_view segment) { return !is_capture(segment); });
}

} // namespace

void Routes::add(Route route)
{
    if (!route.pattern.starts_with('/')) throw std::logic_error {"a path starts with a slash: " + route.pattern};
    routes_.push_back(std::move(route));
    // Earlier views may dangle when short patterns moved with the vector; rebuilding is cheap and happens once.
    segments_.clear();
    by_length_.clear();
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        segments_.push_back(segments_of(routes_[i].pattern));
        by_length_.resize(std::max(by_length_.size(), segments_[i].size() + 1));
        by_length_[segments_[i].size()].push_back(i);
    }
    for (auto& same : by_length_) {
        std::ranges::stable_sort(
            same, [&](auto left, auto right) { return literals(segments_[left]) > literals(segments_[right]); });
    }
}

void Routes::get(std::string pattern, Who who, Limit limit, Cache cache, Answer answer, Faces faces)
{
    add({Method::get, std::move(pattern), who, limit, Csrf::token, cache, Kind::page, faces, answer});
}

void Routes::post(std::string pattern, Who who, Limit limit, Csrf csrf, Answer answer, Faces faces)
{
    add({Method::post, std::move(pattern), who, limit, csrf, Cache::nobody, Kind::page, faces, answer});
}

void Routes::post_upload(std::string pattern, Who who, Limit limit, Csrf csrf, Answer answer)
{
    add({Method::post, std::move(pattern), who, limit, csrf, Cache::nobody, Kind::upload, Faces::both, answer});
}

void Routes::stream(std::string pattern, Who who, Limit limit, Open open, StreamSource& source)
{
    add({Method::get, std::move(pattern), who, limit, Csrf::token, Cache::nobody, Kind::stream, Faces::page, nullptr,
        open, &source});
}

void Routes::put(std::string pattern, Who who, Limit limit, Csrf csrf, Answer answer)
{
    add({Method::put, std::move(pattern), who, limit, csrf, Cache::nobody, Kind::page, Faces::json, answer});
}

void Routes::remove(std::string pattern, Who who, Limit limit, Csrf csrf, Answer answer)
{
    add({Method::delete_, std::move(pattern), who, limit, csrf, Cache::nobody, Kind::page, Faces::json, answer});
}

Routes::Match Routes::match(Method method, std::string_view path, bool json) const
{
    Match match;
    auto const wanted = method == Method::head ? Method::get : method;
    auto const given = segments_of(path);
    if (given.size() >= by_length_.size()) return match;
    for (auto const i : by_length_[given.size()]) {
        if (!serves(routes_[i].faces, json) || !fits(segments_[i], given)) continue;
        match.path_known = true;
        // A stream has no head without its events.
        bool const is_served = method != Method::head || routes_[i].kind != Kind::stream;
        if (routes_[i].method != wanted || !is_served) continue;
        for (std::size_t s = 0; s < given.size(); ++s) {
            if (!is_capture(segments_[i][s])) continue;
            auto decoded = percent_decoded(given[s], false);
            if (!decoded || !is_utf8(*decoded)) return {};
            match.captures.emplace_back(segments_[i][s].substr(1, segments_[i][s].size() - 2), *std::move(decoded));
        }
        match.route = &routes_[i];
        return match;
    }
    return match;
}

std::string Routes::allowed(std::string_view path, bool json) const
{
    constexpr std::array<std::pair<Method, std::string_view>, 6> names {{{Method::get, "GET"}, {Method::head, "HEAD"},
        {Method::post, "POST"}, {Method::put, "PUT"}, {Method::patch, "PATCH"}, {Method::delete_, "DELETE"}}};
    std::string list;
    for (auto const& [method, name] : names) {
        if (match(method, path, json).route == nullptr) continue;
        if (!list.empty()) list += ", ";
        list += name;
    }
    return list;
}

} // namespace web
