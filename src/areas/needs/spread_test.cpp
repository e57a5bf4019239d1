#include "areas/needs/spread.h"

#include "app/testing/site.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"

#include <doctest/doctest.h>

using namespace needs;
using app::testing::TestSite;

namespace {

Contexts of_grades(std::int64_t told)
{
    return {.grades = {told, {{"4", told}}}};
}

/// Ana's need, to which teachers of these grades say "me too" one after another; "" tells nothing of hers.
struct Classes {
    explicit Classes(platform::testing::Store store = platform::testing::fresh_sqlite())
        : site {std::move(store)}
    {
    }

    base::Actor says(std::string const& grade)
    {
        auto const teacher = site.joins("T" + std::to_string(++people));
        REQUIRE(site.as(teacher, [&](platform::Context& cx) { return say_me_too(cx, need.id, {.grade = grade}); }));
        site.work();
        return teacher;
    }
    std::string told()
    {
        auto const body = site.stranger().json(web::Method::get, "/needs/" + need.id.text()).body;
        auto const total = body.substr(body.find("\"me_toos\":") + 10, 2);
        auto const at = body.find("\"grade\":[");
        return total + " " + body.substr(at + 8, body.find(']', at) - at - 7);
    }

    TestSite site;
    Need need = *site.as(site.joins("Ana"),
        [](platform::Context& cx) { return raise_need(cx, {.title = "Late", .subject = "classroom"}, "en"); });
    int people = 0;
};

} // namespace

TEST_CASE("a picture of classes is drawn when five have told, and anew when five more or five fewer have")
{
    CHECK(shown_after({}, of_grades(4)) == Contexts {});
    CHECK(shown_after({}, of_grades(5)) == of_grades(5));
    CHECK(shown_after(of_grades(5), of_grades(9)) == of_grades(5));
    CHECK(shown_after(of_grades(5), of_grades(10)) == of_grades(10));
    CHECK(shown_after(of_grades(10), of_grades(6)) == of_grades(10));
    CHECK(shown_after(of_grades(10), of_grades(5)) == of_grades(5));
    CHECK(shown_after(of_grades(8), of_grades(3)) == Contexts {});
    CHECK(changes_until_due({}, of_grades(3)) == 2);
    CHECK(changes_until_due(of_grades(5), of_grades(5)) == 5);
}

TEST_CASE("looking before and after one me-too tells nothing of that class")
{
    for (auto& store : platform::testing::both_engines()) {
        Classes classes {std::move(store)};
        for (int i = 0; i < 11; ++i) classes.says(i < 5 ? "4" : "3");
        auto const before = classes.told();

        classes.says("4");

        CHECK(before == R"(11 [{"code":"3","count":5},{"code":"4","count":5}])");
        CHECK(classes.told() == R"(12 [{"code":"3","count":5},{"code":"4","count":5}])");
        for (int i = 0; i < 3; ++i) classes.says("4");
        CHECK(classes.told() == R"(15 [{"code":"3","count":6},{"code":"4","count":9}])");
    }
}

TEST_CASE("who tells nothing of her class draws no picture, and who tells it later is counted in it")
{
    for (auto& store : platform::testing::both_engines()) {
        Classes classes {std::move(store)};
        std::vector<base::Actor> silent;
        for (int i = 0; i < 12; ++i) silent.push_back(classes.says(""));
        CHECK(classes.told() == "12 []");

        for (int i = 0; i < 5; ++i) {
            CHECK(classes.told() == "12 []");
            auto const& teacher = silent[static_cast<std::size_t>(i)];
            REQUIRE(classes.site.as(
                teacher, [&](platform::Context& cx) { return say_me_too(cx, classes.need.id, {.grade = "4"}); }));
            classes.site.work();
        }

        CHECK(classes.told() == R"(12 [{"code":"4","count":5}])");
    }
}

TEST_CASE("one class that lacks five things is one class")
{
    Classes classes;
    auto const one = classes.site.joins("One");
    REQUIRE(classes.site.as(one, [&](platform::Context& cx) {
        return say_me_too(cx, classes.need.id, {.lacks = {"books", "room", "internet", "computers", "projector"}});
    }));
    classes.site.work();

    CHECK(classes.site.stranger().json(web::Method::get, "/needs/" + classes.need.id.text()).shows(R"("lacks":[])"));
}
