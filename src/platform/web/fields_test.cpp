#include "platform/web/fields.h"

#include <doctest/doctest.h>

using web::Demand;
using web::Fields;

namespace {

Fields form(std::string_view body)
{
    auto fields = Fields::from_form(body);
    REQUIRE(fields);
    return *std::move(fields);
}

std::string code_of(Fields const& fields)
{
    auto const all = fields.or_problems(1);
    return all ? "" : all.refusal().code;
}

std::string problem_of(Fields const& fields)
{
    auto const all = fields.or_problems(1);
    return all ? "" : all.refusal().problems.at(0).field + ": " + all.refusal().problems.at(0).code;
}

} // namespace

TEST_CASE("a limit counts signs as people do, not bytes")
{
    auto four = form("title=%C5%9F%C4%B1%F0%9F%8C%B1g");
    auto three = form("title=%C5%9F%C4%B1%F0%9F%8C%B1g");

    CHECK(four.line("title", 4) == "şı🌱g");
    three.line("title", 3);

    CHECK(code_of(four).empty());
    CHECK(problem_of(three) == "title: too_long");
}

TEST_CASE("line ends of every system become one sign, and a line has none")
{
    auto fields = form("a=one%0D%0Atwo%0Dthree%0Afour&b=one%0D%0A%0D%0A++two%09");

    CHECK(fields.text("a", 100) == "one\ntwo\nthree\nfour");
    CHECK(fields.line("b", 100) == "one two");
}

TEST_CASE("control signs are left out of every text, and the lines of a list too")
{
    auto fields = form("a=%01b%1Bc%7Fd%C2%85e%09f&list=%01x%02");

    CHECK(fields.text("a", 100) == "bcde\tf");
    CHECK(fields.many("list", 5, 5) == std::vector<std::string> {"x"});
}

TEST_CASE("what nobody can see is nothing: a name of spaces or of signs without width is missing")
{
    for (auto const* blank :
        {"%20%20", "%01%20%01", "%C2%A0", "%E2%80%8B", "%E3%80%80%EF%BB%BF", "%E2%80%AE", "%E3%85%A4"}) {
        INFO(blank);
        auto fields = form(std::string {"name="} + blank);

        CHECK(fields.line("name", 80, Demand::required).empty());

        CHECK(problem_of(fields) == "name: missing");
    }
}

TEST_CASE("signs without width stay where they join letters")
{
    auto fields = form("name=%E2%80%8Dn%E2%80%8Cn");

    CHECK(fields.line("name", 80, Demand::required) == "\u200Dn\u200Cn");
}

TEST_CASE("bytes that are no UTF-8 are refused before anybody reads them")
{
    for (auto const* bytes :
        {"%FF", "%C0%80", "%ED%A0%80", "%F4%90%80%80", "%E2%82", "%80", "%00", "%F8%88%80%80%80"}) {
        INFO(bytes);
        auto const in_value = Fields::from_form(std::string {"a="} + bytes);
        auto const in_name = Fields::from_form(bytes + std::string {"=a"});

        REQUIRE(!in_value);
        REQUIRE(!in_name);
        CHECK(in_value.refusal().code == "not_utf8");
        CHECK(in_name.refusal().reason == base::Reason::bad_request);
    }
}

TEST_CASE("a form with half a percent sign is no form")
{
    for (auto const* body : {"a=%", "a=%4", "a=%zz", "%4=a", "a=%%41"}) {
        INFO(body);

        CHECK_FALSE(Fields::from_form(body));
    }
}

TEST_CASE("a field that nobody asked for is refused and named, whatever else is wrong")
{
    auto fields = form("title=&role=administrator");
    fields.line("title", 80, Demand::required);

    auto const all = fields.or_problems(1);

    REQUIRE_FALSE(all);
    CHECK(all.refusal().reason == base::Reason::bad_request);
    CHECK(problem_of(fields) == "role: unknown_field");
}

TEST_CASE("a page's address may carry marks of whoever sent it on")
{
    auto query = Fields::from_query("subject=maths&fbclid=IwAR0&utm_source=chat");
    REQUIRE(query);

    CHECK(query->line("subject", 20) == "maths");

    CHECK(query->or_problems(1));
}

TEST_CASE("a field of one value that came twice is refused: two readers of the same form could differ")
{
    auto doubled = form("audience=members&audience=everyone");
    auto const list = Fields::from_json(R"({"audience": ["members", "everyone"]})");
    REQUIRE(list);
    auto from_list = *list;

    doubled.line("audience", 20);
    from_list.line("audience", 20);

    CHECK(problem_of(doubled) == "audience: field_twice");
    CHECK(problem_of(from_list) == "audience: field_twice");
}

TEST_CASE("a list has its values once, within its size and each within its limit")
{
    auto fields = form("s=a&s=b&s=a&s=&s=%20");
    auto too_many = form("s=a&s=b&s=c");
    auto too_long = form("s=abcd");

    CHECK(fields.many("s", 2, 3) == std::vector<std::string> {"a", "b"});
    too_many.many("s", 2, 3);
    too_long.many("s", 2, 3);

    CHECK(code_of(fields).empty());
    CHECK(problem_of(too_many) == "s: too_many");
    CHECK(problem_of(too_long) == "s: too_long");
}

TEST_CASE("a number is a whole number within its bounds")
{
    struct Line {
        char const* typed;
        char const* problem;
    };
    for (auto const& line : {Line {"24", ""}, {"", ""}, {"+24", "n: not_a_number"}, {"0", "n: too_small"},
             {"101", "n: too_large"}, {"24.5", "n: not_a_number"}, {"24x", "n: not_a_number"}, {"-3", "n: too_small"},
             {"99999999999999999999", "n: not_a_number"}, {"0x10", "n: not_a_number"}, {"1e3", "n: not_a_number"}}) {
        INFO(line.typed);
        Fields fields;
        fields.set("n", line.typed);

        fields.number("n", 1, 100);

        CHECK(problem_of(fields) == line.problem);
    }
}

TEST_CASE("a form of more than 500 fields is not read")
{
    std::string body;
    for (int i = 0; i < 501; ++i) body += "a=1&";

    auto const fields = Fields::from_form(body);

    REQUIRE_FALSE(fields);
    CHECK(fields.refusal().code == "too_many_fields");
}

TEST_CASE("JSON with a name twice, deep, or with half a surrogate is refused")
{
    for (auto const* json : {R"({"a":1,"a":2})", R"({"a":{"b":1}})", R"({"a":[[1]]})", R"({"a":"\ud800"})", R"([1])",
             "{", "null", R"({"a":1} x)", R"({"a":"\u0000"})", R"({"\u0061":1,"a":2})"}) {
        INFO(json);

        CHECK_FALSE(Fields::from_json(json));
    }
}

TEST_CASE("a secret is taken as it was typed")
{
    auto fields = form("password=+a++b%09");

    CHECK(fields.secret("password", 20) == " a  b\t");
}

TEST_CASE("JSON made to keep its reader busy is refused early")
{
    std::string many_names = "{";
    for (int i = 0; i < 30'000; ++i) many_names += "\"" + std::to_string(i) + "\":[],";
    many_names += "\"end\":[]}";
    auto const deep = "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
    auto const long_number = "{\"a\":" + std::string(200'000, '9') + "}";

    auto const names = Fields::from_json(many_names);
    auto const nested = Fields::from_json(deep);
    auto number = Fields::from_json(long_number);

    CHECK_FALSE(names);
    CHECK_FALSE(nested);
    if (number) {
        number->number("a", 0, 10);
        CHECK(code_of(*number) == "invalid");
    }
}
