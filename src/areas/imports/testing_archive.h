#pragma once

#include <array>
#include <string>

namespace imports::testing {

/// An archive of a mailing list that nobody wrote: `messages` of them in conversations of eight, over some years, in three character
/// sets and three encodings, with quoted letters, signatures, phone numbers and names behind "via". Every hundredth is there twice, names
/// itself and its answer in a ring, has no date or was written by a program, in turn.
class Archive {
public:
    explicit Archive(int messages)
    {
        for (int i = 0; i < messages; ++i) add(i);
    }

    std::string const& bytes() const { return bytes_; }
    int good = 0;    ///< that can be brought in
    int threads = 0; ///< that they belong to

private:
    static std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

    static std::string date(int i)
    {
        constexpr std::array months {
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        int const minute = i % 60;
        int const hour = i / 60 % 24;
        int const day = i / 1440 % 28 + 1;
        return two(day) + " " + months[static_cast<std::size_t>(i / 40'320 % 12)] + " "
            + std::to_string(2016 + i / 483'840) + " " + two(hour) + ":" + two(minute) + ":00 +0300";
    }

    static std::string id(int i) { return "<m" + std::to_string(i) + "@list.example>"; }

    /// The words in one of three dresses.
    static std::string dressed(int i, std::string const& own)
    {
        switch (i % 3) {
        case 1:
            return "Content-Type: text/plain; charset=iso-8859-9\nContent-Transfer-Encoding: quoted-printable\n\n"
                   "S=FDn=FDfta ne yapt=FDn=FDz?\n"
                + own;
        case 2:
            return "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<p>Sınıfta <b>ne</b> "
                   "yaptınız?</p><p>"
                + own + "</p>";
        default:
            return "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nSınıfta ne yaptınız?\n"
                + own;
        }
    }

    void add(int i)
    {
        constexpr int a_conversation = 8;
        int const first = i - i % a_conversation;
        int const odd = i % 100 == 99 ? i / 100 % 4 : -1;
        std::string heads = "From: =?utf-8?q?Ay=C5=9Fe?= " + std::to_string(i % 40) + " via list <writer"
            + std::to_string(i % 40) + "@list.example>\nTo: list@list.example\nSubject: " + (i == first ? "" : "Re: ")
            + "[list] Question " + std::to_string(first / a_conversation) + "?\nMessage-ID: " + id(i) + "\n";
        if (odd != 2) heads += "Date: " + date(i) + "\n";
        if (odd == 3) heads += "Auto-Submitted: auto-replied\n";
        if (i != first) heads += "In-Reply-To: " + id(i - 1) + "\nReferences: " + id(first) + " " + id(i - 1) + "\n";
        if (odd == 1) heads += "X-Ring: yes\nReferences: " + id(i) + " " + id(i + 1) + "\n";
        auto const own = "We tried slips, number " + std::to_string(i) + ". Call 0532 123 45 67.\n";
        auto const quoted = i == first || i % 3 == 2
            ? std::string {}
            : "\nOn Mon, 4 Mar 2019 at 10:00, Ana <ana@list.example> wrote:\n> What do you do?\n";
        auto const message = "From writer" + std::to_string(i % 40) + "@list.example Mon Mar  4 10:11:12 2019\n" + heads
            + dressed(i, own) + quoted + "\n>From the start it worked.\n\n-- \nAyşe\n0532 123 45 67\n\n";
        bytes_ += message;
        if (odd == 0) bytes_ += message;
        bool const taken = odd != 2 && odd != 3;
        good += taken ? 1 : 0;
        threads += i == first ? 1 : 0;
    }

    std::string bytes_ {};
};

} // namespace imports::testing
