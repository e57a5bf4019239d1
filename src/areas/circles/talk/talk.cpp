#include "areas/circles/talk/talk.h"

#include "base/json.h"

#include <stdexcept>

namespace circles {

namespace {

base::FlatJson read(std::string_view payload)
{
    auto json = base::read_flat_json(payload);
    if (!json) throw std::invalid_argument {"an event that cannot be read"};
    return *std::move(json);
}

template <class Id>
Id id_in(base::FlatJson const& json, std::string_view name)
{
    auto const id = Id::from(json.text(name));
    if (!id) throw std::invalid_argument {"an event without its " + std::string {name}};
    return *id;
}

base::Json payload_of(ThreadId thread, PostId post)
{
    return base::Json::object().add("thread", thread.text()).add("post", post.text());
}

} // namespace

std::string PostWritten::payload() const
{
    auto list = base::Json::array();
    for (auto const& person : mentions) list.push(person.text());
    return payload_of(thread, post)
        .add("everyone", everyone ? "yes" : "no")
        .add("quiet", quiet ? "yes" : "no")
        .add("mentions", list)
        .text();
}

PostWritten PostWritten::from_payload(std::string_view text)
{
    auto const json = read(text);
    PostWritten written {id_in<ThreadId>(json, "thread"), id_in<PostId>(json, "post"), {},
        json.text("everyone") == "yes", json.text("quiet") == "yes"};
    for (auto const& member : json.members) {
        if (member.name != "mentions") continue;
        if (auto const person = base::PersonId::from(member.value)) written.mentions.push_back(*person);
    }
    return written;
}

std::string PostChanged::payload() const
{
    return payload_of(thread, post).text();
}

PostChanged PostChanged::from_payload(std::string_view text)
{
    auto const json = read(text);
    return {id_in<ThreadId>(json, "thread"), id_in<PostId>(json, "post")};
}

} // namespace circles
