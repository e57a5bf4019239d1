#include "html/ornament.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace html {

namespace {

/// Seven families of border that pupils draw round their pages; each gives a square its distance from a motif.
int distance(int family, int x, int y, int from_side, int from_edge, int columns, int rows)
{
    constexpr int wave[] {0, 1, 2, 2, 1, 0, 0, 0};
    switch (family) {
    case 0:
        return from_side + from_edge; // diamonds
    case 1:
        return std::min(from_side, from_edge) + (from_side == from_edge ? 1 : 0); // squares in squares
    case 2:
        return y + from_side; // zigzag
    case 3:
        return y / 2 + from_side / 2 + (from_side & y & 1); // steps
    case 4:
        return from_side == columns / 2 - 1 || from_edge == rows / 2 - 1 ? 0
                                                                         : (from_side + from_edge) % 3 + 1; // crosses
    case 5:
        return std::abs(from_side - from_edge) + (from_edge > 2 ? 0 : 1); // hourglasses
    default:
        return y + wave[x % 8]; // waves
    }
}

/// Three squares that only a salted name has ("Quiet Starts#3"), mirrored like all: seven families alone are used up by some
/// thousand names.
bool is_own_square(std::uint32_t hash, int from_side, int from_edge)
{
    auto const square = static_cast<std::uint32_t>(from_edge * 4 + from_side);
    return from_side < 4 && from_edge < 4
        && (square == (hash >> 16 & 15) || square == (hash >> 20 & 15) || square == (hash >> 24 & 15));
}

} // namespace

std::uint32_t name_hash(std::string_view name, std::string_view more)
{
    std::uint32_t hash = 2'166'136'261;
    for (auto const part : {name, more}) {
        for (char const sign : part) hash = (hash ^ static_cast<unsigned char>(sign)) * 16'777'619;
    }
    return hash;
}

std::vector<Cell> ornament_cells(std::string_view name, int columns, int rows)
{
    auto const hash = name_hash(name);
    int const family = static_cast<int>(hash % 7);
    int const step = 3 + static_cast<int>(hash >> 4 & 1);
    int const phase = static_cast<int>((hash >> 7) % static_cast<std::uint32_t>(step));
    int const accent = static_cast<int>(hash >> 11 & 3);
    bool const swapped = (hash >> 14 & 1) != 0;
    bool const salted = name.find('#') != std::string_view::npos;
    std::vector<Cell> cells;
    cells.reserve(static_cast<std::size_t>(columns * rows));
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            int const from_side = std::min(x, columns - 1 - x);
            int const from_edge = std::min(y, rows - 1 - y);
            int const rest = (distance(family, x, y, from_side, from_edge, columns, rows) + phase) % step;
            Cell cell = rest == 0 ? 1 : rest == 1 ? 2 : 0;
            if (accent == 1 && from_side + from_edge == 3) cell = 2;
            if (accent == 2 && from_side == 3 && from_edge == 3) cell = 1;
            if (accent == 3 && from_side == from_edge && cell == 0) cell = 2;
            if (salted && is_own_square(hash, from_side, from_edge))
                cell = static_cast<Cell>((cell + 1 + static_cast<int>(hash >> 28 & 1)) % 3);
            if (swapped && cell != 0) cell = static_cast<Cell>(3 - cell);
            cells.push_back(cell);
        }
    }
    return cells;
}

std::string cells_path(std::vector<Cell> const& cells, int columns, Cell kind, int unit)
{
    // Written into one piece of room and cut to length: a page of circles draws a dozen of these.
    constexpr std::size_t longest_run = sizeof "M000 000h000v000h-000z";
    std::string path((cells.size() / 2 + 1) * longest_run, '\0');
    char* out = path.data();
    auto const put = [&](char sign, int number) {
        *out++ = sign;
        if (number < 0) *out++ = '-';
        auto const size = std::abs(number);
        if (size < 10)
            *out++ = static_cast<char>('0' + size); // nearly always
        else
            out = std::to_chars(out, out + 3, size).ptr;
    };
    int const count = static_cast<int>(cells.size());
    for (int at = 0, row = 0; row * columns < count; ++row) {
        for (int const row_end = (row + 1) * columns; at < row_end;) {
            int const start = at++;
            if (cells[static_cast<std::size_t>(start)] != kind) continue;
            while (at < row_end && cells[static_cast<std::size_t>(at)] == kind) ++at;
            int const width = (at - start) * unit;
            put('M', (start - row * columns) * unit);
            put(' ', row * unit);
            put('h', width);
            put('v', unit);
            put('h', -width);
            *out++ = 'z';
        }
    }
    path.resize(static_cast<std::size_t>(out - path.data()));
    return path;
}

} // namespace html
