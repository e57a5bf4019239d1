#include "platform/mail/quoted.h"

#include <doctest/doctest.h>

#include <ctime>
#include <string>

using namespace platform;

namespace {

struct Sample {
    std::string program;
    std::string text;
};

constexpr auto hers = "Could we try it on Thursday?\n\nMy class has 31 children.";

/// Her words above, and below what the program puts there.
void each_leaves_her_words(std::initializer_list<Sample> samples)
{
    for (auto const& sample : samples) {
        CAPTURE(sample.program);

        auto const own = own_words(std::string {hers} + "\n\n" + sample.text, "network.example");

        CHECK(own.text == hers);
        CHECK(own.was_cut);
    }
}

} // namespace

TEST_CASE("a quoted letter is cut below the answer, whichever program introduced it")
{
    each_leaves_her_words({
        {"Gmail",
            "On Mon, Nov 23, 2026 at 9:15 AM Bram Smit <bram@example.org> wrote:\n\n> What do you think?\n>\n> Bram\n"},
        {"Gmail, a long name",
            "On Mon, 23 Nov 2026 at 09:15, A Very Long Name of Somebody <somebody.long@example.org>\nwrote:\n\n> Text"},
        {"Gmail, the address alone",
            "On Mon, 23 Nov 2026 at 09:15, A Very Long Name Indeed\n<somebody@example.org> wrote:\n\n> Text"},
        {"Apple Mail", "> On 23 Nov 2026, at 09:15, Bram Smit <bram@example.org> wrote:\n> \n> What do you think?\n"},
        {"Apple Mail, newer", "On 23. Nov 2026, at 09:15, Bram Smit <bram@example.org> wrote:\n\nWhat do you think?\n"},
        {"Thunderbird", "On 11/23/26 09:15, Bram Smit wrote:\n> What do you think?\n> Bram"},
        {"Yahoo",
            "On Monday, November 23, 2026, 09:15:00 AM GMT+3, Bram Smit <bram@example.org> wrote:\n\n\nWhat do you "
            "think?\n"},
        {"Outlook on the web",
            "________________________________\nFrom: Bram Smit <bram@example.org>\nSent: Monday, November 23, 2026 "
            "9:15 AM\nTo: Ana\nSubject: Fractions\n\nWhat do you think?"},
        {"Outlook", "-----Original Message-----\nFrom: Bram\nSent: Monday\n\nWhat do you think?"},
        {"Outlook, bold heads",
            "*From:* Bram Smit <bram@example.org>\n*Sent:* Monday, November 23, 2026 9:15 AM\n*To:* Ana\n*Subject:* "
            "Fractions\n\nWhat?"},
        {"a phone", "-------- Original message --------\nFrom: Bram\nDate: 23/11/2026 09:15\n\nWhat?"},
        {"our own address in a language nobody listed",
            "Ke Labobeli, Bram o ngotse go reply+abc@network.example jaana:\n\n> What do you think?"},
    });
}

TEST_CASE("a quoted letter is cut in the languages of the network")
{
    each_leaves_her_words({
        {"Gmail, Turkish",
            "Bram Smit <bram@example.org>, 23 Kas 2026 Pzt, 09:15 tarihinde şunu yazdı:\n\n> Ne dersiniz?\n"},
        {"Gmail, Turkish, broken",
            "Bram Uzun Soyadlı Smit\n<bram@example.org>, 23 Kas 2026 Pzt, 09:15 tarihinde şunu\nyazdı:\n\n> Ne "
            "dersiniz?\n"},
        {"Apple, Turkish", "Bram Smit <bram@example.org> şunları yazdı (23 Kas 2026 09:15):\n\n> Ne dersiniz?"},
        {"Thunderbird, Turkish", "23.11.2026 09:15 tarihinde Bram Smit yazdı:\n> Ne dersiniz?"},
        {"Outlook, Turkish",
            "Kimden: Bram Smit <bram@example.org>\nGönderildi: 23 Kasım 2026 Pazartesi 09:15\nKime: Ana\nKonu: "
            "Kesirler\n\nNe dersiniz?"},
        {"Outlook, Turkish, border", "-----Özgün İleti-----\nKimden: Bram\n\nNe dersiniz?"},
        {"a phone, Turkish", "-------- Orijinal mesaj --------\nKimden: Bram\nTarih: 23.11.2026\nKonu: x\n\nNe?"},
        {"Gmail, Spanish",
            "El lun, 23 nov 2026 a las 9:15, Bram Smit (<bram@example.org>) escribió:\n\n> ¿Qué opinas?"},
        {"Outlook, Spanish",
            "De: Bram Smit <bram@example.org>\nEnviado: lunes, 23 de noviembre de 2026 9:15\nPara: Ana\nAsunto: "
            "Fracciones\n\n¿Qué?"},
        {"Gmail, French",
            "Le lun. 23 nov. 2026 à 09:15, Bram Smit <bram@example.org> a écrit :\n\n> Qu'en penses-tu ?"},
        {"Apple, French", "Le 23 nov. 2026 à 09:15, Bram Smit <bram@example.org> a écrit :\n\nQu'en penses-tu ?"},
        {"French with 9h15", "Le 23 novembre 2026 9h15, Bram Smit a écrit\xC2\xA0:\n> Qu'en penses-tu ?"},
        {"Outlook, French",
            "De : Bram Smit <bram@example.org>\nEnvoyé : lundi 23 novembre 2026 09:15\nÀ : Ana\nObjet : "
            "Fractions\n\nQuoi ?"},
        {"Gmail, German",
            "Am Mo., 23. Nov. 2026 um 09:15 Uhr schrieb Bram Smit <bram@example.org>:\n\n> Was meinst du?"},
        {"Outlook, German",
            "Von: Bram Smit <bram@example.org>\nGesendet: Montag, 23. November 2026 09:15\nAn: Ana\nBetreff: "
            "Brüche\n\nWas?"},
        {"Outlook, German, border", "-----Ursprüngliche Nachricht-----\nVon: Bram\n\nWas?"},
        {"Gmail, Arabic",
            "\xE2\x80\xAB\xD9\x81\xD9\x8A الاثنين، 23 نوفمبر 2026 في 9:15 ص تمت كتابة ما يلي بواسطة \xE2\x80\xAA"
            "Bram Smit\xE2\x80\xAC\xE2\x80\x8F <\xE2\x80\xAA"
            "bram@example.org\xE2\x80\xAC\xE2\x80\x8F>:\xE2\x80\xAC\n\n> ما رأيك؟"},
        {"Apple, Arabic", "في ٢٣ نوفمبر ٢٠٢٦، الساعة ٩:١٥ ص، كتب Bram Smit:\n\n> ما رأيك؟"},
        {"Outlook, Arabic",
            "من: Bram Smit <bram@example.org>\nتاريخ الإرسال: الاثنين 23 نوفمبر 2026\nإلى: Ana\nالموضوع: الكسور\n\nما "
            "رأيك؟"},
    });
}

TEST_CASE("a forwarded letter is no word of hers")
{
    each_leaves_her_words({
        {"Gmail", "---------- Forwarded message ---------\nFrom: Bram <bram@example.org>\nDate: Mon\n\nLook at this."},
        {"Gmail, Turkish", "---------- Yönlendirilmiş ileti ---------\nKimden: Bram\n\nBakın."},
        {"Apple", "Begin forwarded message:\n\nFrom: Bram\nSubject: x\n\nLook."},
        {"Gmail, Spanish", "---------- Mensaje reenviado ---------\nDe: Bram\n\nMira."},
    });
}

TEST_CASE("a signature is cut, the phone's advertisement too")
{
    each_leaves_her_words({
        {"the sign of Usenet", "-- \nAna Demir\nÖğretmen, Konya\n0332 555 01 01"},
        {"its space was eaten", "--\nAna Demir"},
        {"an iPhone", "Sent from my iPhone"},
        {"an iPhone, quoting",
            "Sent from my iPhone\n\n> On 23 Nov 2026, at 09:15, Bram <bram@example.org> wrote:\n> \n> What?"},
        {"an iPhone, Turkish",
            "iPhone'umdan gönderildi\n\nBram <bram@example.org> şunları yazdı (23 Kas 2026 09:15):\n\n> Ne?"},
        {"Outlook on a phone",
            "Get Outlook for Android\n________________________________\nFrom: Bram\nSent: Monday\nTo: Ana\nSubject: "
            "x\n\nWhat?"},
        {"a phone, German",
            "Von meinem iPhone gesendet\n\n> Am 23.11.2026 um 09:15 schrieb Bram <bram@example.org>:\n> \n> Was?"},
    });
}

TEST_CASE("an answer below the quoted letter is found there")
{
    auto const own = own_words("On Mon, 23 Nov 2026 at 09:15, Bram Smit <bram@example.org> wrote:\n"
                               "> What do you think?\n> Bram\n\nThursday is fine.\n\nI bring the cards.\n-- \nAna\n");

    CHECK(own.text == "Thursday is fine.\n\nI bring the cards.");
    CHECK(own.was_cut);
}

TEST_CASE("answers between the lines keep the line they answer")
{
    auto const own = own_words("Bram Smit <bram@example.org>, 23 Kas 2026 Pzt, 09:15 tarihinde şunu yazdı:\n\n> "
                               "Hello,\n>\n> one\n> two\n> three\n"
                               "> Thursday or Friday?\n\nFriday.\n\n> Who brings the cards?\nI do.\n> Bram\n");

    CHECK(own.text == "> one\n> two\n> three\n> Thursday or Friday?\n\nFriday.\n\n> Who brings the cards?\nI do.");
}

TEST_CASE("words that only look like a quotation stay")
{
    for (std::string const text : {"In my notes I wrote:\n\nread in pairs, ten minutes",
             "Three things:\n\n1. cards\n2. dice", "From: where we stand, it looks hard.",
             "To: be or not to be\nSubject: literature", "Title\n--\nText under a heading",
             "On Friday we meet.\nI wrote to the head: she agrees.", "a -- b", "Time: 9:15\nPlace: school"}) {
        CAPTURE(text);

        auto const own = own_words(text);

        CHECK(own.text == text);
        CHECK_FALSE(own.was_cut);
    }
}

TEST_CASE("a reply that is nothing but a quotation has no words of hers")
{
    for (std::string const text :
        {"> What do you think?\n> Bram", "On Mon, 23 Nov 2026 at 09:15, Bram <bram@example.org> wrote:\n> What?",
            "-----Original Message-----\nFrom: Bram", "Sent from my iPhone", "-- \nAna", "\n \n", ""}) {
        CAPTURE(text);
        CHECK(own_words(text).text.empty());
    }
}

TEST_CASE("lines that end as Windows ends them are read as others")
{
    auto const own
        = own_words("Yes.\r\n\r\nOn Mon, 23 Nov 2026 at 09:15, Bram <bram@example.org> wrote:\r\n> What?\r\n");

    CHECK(own.text == "Yes.");
}

TEST_CASE("a hostile reply is cut in time that grows with its length")
{
    for (std::string const piece : {"wrote:\n", "On 9:15 @ wrote\n", ">\n", "> a\nb\n", "From:\n", "\n", "a wrote:\n\n",
             "--\n\n", "_", "-- \xE2\x80\x8F"}) {
        CAPTURE(piece);
        std::string text;
        while (text.size() < 50'000) text += piece;

        auto const start = std::clock();
        auto const own = own_words(text, "network.example");
        auto const took = std::clock() - start;

        CHECK(own.text.size() <= text.size());
        CHECK(took < 5 * CLOCKS_PER_SEC);
    }
}
