#pragma once

#include "areas/imports/import.h"
#include "areas/imports/lists.h"
#include "areas/imports/message_words.h"
#include "base/result.h"
#include "platform/files/mapped_file.h"
#include "platform/machines.h"

#include <memory>
#include <span>

namespace imports {

/// The file of an import, read: its things, the rows of a list, and the words of a message when they are asked for.
struct OpenFile {
    std::unique_ptr<platform::MappedFile> file {};
    Kind kind = Kind::people;
    Contents contents {};
    std::vector<PersonRow> people {};
    std::vector<CircleRow> circles {};

    OldWords words_of(Entry const& entry, std::string_view unnamed) const;
};

/// Refused as the reader of this kind refuses; file_gone when nobody has it any more.
base::Result<OpenFile> open_file(platform::Machines& machines, Import const& import);

/// By what the things of an import are known in all later ones: made with the installation's secret, so that it tells nobody anything.
std::string key_hash(platform::Machines const& machines, Import const& import, Entry const& entry);
std::vector<std::string> key_hashes(
    platform::Machines const& machines, Import const& import, std::span<Entry const> entries);

/// What somebody is called who gave no name, in the language of the network.
std::string unnamed();

} // namespace imports
