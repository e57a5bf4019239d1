#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace imports {

/// Walks through JSON (RFC 8259) where it stands and copies only the texts that are asked for, so that a long file is never held as a
/// tree. What breaks the grammar ends the walk: from then on every question answers with nothing and failed() is true.
class JsonWalk {
public:
    explicit JsonWalk(std::string_view text)
        : text_ {text}
    {
    }

    bool failed() const { return failed_; }
    std::size_t at() const { return at_; }
    char next_sign();

    /// Each member of the object that begins here; `member` reads its value, or leaves it, and then it is passed over.
    void object(std::function<void(std::string_view name)> const& member);
    void array(std::function<void()> const& element);

    /// A text, "" for anything else, which is passed over.
    std::string text();
    /// A whole number, also when it stands in quotes; nothing for anything else.
    std::optional<std::int64_t> number();
    void pass();

private:
    void fail();
    bool take(char sign);
    void pass_text();
    void pass_word();
    unsigned hex();
    void escape(std::string& out);

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    bool failed_ = false;
};

} // namespace imports
