#include "platform/web/multipart.h"

#include <doctest/doctest.h>

#include <vector>

namespace web {

namespace {

/// Writes down what it is given: name=value for text, name[file]=bytes for files.
class Notebook final : public PartSink {
public:
    std::vector<std::string> lines {};
    int open_files = 0;

    Refused text(std::string field, std::string value) override
    {
        lines.push_back(field + "=" + value);
        return std::nullopt;
    }
    Refused begin_file(PartHead head) override
    {
        ++open_files;
        lines.push_back(head.field + "[" + *head.file_name + "]=");
        return std::nullopt;
    }
    Refused file_bytes(std::string_view bytes) override
    {
        lines.back() += bytes;
        return std::nullopt;
    }
    Refused end_file() override
    {
        --open_files;
        return std::nullopt;
    }
};

/// Reads a whole body in pieces of a size; gives the refusal's code, or "".
std::string read(std::string_view body, Notebook& notebook, std::size_t piece, MultipartLimits limits = {})
{
    MultipartReader reader {"B", limits, notebook};
    for (; !body.empty(); body.remove_prefix(std::min(piece, body.size()))) {
        if (auto const no = reader.feed(body.substr(0, piece))) return std::string {*no};
    }
    return std::string {reader.end().value_or("")};
}

std::string part(std::string const& disposition, std::string const& content, std::string const& more = "")
{
    return "--B\r\nContent-Disposition: form-data; " + disposition + "\r\n" + more + "\r\n" + content + "\r\n";
}

std::string refusal_of(std::string const& body)
{
    Notebook in_one_piece;
    Notebook byte_by_byte;
    auto const code = read(body, in_one_piece, body.size() + 1);
    CHECK(read(body, byte_by_byte, 1) == code);
    return code;
}

} // namespace

TEST_CASE("a form is read alike in pieces of any size")
{
    auto const body = part("name=\"title\"", "Lighting in\r\n--the hall\r\n--") + part("name=empty", "")
        + part("name=\"plan\"; filename=\"a b.pdf\"", "%PDF\r\n--C\r\n\r\n", "Content-Type: application/pdf\r\n")
        + "--B--\r\n";
    std::vector<std::string> const expected {
        "title=Lighting in\r\n--the hall\r\n--", "empty=", "plan[a b.pdf]=%PDF\r\n--C\r\n\r\n"};

    for (std::size_t const piece : {1, 2, 3, 5, 17, 1000}) {
        Notebook notebook;
        CAPTURE(piece);

        auto const code = read(body, notebook, piece);

        CHECK(code == "");
        CHECK(notebook.lines == expected);
        CHECK(notebook.open_files == 0);
    }
}

TEST_CASE("a form that is not exactly a form is refused")
{
    auto const good = part("name=a", "1");
    struct Case {
        std::string body, code;
    };
    std::vector<Case> const cases {
        {"", "form_cut_short"},
        {"--B", "form_cut_short"},
        {"--B--\r\n", "form_without_parts"},
        {good, "form_cut_short"},
        {good + "--B", "form_cut_short"},
        {good + "--B-", "form_cut_short"},
        {good + "--B--\r\nmore", "bytes_after_form"},
        {good + "--B--xx", "bytes_after_form"},
        {"preamble\r\n" + good + "--B--", "no_first_boundary"},
        {"\r\n" + good + "--B--", "no_first_boundary"},
        {"--Bx\r\n", "bad_boundary_line"},
        {"--B \r\n", "bad_boundary_line"},
        {"--B\r\n\r\n\r\nvalue\r\n\r\n--B--", "bad_part_header"},
        {"--B\r\nContent-Type: text/plain\r\n\r\nvalue\r\n--B--", "part_without_name"},
        {"--B\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--B--", "part_not_form_data"},
        {part("filename=x", "1") + "--B--", "part_without_name"},
        {part("name=\"\"", "1") + "--B--", "part_without_name"},
        {part("name=\"open", "1") + "--B--", "bad_part_header"},
        {part("name=a; name=b", "1") + "--B--", "bad_part_header"},
        {part("name=a", "1", "Content-Disposition: form-data; name=b\r\n") + "--B--", "bad_part_header"},
        {part("name=a", "1", "Content-Transfer-Encoding: base64\r\n") + "--B--", "part_encoded"},
        {part("name=a", "1", " folded\r\n") + "--B--", "bad_part_header"},
        {part("name=" + std::string(101, 'n'), "1") + "--B--", "part_name_too_long"},
        {part("name=a", "1", "X: " + std::string(5000, 'x') + "\r\n") + "--B--", "part_header_too_large"},
    };

    for (auto const& form : cases) {
        CAPTURE(form.body);
        CHECK(refusal_of(form.body) == form.code);
    }
}

TEST_CASE("a form has at most 64 parts, and a text only so many bytes")
{
    std::string body;
    for (int i = 0; i < 64; ++i) body += part("name=a", "1");
    Notebook first;
    Notebook second;
    Notebook third;

    CHECK(read(body + "--B--", first, 1000) == "");
    CHECK(read(body + part("name=a", "1") + "--B--", second, 1000) == "too_many_parts");
    CHECK(read(part("name=a", "12345") + "--B--", third, 1000, {.text = 4}) == "text_too_long");
}

TEST_CASE("a file's name is a label: no folders, no control signs, no broken letters")
{
    auto const label = [](std::string const& sent) {
        Notebook notebook;
        CHECK(read(part("name=f; filename=\"" + sent + "\"", "") + "--B--", notebook, 1000) == "");
        auto const line = notebook.lines.at(0);
        return line.substr(2, line.size() - 4);
    };

    CHECK(label("../../etc/passwd") == "passwd");
    CHECK(label("C:\\Users\\ana\\plan.pdf") == "plan.pdf");
    CHECK(label("%22quoted%22.pdf") == "\"quoted\".pdf");
    CHECK(label("say \\\"hi\\\".txt") == "say \"hi\".txt");
    CHECK(label("\xc5\x9e"
                "anl\xc4\xb1urfa.jpg")
        == "\xc5\x9e"
           "anl\xc4\xb1urfa.jpg");
    CHECK(label("bad\xff\xc3.jpg") == "bad__.jpg");
    CHECK(label(std::string(199, 'a') + "\xc5\x9e") == std::string(199, 'a'));
    CHECK(label("..") == "..");
}

TEST_CASE("a boundary is taken from a multipart form's content type only")
{
    CHECK(multipart_boundary("multipart/form-data; boundary=abc") == "abc");
    CHECK(multipart_boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b:c\"") == "a b:c");
    CHECK_FALSE(multipart_boundary("multipart/mixed; boundary=abc"));
    CHECK_FALSE(multipart_boundary("multipart/form-data"));
    CHECK_FALSE(multipart_boundary("multipart/form-data; boundary=\"\""));
    CHECK_FALSE(multipart_boundary("multipart/form-data; boundary=a; boundary=b"));
    CHECK_FALSE(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')));
    CHECK_FALSE(multipart_boundary("multipart/form-data; boundary=\"a\"\"b\""));
    CHECK_FALSE(multipart_boundary("multipart/form-database; boundary=a"));
}

} // namespace web
