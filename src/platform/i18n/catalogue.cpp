#include "platform/i18n/catalogue.h"

#include <algorithm>
#include <set>
#include <span>

namespace platform {

namespace {

[[noreturn]] void refuse(std::string_view name, Translation const& message, std::string const& why)
{
    throw CatalogueBroken {std::string {name} + ":" + std::to_string(message.line) + ": " + why + ": " + message.id};
}

std::set<std::string_view> slots_of(std::string_view text)
{
    std::set<std::string_view> slots;
    while (true) {
        auto const open = text.find('{');
        auto const close = open == text.npos ? text.npos : text.find('}', open);
        if (close == text.npos) return slots;
        slots.insert(text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
    }
}

void check_slots(Translation const& message, std::string_view name)
{
    auto wanted = slots_of(message.id);
    wanted.merge(slots_of(message.plural_id));
    if (!message.plural_id.empty()) wanted.insert("n");
    for (auto const& text : message.texts) {
        if (!html::slots_are_whole(text)) refuse(name, message, "a brace that belongs to no slot");
        auto found = slots_of(text);
        if (!message.plural_id.empty()) found.insert("n");
        if (found != wanted) refuse(name, message, "the translation has other slots");
    }
}

std::uint64_t key_of_message(Translation const& message)
{
    auto const id = html::key_of(message.id);
    return message.context.empty() ? id : html::key_in(html::key_of(message.context), id);
}

bool is_translated(Translation const& message)
{
    return std::none_of(message.texts.begin(), message.texts.end(), [](auto const& text) { return text.empty(); });
}

void refuse_doubles(std::vector<Translation> const& messages, std::string_view name)
{
    std::set<std::uint64_t> keys;
    for (auto const& message : messages) {
        if (!keys.insert(key_of_message(message)).second) refuse(name, message, "stands there twice");
    }
}

html::Words table_of(Language const& language, std::vector<Translation> const& messages)
{
    std::vector<html::Words::Entry> entries;
    for (auto const& message : messages) {
        for (std::size_t form = 0; form < message.texts.size(); ++form) {
            entries.push_back({html::key_of_form(key_of_message(message), form), message.texts[form]});
        }
    }
    return {std::string {language.code}, language.direction, grammar_of(language), entries};
}

// Letters that look foreign and stay readable; the Latin supplement and Latin Extended-A hold one for each.
std::string_view accented(char letter)
{
    constexpr std::string_view plain = "AEIOUYacdeilnorsuyz";
    constexpr std::string_view strange[] {
        "Å", "É", "Î", "Ø", "Û", "Ý", "å", "ç", "ð", "é", "î", "ľ", "ñ", "ö", "ŕ", "š", "û", "ý", "ž"};
    auto const at = plain.find(letter);
    return at == plain.npos ? std::string_view {} : strange[at];
}

} // namespace

html::Words words_of(Language const& language, std::string_view po, std::string_view name)
{
    auto messages = messages_in(po, name);
    refuse_doubles(messages, name);
    for (auto const& message : messages) {
        bool const counted = !message.plural_id.empty();
        if (counted && message.texts.size() != language.forms.size()) {
            refuse(name, message, "needs " + std::to_string(language.forms.size()) + " plural forms");
        }
    }
    std::erase_if(messages, [](auto const& message) { return !is_translated(message); });
    for (auto const& message : messages) check_slots(message, name);
    return table_of(language, messages);
}

html::Words pseudo_words(std::string_view po, std::string_view name)
{
    auto messages = messages_in(po, name);
    refuse_doubles(messages, name);
    for (auto& message : messages) {
        message.texts = {pseudo_text(message.id)};
        if (!message.plural_id.empty()) message.texts.push_back(pseudo_text(message.plural_id));
    }
    return table_of(*language_named(pseudo_language), messages);
}

std::string pseudo_text(std::string_view english)
{
    constexpr std::string_view padding = " one two three four five six seven eight nine ten";
    std::string text {"⟦"};
    bool in_slot = false;
    for (char const letter : english) {
        in_slot = letter == '{' || (in_slot && letter != '}');
        auto const strange = in_slot ? std::string_view {} : accented(letter);
        strange.empty() ? text.push_back(letter) : void(text += strange);
    }
    // Translations of short English words grow most.
    auto wanted = std::max<std::size_t>(english.size() * 3 / 10, 2);
    for (; wanted > padding.size(); wanted -= padding.size()) text += padding;
    return text.append(padding.substr(0, wanted)) + "⟧";
}

} // namespace platform
