#include "areas/imports/lists.h"

#include "areas/imports/csv.h"
#include "areas/imports/masked.h"

#include <doctest/doctest.h>

using namespace imports;

namespace {

std::vector<std::string> reasons(Contents const& contents)
{
    std::vector<std::string> all;
    for (auto const& entry : contents.entries) all.push_back(entry.left_out);
    return all;
}

} // namespace

TEST_CASE("a sheet is read whatever divides its fields, with a mark in front or none, and quoted fields may hold lines")
{
    std::string const wanted_name = "Demir, \"Ayşe\"\nHanım";
    for (std::string const divider : {",", ";", "\t"}) {
        auto const bytes = "\xEF\xBB\xBF" + std::string {"name"} + divider + "address\r\n\"Demir, \"\"Ayşe\"\"\nHanım\""
            + divider + "ayse@okul.example\r\n\r\n";

        auto const rows = read_csv(bytes);

        REQUIRE(rows);
        REQUIRE(rows->size() == 2);
        CHECK((*rows)[0].cells == std::vector<std::string> {"name", "address"});
        CHECK((*rows)[1].cells == std::vector<std::string> {wanted_name, "ayse@okul.example"});
        CHECK((*rows)[1].line == 2);
    }
}

TEST_CASE("a sheet in the letters of an old Turkish Windows is read as what it says")
{
    auto const rows = read_csv("ad;e-posta\nAy\xFE"
                               "e \xD6zt\xFCrk \xDDnan;a@b.example\n");

    REQUIRE(rows);
    CHECK((*rows)[1].cells[0] == "Ayşe Öztürk İnan");
}

TEST_CASE("a sheet that is none is refused with the line where it breaks")
{
    auto const code = [](std::string_view bytes) {
        auto const read = read_csv(bytes);
        return read ? base::Problem {} : read.refusal().problems.front();
    };

    CHECK(code("") == base::Problem {"1", "file_empty"});
    CHECK(code(std::string_view {"a\0b", 3}) == base::Problem {"1", "not_text"});
    CHECK(code("\xFF\xFE"
               "a")
        == base::Problem {"1", "not_text"});
    CHECK(code("a,b\nc,\"d\ne\n") == base::Problem {"2", "quote_open"});
    CHECK(code("a\n" + std::string(9'000, 'x')) == base::Problem {"2", "cell_too_long"});
    CHECK(code("a\n" + std::string(200, ',') + "b") == base::Problem {"2", "too_many_cells"});
    std::string many;
    for (int i = 0; i < 20'002; ++i) many += "a\n";
    CHECK(code(many) == base::Problem {"20002", "too_many_rows"});
}

TEST_CASE("a plan opened as a sheet runs nothing")
{
    CHECK(csv_cell("=HYPERLINK(\"x\")") == "\"'=HYPERLINK(\"\"x\"\")\"");
    CHECK(csv_cell("Ayşe") == "Ayşe");
}

TEST_CASE("addresses, phones and numbers of people are masked; dates and prices stay")
{
    CHECK(masked("Write to ayse.k@okul.example, or call 0532 123 45 67.") == "Write to […@…], or call [☎ …].");
    CHECK(masked("+90 (312) 555 12 34 and 5321234567") == "[☎ …] and [☎ …]");
    CHECK(masked("TC 10000000146") == "TC […]");
    CHECK(masked("TR33 0006 1005 1978 6457 8413 26") == "TR[…]");
    std::string_view const plain = "On 12.05.2019 at 10:30, page 117, 1.250,50 lira, 2019-2020, @ayse, 40 pupils.";
    CHECK(masked(plain) == plain);
}

TEST_CASE("an identity number is known by its last two figures")
{
    CHECK(is_identity_number("10000000146"));
    CHECK_FALSE(is_identity_number("10000000147"));
    CHECK_FALSE(is_identity_number("00000000000"));
    CHECK(holds_identity_number("kimlik: 10000000146"));
    CHECK_FALSE(holds_identity_number("tel 05321234567"));
}

TEST_CASE("a list of people is read by its headings in Turkish, and what cannot be taken says why")
{
    auto const list = read_people("Ad Soyad;E-Posta;Okul;Dil;Çember\n"
                                  "Ayşe Demir;ayse@okul.example;Ilgaz;Türkçe;Quiet Starts\n"
                                  "Bram;nobody\n"
                                  "Can;\n"
                                  "Ece;ece@okul.example;10000000146\n"
                                  "Ayşe D.;AYSE@okul.example\n");

    REQUIRE(list);
    CHECK(reasons(list->contents)
        == std::vector<std::string> {"", "not_an_address", "no_address", "identity_number", "twice_in_the_file"});
    CHECK(list->contents.entries[2].place == "4");
    CHECK(list->rows[0].language == "tr");
    CHECK(list->rows[0].circle == "quiet-starts");
    CHECK(read_people("name\nAyşe\n").refusal().problems.front().code == "no_column_address");
}

TEST_CASE("a list of circles is read with its subject by code or by word")
{
    auto const list = read_circle_list("name,purpose,subject,audience,host\n"
                                       "Quiet Starts,How do we begin?,Mathematics,everyone,ana@school.example\n"
                                       "No question,,,,\n");

    REQUIRE(list);
    CHECK(reasons(list->contents) == std::vector<std::string> {"", "no_purpose"});
    CHECK(list->rows[0].words.subject == "mathematics");
    CHECK(list->rows[0].words.audience == base::Audience::everyone);
    CHECK(list->contents.entries[0].key == "quiet-starts");
}
