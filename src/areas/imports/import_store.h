#pragma once

#include "areas/imports/import.h"
#include "platform/storage/sql.h"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace imports {

/// What a thing of a file became here.
struct Made {
    ImportId import {};
    std::int64_t thing = 0;
    std::int64_t thread = 0;
};

/// All SQL about files that are brought in.
class ImportStore {
public:
    explicit ImportStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    base::Result<Import> find(ImportId id);
    void save(Import const& import);
    /// The newest first.
    std::vector<Import> all(int limit);
    std::vector<Import> made_by(base::PersonId person);
    void remove(ImportId id);
    /// Removes what nobody went on with since this moment; gives how many.
    std::int64_t forget_begun(base::Time before, int limit);

    /// Goes on to this place while it runs; false when it was stopped.
    bool advance(ImportId id, std::int64_t done);

    std::unordered_map<std::string, Made> known(std::span<std::string const> key_hashes);
    void add_key(std::string const& key_hash, Made const& made);
    /// What this one has made, by the hash of its key after one of them.
    std::vector<std::pair<std::string, std::int64_t>> things_of(ImportId id, std::string const& after, int limit);

    void keep_place(std::string const& email_hash, base::CircleId circle);
    std::vector<base::CircleId> take_places(std::string const& email_hash);

    std::vector<platform::FileHash> files();
    bool keeps_file(platform::FileHash const& hash);
    void forget_maker(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace imports
