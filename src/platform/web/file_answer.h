#pragma once

#include "platform/web/http.h"

#include <cstdint>
#include <optional>
#include <string>

namespace web {

/// Who may keep a copy of a file that was sent.
enum class KeptBy {
    everyone,     ///< what anybody may see: caches on the way too, for an hour
    this_browser, ///< for five minutes, then it asks again
};

/// A file of ours on its way out. Only types that we made or checked ourselves stand in content_type.
struct FileToSend {
    std::string path;
    std::int64_t size = 0; ///< bytes
    std::string tag;       ///< names the content: its hash
    std::string content_type;
    KeptBy kept_by = KeptBy::this_browser;
    std::optional<std::string> download_name {}; ///< to be saved under this name, never opened inside the site
};

/// The whole file, the one range that was asked for (206, RFC 9110 section 14), 416, or 304 when the browser has it. Several
/// ranges at once are answered by the whole. Nothing when the file is not on the disk.
std::optional<Response> file_answer(Incoming const& incoming, FileToSend const& file);

/// The value of Content-Disposition for saving under a name: an ASCII one for old programs, the true one beside it.
/// (RFC 6266, RFC 8187)
std::string attachment_header(std::string_view name);

/// A file name as we keep it: without folders, control signs, signs that turn the reading direction, and what Windows forbids;
/// at most 80 signs before our extension (".pdf"), whatever extension was sent.
std::string kept_file_name(std::string_view sent, std::string_view extension);

} // namespace web
