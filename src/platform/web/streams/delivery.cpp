#include "platform/web/streams/delivery.h"

#include "platform/i18n/languages.h"
#include "platform/i18n/reader.h"
#include "platform/web/streams/event_text.h"
#include "platform/web/streams/stream_source.h"

#include <algorithm>

namespace web {

namespace {

constexpr int most_at_once = 64; ///< entries; who is further behind gets the rest in the next rounds

} // namespace

void Delivery::deliver(Topic const& topic, WatchedTopic& watched)
{
    std::vector<StreamReader*> behind;
    auto from = watched.newest;
    for (auto& reader : watched.readers) {
        if (reader.at >= watched.newest || !reader.is_here() || is_full(reader)) continue;
        behind.push_back(&reader);
        from = std::min(from, reader.at);
    }
    if (behind.empty()) return;
    entries_ = StreamLog {tx_}.after(topic, from, most_at_once);
    is_all_ = entries_.size() < most_at_once;
    texts_.clear();
    auto const actors = kept(topic, watched, behind);
    std::vector<base::Actor> staying;
    for (auto const& actor : actors) {
        if (actor) staying.push_back(*actor);
    }
    ask_who_gets(topic, *watched.source, staying);
    std::size_t place = 0;
    for (std::size_t i = 0; i < behind.size(); ++i) {
        if (actors[i]) catch_up(topic, watched, *behind[i], place++);
    }
}

void Delivery::ask_everybody(Topic const& topic, WatchedTopic& watched)
{
    std::vector<StreamReader*> everybody;
    for (auto& reader : watched.readers) {
        if (reader.is_here()) everybody.push_back(&reader);
    }
    kept(topic, watched, everybody);
}

/// What each is now; who may not go on is shown the end.
std::vector<std::optional<base::Actor>> Delivery::kept(
    Topic const& topic, WatchedTopic& watched, std::vector<StreamReader*> const& readers)
{
    std::vector<StreamReader const*> const asked {readers.begin(), readers.end()};
    auto actors = attendance(tx_, machines_.clock.now(), visitors_, *watched.source, topic.id, asked);
    for (std::size_t i = 0; i < readers.size(); ++i) {
        if (!actors[i]) end(*readers[i]);
    }
    return actors;
}

void Delivery::ask_who_gets(Topic const& topic, StreamSource& source, std::vector<base::Actor> const& actors)
{
    gets_.clear();
    if (actors.empty()) return;
    for (auto const& entry : entries_) gets_.push_back(source.may_get(tx_, topic.id, entry.thing, actors));
}

std::vector<Delivery::Text> const& Delivery::texts(Topic const& topic, StreamSource& source, std::uint32_t tongue)
{
    auto const [found, is_new] = texts_.try_emplace(tongue);
    auto& texts = found->second;
    if (!is_new) return texts;
    static base::Actor const nobody {};
    std::vector<std::int64_t> things;
    for (auto const& entry : entries_) things.push_back(entry.thing);
    auto const& speaks = tongues_.at(tongue);
    platform::SpeakingTo const speaking {machines_.languages.named(speaks.language), speaks.zone};
    auto const pieces = source.pieces({nobody, tx_, machines_.clock}, topic.id, things);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        auto const& piece = pieces.at(i);
        texts.push_back(
            piece.empty() ? nullptr : std::make_shared<std::string const>(event_text(entries_[i].number, piece)));
    }
    return texts;
}

void Delivery::catch_up(Topic const& topic, WatchedTopic& watched, StreamReader& reader, std::size_t place)
{
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        auto const& entry = entries_[i];
        if (entry.number <= reader.at) continue;
        bool const is_shown = std::erase(reader.besides, entry.id) > 0;
        if (!is_shown && gets_[i].at(place)) {
            auto const& text = texts(topic, *watched.source, reader.speaks)[i];
            if (text && !takes(reader, text)) return;
        }
        reader.at = entry.number;
    }
    if (is_all_) reader.at = watched.newest;
}

/// False when she holds too much already; she gets it in a later round.
bool Delivery::takes(StreamReader& reader, Text const& text)
{
    auto const held = reader.line->waiting();
    if (held == 0 || held + text->size() <= patience_.held) {
        reader.line->send(text);
        ++tally_.events;
        return true;
    }
    reader.full_since = now_;
    return false;
}

/// Whether she could take no more and has not read half of it since. When that goes on she is dropped.
bool Delivery::is_full(StreamReader& reader)
{
    if (!reader.full_since) return false;
    if (reader.line->waiting() <= patience_.held / 2) {
        reader.full_since.reset();
        return false;
    }
    if (now_ - *reader.full_since >= patience_.full) {
        reader.line->cut();
        reader.line.reset();
        ++tally_.dropped;
    }
    return true;
}

void Delivery::end(StreamReader& reader)
{
    reader.line->send(std::make_shared<std::string const>(sign_text("end", reader.at)));
    reader.line->end();
    reader.line.reset();
    ++tally_.ended;
}

} // namespace web
