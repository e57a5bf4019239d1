#include "platform/web/spool.h"

#include <array>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/random.h>
#include <unistd.h>

namespace web {

namespace {

/// 128 random bits: nobody guesses or meets such a name.
std::string random_name()
{
    std::array<unsigned char, 16> bytes {};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) return {};
    std::string name = "upload-";
    for (auto const byte : bytes) {
        name.push_back("0123456789abcdef"[byte >> 4]);
        name.push_back("0123456789abcdef"[byte & 15]);
    }
    return name;
}

} // namespace

Spool::Spool(std::string folder, Incoming& incoming)
    : folder_ {std::move(folder)}
    , incoming_ {incoming}
{
}

Spool::~Spool()
{
    close_file();
}

PartSink::Refused Spool::text(std::string field, std::string value)
{
    incoming_.parts.emplace_back(std::move(field), std::move(value));
    return std::nullopt;
}

PartSink::Refused Spool::begin_file(PartHead head)
{
    auto path = folder_ + '/' + random_name();
    file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    incoming_.uploads.push_back({.field = std::move(head.field),
        .file_name = std::move(head.file_name).value_or(""),
        .content_type = std::move(head.content_type),
        .path = std::move(path)});
    if (file_ < 0) give_up();
    return std::nullopt;
}

PartSink::Refused Spool::file_bytes(std::string_view bytes)
{
    incoming_.uploads.back().size += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty() && !incoming_.uploads.back().no_space) {
        auto const written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            give_up();
            break;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return std::nullopt;
}

/// The rest of the form is still read, because the text that somebody typed comes with it.
void Spool::give_up()
{
    auto& upload = incoming_.uploads.back();
    close_file();
    ::unlink(upload.path.c_str());
    upload.path.clear();
    upload.no_space = true;
}

PartSink::Refused Spool::end_file()
{
    close_file();
    auto const& upload = incoming_.uploads.back();
    if (!upload.file_name.empty() || upload.size > 0) return std::nullopt;
    if (!upload.path.empty()) ::unlink(upload.path.c_str());
    incoming_.uploads.pop_back();
    return std::nullopt;
}

void Spool::close_file()
{
    if (file_ >= 0) ::close(std::exchange(file_, -1));
}

} // namespace web
