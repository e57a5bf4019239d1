#include "platform/embedded/embedded.h"

#include <array>
#include <charconv>
#include <stdexcept>

// Laid there by pack.S.
extern "C" char const groundswell_pack[];
extern "C" char const groundswell_pack_end[];

namespace platform {

namespace {

constexpr std::string_view first_line = "groundswell pack 1";

[[noreturn]] void malformed()
{
    throw std::runtime_error("the pack of assets in this program is damaged");
}

/// Cuts and gives what stands before the sign; the sign goes too.
std::string_view cut_until(std::string_view& text, char sign)
{
    auto const end = text.find(sign);
    if (end == std::string_view::npos) malformed();
    auto const piece = text.substr(0, end);
    text.remove_prefix(end + 1);
    return piece;
}

std::size_t length_in(std::string_view text)
{
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc {} || end != text.data() + text.size()) malformed();
    return value;
}

std::string_view cut_bytes(std::string_view& text, std::size_t length)
{
    if (length > text.size()) malformed();
    auto const piece = text.substr(0, length);
    text.remove_prefix(length);
    return piece;
}

struct Entry {
    PackedFile file;
    std::array<std::size_t, 3> lengths;
};

Entry entry_in(std::string_view line)
{
    PackedFile file;
    for (auto* field : {&file.kind, &file.name, &file.file, &file.type}) *field = cut_until(line, '\t');
    auto const plain = length_in(cut_until(line, '\t'));
    auto const brotli = length_in(cut_until(line, '\t'));
    return {file, {plain, brotli, length_in(line)}};
}

} // namespace

std::vector<PackedFile> read_pack(std::string_view pack)
{
    if (cut_until(pack, '\n') != first_line) malformed();
    std::vector<Entry> entries;
    for (auto line = cut_until(pack, '\n'); !line.empty(); line = cut_until(pack, '\n'))
        entries.push_back(entry_in(line));

    std::vector<PackedFile> files;
    files.reserve(entries.size());
    for (auto& [file, lengths] : entries) {
        file.bytes = cut_bytes(pack, lengths[0]);
        file.brotli = cut_bytes(pack, lengths[1]);
        file.gzip = cut_bytes(pack, lengths[2]);
        files.push_back(file);
    }
    return files;
}

std::vector<PackedFile> const& packed_files()
{
    static auto const files
        = read_pack({groundswell_pack, static_cast<std::size_t>(groundswell_pack_end - groundswell_pack)});
    return files;
}

std::string_view embedded(std::string_view name)
{
    for (auto const& file : packed_files()) {
        if (file.kind == "embedded" && file.name == name) return file.bytes;
    }
    return {};
}

std::vector<std::string_view> embedded_names(std::string_view prefix)
{
    std::vector<std::string_view> names;
    for (auto const& file : packed_files()) {
        if (file.kind == "embedded" && file.name.starts_with(prefix)) names.push_back(file.name);
    }
    return names;
}

} // namespace platform
