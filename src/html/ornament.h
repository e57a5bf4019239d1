#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace html {

/// A square of an ornament: 0 empty, 1 ink, 2 pencil.
using Cell = std::uint8_t;

/// The counted-square pattern of a name, row by row; the same name always draws the same.
std::vector<Cell> ornament_cells(std::string_view name, int columns, int rows);

/// All cells of one kind as an SVG path, runs joined; each cell is `unit` wide and high.
std::string cells_path(std::vector<Cell> const& cells, int columns, Cell kind, int unit);

/// FNV-1a, 32 bits, of the name and what follows it: spreads names over patterns and hues.
std::uint32_t name_hash(std::string_view name, std::string_view more = {});

} // namespace html
