#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace web {

/// How much of a form is taken.
struct MultipartLimits {
    int parts = 64;
    std::size_t header = 4 * 1024; ///< bytes of one part's header
    std::size_t name = 100;        ///< bytes of a field's name
    std::size_t text = 256 * 1024; ///< bytes of one text field
};

/// What a part says of itself. A part with a file name is a file, all others are text.
struct PartHead {
    std::string field;
    std::optional<std::string> file_name {}; ///< cleaned: no control signs, no folders, valid UTF-8, at most 200 bytes
    std::string content_type {};
};

/// Where the parts of a form go, in order. Each function may refuse with a code.
class PartSink {
public:
    using Refused = std::optional<std::string_view>;
    virtual ~PartSink() = default;
    virtual Refused text(std::string field, std::string value) = 0;
    virtual Refused begin_file(PartHead head) = 0;
    virtual Refused file_bytes(std::string_view bytes) = 0;
    virtual Refused end_file() = 0;
};

/// Reads a multipart/form-data body as it comes in pieces of any size (RFC 7578, RFC 2046 section 5.1), strictly: no
/// text before the first boundary, nothing but a line end after the last, and the last must come. It keeps at most one
/// part's header, one text field and one boundary; the limit on the whole is the caller's.
class MultipartReader {
public:
    using Refused = PartSink::Refused;

    MultipartReader(std::string_view boundary, MultipartLimits limits, PartSink& sink);

    /// Nothing when all is well, otherwise the stable code of what is wrong; then no more is taken.
    Refused feed(std::string_view bytes);
    /// The body is over: refused unless the final boundary has come.
    Refused end() const;

private:
    enum class State { first_boundary, after_boundary, header, text, file, epilogue };

    Refused advance(bool& stuck);
    Refused read_first_boundary(bool& stuck);
    Refused read_after_boundary(bool& stuck);
    Refused read_header(bool& stuck);
    Refused read_content(bool& stuck);
    Refused read_epilogue(bool& stuck);
    Refused begin_part(std::string_view header);
    Refused take(std::string_view content);
    Refused end_part();

    std::string delimiter_; // CRLF, two dashes, the boundary
    MultipartLimits limits_;
    PartSink& sink_;
    State state_ = State::first_boundary;
    std::string held_;   // bytes not yet understood
    std::size_t at_ = 0; // how many of them are used
    std::string field_;
    std::string text_;
    int parts_ = 0;
};

/// The boundary of a Content-Type, or nothing when it is not multipart/form-data with a good one. (RFC 2046: 1-70 signs)
std::optional<std::string> multipart_boundary(std::string_view content_type);

} // namespace web
