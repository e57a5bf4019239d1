#include "areas/imports/read_file.h"

#include "areas/imports/discourse.h"
#include "areas/imports/mbox.h"
#include "html/words.h"
#include "platform/files/file_store.h"
#include "platform/keys/keys.h"

namespace imports {

namespace {

template <class Row>
base::Result<base::Done> take(base::Result<ListOf<Row>> list, Contents& contents, std::vector<Row>& rows)
{
    if (!list) return list.refusal();
    contents = std::move(list->contents);
    rows = std::move(list->rows);
    return base::Done {};
}

base::Result<base::Done> read(OpenFile& open, base::Time now)
{
    auto const bytes = open.file->bytes();
    switch (open.kind) {
    case Kind::people:
        return take(read_people(bytes), open.contents, open.people);
    case Kind::circles:
        return take(read_circle_list(bytes), open.contents, open.circles);
    case Kind::mbox:
        open.contents = TRY(read_mbox(bytes, now, [&](std::size_t before) { open.file->passed(before); }));
        return base::Done {};
    case Kind::discourse:
        open.contents = TRY(read_discourse(bytes, now));
        return base::Done {};
    }
    return base::not_found();
}

} // namespace

OldWords OpenFile::words_of(Entry const& entry, std::string_view unnamed) const
{
    auto const bytes = file->bytes().substr(entry.begin, entry.length);
    return kind == Kind::mbox ? words_of_message(bytes, unnamed) : words_of_post(bytes, unnamed);
}

base::Result<OpenFile> open_file(platform::Machines& machines, Import const& import)
{
    if (!import.file || !machines.files.open(*import.file)) return base::not_found("file_gone");
    OpenFile open {
        .file = std::make_unique<platform::MappedFile>(machines.files.path_of(*import.file)), .kind = import.kind};
    TRY(read(open, import.created_at));
    return open;
}

std::string key_hash(platform::Machines const& machines, Import const& import, Entry const& entry)
{
    auto const where = import.circle ? import.circle->text() : std::string {};
    return machines.keys.mac("imports.key", std::string {kinds.of(import.kind)} + " " + where + " " + entry.key);
}

std::vector<std::string> key_hashes(
    platform::Machines const& machines, Import const& import, std::span<Entry const> entries)
{
    std::vector<std::string> hashes;
    hashes.reserve(entries.size());
    for (auto const& entry : entries) hashes.push_back(key_hash(machines, import, entry));
    return hashes;
}

std::string unnamed()
{
    return std::string {html::tr("Somebody on the list")};
}

} // namespace imports
