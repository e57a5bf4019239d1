#include "platform/search/search.h"
#include "platform/search/spelling.h"
#include "platform/storage/temporary_folder.h"
#include "platform/storage/write.h"

#include <cstdint>
#include <cstdlib>

// Any bytes are a query: it is answered, and shows no more than what was put.

namespace {

using namespace platform;

class FuzzedSearch {
public:
    FuzzedSearch()
    {
        migrate(*database_);
        SearchDocument const need {
            .kind = "need", .id = 1, .title = "İstanbul'da kitap", .body = body, .language = "tr"};
        write(*database_, [&](Tx& tx) { search_.put(tx, {&audience_, 1}, need); });
    }

    void ask(std::string_view text)
    {
        auto const lease = database_->read();
        auto const found = search_.find(lease->tx(), {.text = std::string {text}, .audiences = {audience_}});
        if (found.count > 1 || found.more) std::abort();
        for (auto const& hit : found.hits) {
            std::string whole;
            for (auto const& piece : hit.snippet) whole += piece.text;
            if (whole != body) std::abort();
        }
        search_.suggestions(lease->tx(), {&audience_, 1}, text);
    }

private:
    static constexpr char body[] = "öğretmenler \"NEAR\" fractions مدرسة 漢字 a\u0301b OR 12½";

    TemporaryFolder folder_ {};
    std::unique_ptr<Database> database_ = open_database({.folder = folder_.path(), .synchronous_off = true});
    Search search_ {Engine::sqlite};
    SearchAudience audience_ = SearchAudience::everyone();
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    static FuzzedSearch fuzzed;
    std::string_view const text {reinterpret_cast<char const*>(bytes), size};
    fuzzed.ask(text);
    // What is one typo away one way is so the other way, and every word is so from itself.
    auto const middle = text.substr(0, size / 2);
    auto const rest = text.substr(size / 2);
    if (one_typo_apart(middle, rest) != one_typo_apart(rest, middle) || !one_typo_apart(text, text)) std::abort();
    return 0;
}
