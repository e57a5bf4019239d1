#include "areas/circles/talk/thread_feed.h"

#include "html/html.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

#include <algorithm>

namespace circles {

namespace {

/// An element whose text is escaped; HTML inside one of type "html" is escaped as RFC 4287 wants it.
void append(std::string& out, std::string_view name, std::string_view text, std::string_view attributes = "")
{
    ((out += '<') += name) += attributes;
    out += '>';
    html::append_escaped(out, text);
    ((out += "</") += name) += ">\n";
}

void append_link(std::string& out, std::string_view relation, std::string_view address)
{
    ((out += "<link rel=\"") += relation) += "\" href=\"";
    html::append_escaped(out, address);
    out += "\"/>\n";
}

void append_author(std::string& out, Names const& names, base::PersonId person)
{
    auto const found = names.find(person);
    out += "<author>";
    append(out, "name",
        found == names.end() || found->second.name.empty() ? html::tr("Somebody who left")
                                                           : std::string_view {found->second.name});
    out += "</author>\n";
}

/// The page of a post as it is read elsewhere: with whole addresses. Words in it hold no quotation mark that is not escaped.
std::string with_whole_addresses(std::string_view page, std::string_view public_url)
{
    std::string whole;
    for (std::size_t at = 0; at < page.size();) {
        auto const end = std::min(page.find("=\"/", at), page.size());
        whole += page.substr(at, end - at);
        at = std::min(end + 3, page.size());
        if (end < page.size()) whole.append("=\"").append(public_url).append("/");
    }
    return whole;
}

std::string begun(std::string_view title, std::string const& address, base::Time updated)
{
    std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
    append(out, "title", title);
    append(out, "id", address);
    append(out, "updated", platform::machine_time(updated));
    append_link(out, "alternate", address);
    append_link(out, "self", address + "/atom");
    return out;
}

} // namespace

std::string circle_feed(ThreadList const& list, std::string_view public_url)
{
    auto const circle = std::string {public_url} + "/circles/" + list.circle.slug;
    auto const updated = list.threads.empty() ? list.circle.founded_at : list.threads.front().last_at;
    auto out = begun(list.circle.name, circle, updated);
    for (auto const& listed : list.threads) {
        auto const address = circle + "/talk/" + listed.thread.id.text();
        out += "<entry>\n";
        append(out, "title", listed.thread.title);
        append(out, "id", address);
        append_link(out, "alternate", address);
        append(out, "published", platform::machine_time(listed.thread.started_at));
        append(out, "updated", platform::machine_time(listed.last_at));
        append_author(out, list.names, listed.thread.author);
        append(out, "summary", listed.thread.excerpt);
        out += "</entry>\n";
    }
    return out += "</feed>\n";
}

std::string thread_feed(
    SeenThread const& seen, std::span<ShownPost const> posts, Names const& names, std::string_view public_url)
{
    auto const circle = std::string {public_url} + "/circles/" + seen.circle.slug;
    auto const updated = posts.empty() ? seen.thread.started_at : posts.back().post.written_at;
    auto out = begun(seen.thread.title, circle + "/talk/" + seen.thread.id.text(), updated);
    for (auto post = posts.rbegin(); post != posts.rend(); ++post) {
        if (post->post.removed_at) continue;
        auto const address = circle + "/posts/" + post->post.id.text();
        out += "<entry>\n";
        append(out, "title", seen.thread.title);
        append(out, "id", address);
        append_link(out, "alternate", address);
        append(out, "published", platform::machine_time(post->post.written_at));
        append(out, "updated", platform::machine_time(post->post.edited_at.value_or(post->post.written_at)));
        append_author(out, names, post->post.author);
        append(out, "content", with_whole_addresses(post->post.html, public_url), " type=\"html\"");
        out += "</entry>\n";
    }
    return out += "</feed>\n";
}

web::Response atom_answer(std::string feed)
{
    web::Response response;
    response.body = std::move(feed);
    return std::move(response.with("Content-Type", "application/atom+xml; charset=utf-8"));
}

} // namespace circles
