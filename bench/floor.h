#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

// What a page costs at least: reference statements through SQLite's own calls, their values appended to one buffer. No
// escaping, no translation, no permissions; the same HTTP layer and the same number of bytes.
namespace bench {

/// A statement prepared once for each thread. Its plan is printed the first time, and a plan that walks a whole table
/// ends the program: a floor must not be made low by a bad query.
class Statement {
public:
    Statement(sqlite3* database, char const* text);
    ~Statement();
    Statement(Statement const&) = delete;

    /// Runs it and appends every column of every row; gives the number of rows.
    int append_rows(std::string& out, std::initializer_list<std::int64_t> values);

private:
    sqlite3_stmt* handle_ = nullptr;
};

/// What a floor is asked: ?person=…&need=…&length=….
using Asked = std::map<std::string, std::int64_t, std::less<>>;

void append_needs_list(sqlite3* database, Asked const& asked, std::string& out);
void append_need(sqlite3* database, Asked const& asked, std::string& out);
void append_today(sqlite3* database, Asked const& asked, std::string& out);
void append_circle(sqlite3* database, Asked const& asked, std::string& out);
void append_thread(sqlite3* database, Asked const& asked, std::string& out);

} // namespace bench
