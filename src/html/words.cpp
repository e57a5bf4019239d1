#include "html/words.h"

#include <bit>
#include <stdexcept>
#include <utility>

namespace html {

namespace {

constinit thread_local Words const* spoken = nullptr;

std::string english_number(std::int64_t n)
{
    auto text = std::to_string(n);
    auto const first_digit = n < 0 ? 1 : 0;
    for (auto at = static_cast<int>(text.size()) - 3; at > first_digit; at -= 3) text.insert(at, 1, ',');
    return text;
}

std::string_view said(std::uint64_t key, std::string_view english)
{
    if (spoken == nullptr) return english;
    auto const text = spoken->find(key);
    return text.data() == nullptr ? english : text;
}

std::string_view said_of_many(Phrase one, Phrase many, std::int64_t n)
{
    auto const english = n == 1 ? one.english() : many.english();
    if (spoken == nullptr) return english;
    return said(key_of_form(one.key(), spoken->grammar().plural_form(n)), english);
}

std::string_view value_of(std::string_view name, std::span<Slot const> slots, std::string_view otherwise)
{
    for (auto const& slot : slots) {
        if (slot.name == name) return slot.value;
    }
    return otherwise;
}

} // namespace

void a_brace_must_belong_to_a_slot_such_as_name() { }

std::string filled(std::string_view text, std::span<Slot const> slots)
{
    std::string whole;
    whole.reserve(text.size() + 32);
    while (true) {
        auto const open = text.find('{');
        auto const close = open == text.npos ? text.npos : text.find('}', open);
        whole += text.substr(0, close == text.npos ? text.npos : open);
        if (close == text.npos) return whole;
        auto const as_written = text.substr(open, close + 1 - open);
        whole += value_of(as_written.substr(1, as_written.size() - 2), slots, as_written);
        text.remove_prefix(close + 1);
    }
}

Words::Words(
    std::string language, Direction direction, std::unique_ptr<Grammar const> grammar, std::span<Entry const> entries)
    : language_ {std::move(language)}
    , direction_ {direction}
    , grammar_ {std::move(grammar)}
    , mask_ {std::bit_ceil(entries.size() * 2 + 2) - 1}
    , cells_(mask_ + 1)
{
    for (auto const& entry : entries) {
        auto at = entry.key & mask_;
        for (; cells_[at].key != 0; at = (at + 1) & mask_) {
            if (cells_[at].key == entry.key)
                throw std::invalid_argument {"two messages share a key: " + std::string {entry.text}};
        }
        cells_[at]
            = {entry.key, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(entry.text.size())};
        text_ += entry.text;
    }
}

Speaking::Speaking(Words const& words)
    : before_ {std::exchange(spoken, &words)}
{
}

Speaking::~Speaking()
{
    spoken = before_;
}

std::string_view spoken_language()
{
    return spoken == nullptr ? std::string_view {"en"} : std::string_view {spoken->language()};
}

Direction spoken_direction()
{
    return spoken == nullptr ? Direction::left_to_right : spoken->direction();
}

std::string_view tr(Phrase phrase)
{
    return said(phrase.key(), phrase.english());
}

std::string tr(Phrase phrase, std::initializer_list<Slot> slots)
{
    return filled(tr(phrase), slots);
}

std::string_view tr_in(Phrase context, Phrase phrase)
{
    return said(key_in(context.key(), phrase.key()), phrase.english());
}

std::string tr_in(Phrase context, Phrase phrase, std::initializer_list<Slot> slots)
{
    return filled(tr_in(context, phrase), slots);
}

std::string trn(Phrase one, Phrase many, std::int64_t n, std::initializer_list<Slot> slots)
{
    auto const number = spoken == nullptr ? english_number(n) : spoken->grammar().number(n);
    std::vector<Slot> all {slots};
    all.push_back({"n", number});
    return filled(said_of_many(one, many, n), all);
}

} // namespace html
