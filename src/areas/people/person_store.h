#pragma once

#include "areas/people/people.h"
#include "platform/storage/sql.h"

#include <span>
#include <unordered_map>

namespace people {

/// All SQL about people and their mailed codes.
class PersonStore {
public:
    explicit PersonStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    base::Result<Person> find(base::PersonId id);
    /// As much of an active person as every request of hers asks for.
    std::optional<web::Visitor> visitor(base::PersonId id);
    std::optional<Person> with_address(std::string_view email_folded);
    base::Result<Person> with_slug(std::string_view slug);
    void save(Person const& person, std::string_view email_folded);
    bool slug_is_taken(std::string_view slug);
    std::int64_t administrators();

    /// Everybody whose name (as her path spells it) contains the words, suspended people and guests included, newest first.
    std::vector<Person> with_slugs(std::span<std::string const> slugs);
    std::vector<Person> with_name_like(std::string_view slug_part, base::PersonId before, int limit);

    std::optional<std::string> password_hash(base::PersonId id);
    void set_letter(base::PersonId id, Letter letter);
    void set_display(base::PersonId id, std::string_view language, std::string_view zone);
    void set_language(base::PersonId id, std::string_view language);
    void set_password_hash(base::PersonId id, std::optional<std::string> const& hash);

    std::unordered_map<base::PersonId, Name> names_of(std::span<base::PersonId const> ids);

    /// Many people at once, by id; missing ones are left out.
    std::unordered_map<base::PersonId, Person> of(std::span<base::PersonId const> ids);

    /// Those of many who are active, as the law knows them.
    std::unordered_map<base::PersonId, base::Actor> active_among(std::span<base::PersonId const> ids);

    /// Active people with a name, by name; `after` is the last name and id of the page before.
    std::vector<Person> page(std::string_view after_name, base::PersonId after, int limit);

    /// Those whom a search may find, by id.
    std::vector<Person> findable_after(base::PersonId after, int limit);
    std::int64_t findable();

private:
    platform::Tx& tx_;
};

} // namespace people
