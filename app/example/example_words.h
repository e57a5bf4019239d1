#pragma once

#include <array>
#include <optional>
#include <string_view>

/// What the example network says: invented people in real places. Each sentence in English and in Turkish.
namespace app::example {

struct Both {
    std::string_view en;
    std::string_view tr;
    std::string_view in(std::string_view language) const { return language == "tr" ? tr : en; }
};

struct Teacher {
    std::string_view name;
    std::string_view province; ///< as the gazetteer knows it
    std::string_view subject;
    std::string_view grade;
    std::string_view setting;
    Both help;
};

struct Need {
    int author; ///< into teachers
    std::string_view subject;
    std::string_view grade;
    int days_ago;
    int me_toos;
    Both title;
    Both story;
};

struct Reply {
    int need; ///< into needs
    int author;
    int days_later;
    Both text;
};

struct Circle {
    std::string_view slug;
    int need; ///< into needs; it begins with the need's subject and grade
    int host; ///< into teachers
    int days_ago;
    std::optional<int> months; ///< of a working group
    int members;
    Both name;
    Both purpose;
    Both rhythm;
    Both promises;
};

/// What a circle of the example left when it ended, so many days ago.
struct Legacy {
    int circle; ///< into circles
    int days_ago;
    Both came_of;
    Both did_not_work;
    Both whom_to_ask;
    Both thanks;
};

/// The opening of a thread when it has a title, otherwise a reply to the one before.
struct Post {
    int circle; ///< into circles
    int author;
    int days_ago;
    std::string_view kind;
    bool helped;
    Both title;
    Both text;
};

/// What was noted when the first circle held a tuning protocol.
struct Noted {
    int step;   ///< from 1
    int author; ///< into the circle's people, as they came
    Both words;
};

extern std::array<Teacher, 40> const teachers;
extern std::array<Need, 14> const needs;
extern std::array<Reply, 18> const replies;
/// Why the second circle would like to become part of the first.
extern Both const one_circle;
extern std::array<Circle, 4> const circles;
extern std::array<Legacy, 1> const legacies;
extern std::array<Post, 14> const posts;
extern std::array<Noted, 7> const noted;

} // namespace app::example
