#include "areas/imports/threads.h"

#include "areas/imports/message_words.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace imports {

namespace {

constexpr std::size_t most_references = 100;

base::Time time_of(Entry const& entry)
{
    return entry.at.value_or(base::Time {});
}

} // namespace

std::size_t Threads::node_of(std::string const& message_id)
{
    auto const [found, made] = nodes_.emplace(message_id, parents_.size());
    if (made) parents_.push_back(found->second);
    return found->second;
}

std::size_t Threads::root(std::size_t node)
{
    while (parents_[node] != node) {
        parents_[node] = parents_[parents_[node]];
        node = parents_[node];
    }
    return node;
}

void Threads::join(std::size_t one, std::size_t other)
{
    parents_[root(one)] = root(other);
}

void Threads::add(std::size_t entry, platform::Message const& message)
{
    auto node = parents_.size();
    if (message.message_id.empty())
        parents_.push_back(node);
    else
        node = node_of(message.message_id);
    auto const& names = message.references;
    for (std::size_t i = names.size() - std::min(names.size(), most_references); i < names.size(); ++i)
        join(node, node_of(names[i]));
    if (!message.in_reply_to.empty()) join(node, node_of(message.in_reply_to));
    heads_.push_back({entry, node, subject_key(message.subject), is_answer(message.subject),
        !names.empty() || !message.in_reply_to.empty()});
}

/// An answer that names nothing belongs to the last conversation of that subject before it.
void Threads::join_by_subject(Contents const& contents)
{
    std::vector<std::size_t> by_time(heads_.size());
    std::iota(by_time.begin(), by_time.end(), 0);
    std::ranges::stable_sort(by_time, {}, [&](std::size_t i) { return time_of(contents.entries[heads_[i].entry]); });
    std::unordered_map<std::string, std::size_t> last;
    for (auto const i : by_time) {
        auto const& head = heads_[i];
        if (head.subject.empty()) continue;
        auto const before = last.find(head.subject);
        if (before != last.end() && head.answers && !head.named) join(head.node, before->second);
        last.insert_or_assign(head.subject, head.node);
    }
}

void Threads::sort_out(Contents& contents)
{
    join_by_subject(contents);
    std::vector<std::size_t> roots(contents.entries.size(), parents_.size());
    for (auto const& head : heads_) roots[head.entry] = root(head.node);
    std::vector<std::size_t> order(contents.entries.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return time_of(contents.entries[i]); });
    std::unordered_map<std::size_t, int> numbers;
    std::unordered_set<std::string> seen;
    std::vector<Entry> sorted;
    sorted.reserve(order.size());
    for (auto const i : order) {
        auto& entry = contents.entries[i];
        if (entry.left_out.empty() && !seen.insert(entry.key).second) entry.left_out = "twice_in_the_file";
        if (entry.left_out.empty()) {
            auto const [number, first] = numbers.emplace(roots[i], static_cast<int>(contents.titles.size()));
            if (first) contents.titles.push_back(entry.title);
            entry.thread = number->second;
        }
        sorted.push_back(std::move(entry));
    }
    contents.entries = std::move(sorted);
}

} // namespace imports
