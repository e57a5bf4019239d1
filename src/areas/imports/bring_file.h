#pragma once

#include "areas/imports/import.h"
#include "platform/files/file_store.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

#include <string>
#include <vector>

namespace imports {

/// What an administrator says about a file she brings.
struct ImportWish {
    Kind kind = Kind::people;
    std::string circle {}; ///< of talk: the path name of where it goes

    static base::Result<ImportWish> from(web::Fields& fields);
};

/// A file that lies in the store already.
struct BroughtFile {
    std::string name {};
    platform::StoredFile stored {};
};

constexpr std::int64_t largest_list = 10'000'000;
constexpr std::int64_t largest_archive = 1'000'000'000;

/// Whether the actor may bring this; asked before the file is taken. Refused at its field when the circle is none of hers to fill.
base::Result<base::Done> may_bring(platform::Reading const& reading, ImportWish const& wish);

/// Keeps the file and has it read; the plan is there a moment later.
base::Result<Import> bring_file(platform::Context& cx, ImportWish const& wish, BroughtFile const& file);

/// One import, for administrators; what goes into a private circle only those of them see who are in it.
base::Result<Import> import_seen(platform::Reading const& reading, ImportId id);
std::vector<Import> imports_seen(platform::Reading const& reading, int limit);

/// Brings in what the plan said, or goes on after a stop.
base::Result<Import> begin_run(platform::Context& cx, ImportId id, people::Sending sending);
/// Stops before the next few things; what is in stays.
base::Result<Import> end_run(platform::Context& cx, ImportId id);
/// Sends the invitations that were prepared, some at a time.
base::Result<Import> send_letters(platform::Context& cx, ImportId id);
/// Lets go of the file, the plan and the report. What was brought in stays, and is known again.
base::Result<Import> remove_import(platform::Context& cx, ImportId id);

/// Removes what nobody went on with for a fortnight.
std::int64_t forget_old_imports(platform::Tx& tx, base::Time now, int limit);

/// Somebody came for whom a place in a circle was kept: she is asked in.
void ask_in_whoever_came(platform::Context& cx, people::PersonJoined const& joined);

} // namespace imports
