#pragma once

#include "html/words.h"
#include "platform/i18n/language.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace platform {

/// The languages of this installation, loaded once at the start and then read by any thread.
class Languages {
public:
    /// The .po texts by language code. English needs none; the pseudo-language is made from the English phrases of the
    /// first, since every catalogue holds them all, translated or not. Throws CatalogueBroken, also for a code nobody knows.
    explicit Languages(std::map<std::string, std::string_view> const& catalogues);

    /// The words of a language; English for a code that is not loaded.
    html::Words const& named(std::string_view code) const;

    /// Whether the code was loaded.
    bool speaks(std::string_view code) const { return words_.find(code) != words_.end(); }

    /// The words that fit an Accept-Language header best (RFC 9110, 12.5.4): the highest q first; "tr-TR" is content
    /// with "tr". Only loaded codes of allowed count; the first of them answers when nothing fits, or English.
    html::Words const& negotiated(std::string_view accept_language, std::span<std::string const> allowed) const;

private:
    std::map<std::string, std::unique_ptr<html::Words const>, std::less<>> words_;
};

} // namespace platform
