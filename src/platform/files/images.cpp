#include "platform/files/images.h"

#include "platform/files/child_process.h"
#include "platform/files/file_kind.h"
#include "platform/files/image_wire.h"
#include "platform/storage/storage_errors.h"

#include <algorithm>
#include <charconv>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <string_view>

namespace platform {

namespace {

constexpr int most_renditions = 8;

base::Refusal refused(std::string code)
{
    auto const reason = code == image_wire::too_large ? base::Reason::too_large : base::Reason::invalid;
    return {.reason = reason, .code = std::move(code)};
}

base::Refusal busy()
{
    return {.reason = base::Reason::unavailable, .code = "image_busy", .retry_after_s = 10};
}

/// Reads the child's answer (the grammar is in image_wire.h), believing none of it.
class AnswerReader {
public:
    explicit AnswerReader(std::string_view answer)
        : rest_ {answer}
    {
    }

    base::Result<ImageSet> read()
    {
        ImageSet set;
        for (int n = 0; n <= most_renditions; ++n) {
            auto const line = take_line();
            if (line == "done" && rest_.empty() && !set.renditions.empty()) return set;
            if (line.starts_with("refused ")) return refused(known(line.substr(8)));
            auto rendition = rendition_of(line);
            if (!rendition) break;
            set.renditions.push_back(std::move(*rendition));
        }
        return refused(image_wire::unreadable);
    }

private:
    static std::string known(std::string_view code)
    {
        for (auto const* ours : {image_wire::too_large, image_wire::kind_unknown}) {
            if (code == ours) return ours;
        }
        return image_wire::unreadable;
    }

    std::string_view take_line()
    {
        auto const end = rest_.find('\n');
        if (end == std::string_view::npos) return {};
        auto const line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }

    static std::optional<int> take_number(std::string_view& line)
    {
        if (!line.starts_with(' ')) return std::nullopt;
        int number = 0;
        auto const [end, error] = std::from_chars(line.data() + 1, line.data() + line.size(), number);
        if (error != std::errc {} || number <= 0) return std::nullopt;
        line = {end, static_cast<std::size_t>(line.data() + line.size() - end)};
        return number;
    }

    std::optional<Rendition> rendition_of(std::string_view line)
    {
        bool const jpeg = line.starts_with("jpeg ");
        if (!jpeg && !line.starts_with("webp ")) return std::nullopt;
        line.remove_prefix(4);
        auto const width = take_number(line);
        auto const height = take_number(line);
        auto const length = take_number(line);
        if (!width || !height || !length || !line.empty()) return std::nullopt;
        if (std::max(*width, *height) > image_wire::edges[0]) return std::nullopt;

        auto const bytes = rest_.substr(0, static_cast<std::size_t>(*length));
        auto const expected = jpeg ? ImageKind::jpeg : ImageKind::webp;
        if (bytes.size() != static_cast<std::size_t>(*length) || image_kind_of(bytes) != expected) return std::nullopt;
        rest_.remove_prefix(bytes.size());
        auto const format = jpeg ? RenditionFormat::jpeg : RenditionFormat::webp;
        return Rendition {format, *width, *height, std::string {bytes}};
    }

    std::string_view rest_;
};

} // namespace

base::Result<ImageSet> Images::renditions(std::string const& path_of_original)
{
    auto const original = open_or_throw(path_of_original, O_RDONLY);
    if (std::filesystem::file_size(path_of_original) > image_wire::most_original_bytes) {
        return refused(image_wire::too_large);
    }
    if (!take_turn()) return busy();
    struct Turn {
        Images& images;
        ~Turn() { images.end_turn(); }
    } const turn {*this};

    auto const answer = ask_child(options_.program, original, image_wire::most_answer_bytes, options_.patience);
    if (answer.end == ChildAnswer::End::too_slow) return refused("image_took_too_long");
    if (answer.end == ChildAnswer::End::too_much) return refused(image_wire::unreadable);
    auto set = TRY(AnswerReader {answer.output}.read());
    std::ranges::stable_sort(set.renditions, {}, &Rendition::width);
    return set;
}

bool Images::take_turn()
{
    std::unique_lock lock {mutex_};
    if (!freed_.wait_for(lock, options_.turn, [this] { return free_ > 0; })) return false;
    --free_;
    return true;
}

void Images::end_turn()
{
    std::lock_guard const lock {mutex_};
    ++free_;
    freed_.notify_one();
}

std::string image_program_beside_us()
{
    return std::filesystem::read_symlink("/proc/self/exe").replace_filename("groundswell-image").string();
}

} // namespace platform
