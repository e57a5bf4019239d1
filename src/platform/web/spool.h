#pragma once

#include "platform/web/http.h"
#include "platform/web/multipart.h"

#include <string>
#include <string_view>

namespace web {

/// Puts the parts of a form into an Incoming: text into its parts, files into fresh files of a folder, under random
/// names and readable by the server alone. What is not taken is removed with the Incoming. When the disk is full a file
/// is dropped and marked (Upload::no_space), and the text of the form still comes in.
class Spool final : public PartSink {
public:
    Spool(std::string folder, Incoming& incoming);
    ~Spool() override;
    Spool(Spool const&) = delete;

    Refused text(std::string field, std::string value) override;
    Refused begin_file(PartHead head) override;
    Refused file_bytes(std::string_view bytes) override;
    /// A file field that was left empty (no name, no bytes) is no upload.
    Refused end_file() override;

private:
    void close_file();
    void give_up();

    std::string folder_;
    Incoming& incoming_;
    int file_ = -1;
};

} // namespace web
