#include "areas/people/person_store.h"

#include <algorithm>

namespace people {

namespace {

Person person_in_row(platform::Row const& row)
{
    Person person;
    person.id = row.id<base::PersonId>(0);
    person.slug = row.string(1);
    person.name = row.string(2);
    person.email = row.string(3);
    person.role = base::role_named(row.text(4)).value_or(base::Role::guest);
    person.state = state_named(row.text(5)).value_or(State::suspended);
    person.language = row.string(6);
    person.zone = row.string(7);
    person.subjects = split(row.text(8));
    person.grades = split(row.text(9));
    person.setting = row.string(10);
    person.languages = split(row.text(11));
    person.place = row.maybe(12, &platform::Row::integer);
    person.help = row.string(13);
    person.audiences = audiences_from(row.text(14));
    person.letter = letter_named(row.text(15)).value_or(Letter::weekly);
    person.joined_at = row.time(16);
    return person;
}

} // namespace

base::Result<Person> PersonStore::find(base::PersonId id)
{
    auto found = tx_.one(R"sql(
        select id, slug, name, email, role, state, language, zone, subjects, grades, setting, teaching_languages, place_id, help,
            audiences, letter, joined_at
        from people where id = $1
    )sql",
        person_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::optional<web::Visitor> PersonStore::visitor(base::PersonId id)
{
    return tx_.one(
        "select role, name, slug, language, zone, subjects, place_id from people where id = $1 and state = 'active'",
        [id](platform::Row const& row) {
            return web::Visitor {
                .actor = {.person = id, .role = base::role_named(row.text(0)).value_or(base::Role::guest)},
                .name = row.string(1),
                .slug = row.string(2),
                .language = row.string(3),
                .zone = row.string(4),
                .subjects = split(row.text(5)),
                .place = row.maybe(6, &platform::Row::integer)};
        },
        id);
}

std::optional<Person> PersonStore::with_address(std::string_view email_folded)
{
    return tx_.one(R"sql(
        select id, slug, name, email, role, state, language, zone, subjects, grades, setting, teaching_languages, place_id, help,
            audiences, letter, joined_at
        from people where email_folded = $1
    )sql",
        person_in_row, email_folded);
}

base::Result<Person> PersonStore::with_slug(std::string_view slug)
{
    auto found = tx_.one(R"sql(
        select id, slug, name, email, role, state, language, zone, subjects, grades, setting, teaching_languages, place_id, help,
            audiences, letter, joined_at
        from people where slug = $1
    )sql",
        person_in_row, slug);
    if (!found) return base::not_found();
    return *std::move(found);
}

void PersonStore::save(Person const& person, std::string_view email_folded)
{
    tx_.run(R"sql(
        insert into people (id, slug, name, email, email_folded, role, state, language, zone, subjects, grades, setting,
            teaching_languages, place_id, help, audiences, letter, joined_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        on conflict (id) do update
        set slug = excluded.slug, name = excluded.name, email = excluded.email, email_folded = excluded.email_folded,
            role = excluded.role, state = excluded.state, language = excluded.language, zone = excluded.zone,
            subjects = excluded.subjects, grades = excluded.grades, setting = excluded.setting,
            teaching_languages = excluded.teaching_languages, place_id = excluded.place_id, help = excluded.help,
            audiences = excluded.audiences, letter = excluded.letter
    )sql",
        person.id, person.slug, person.name, person.email, email_folded, base::name_of(person.role),
        name_of(person.state), person.language, person.zone, joined(person.subjects), joined(person.grades),
        person.setting, joined(person.languages), person.place, person.help, text_of(person.audiences),
        name_of(person.letter), person.joined_at);
}

bool PersonStore::slug_is_taken(std::string_view slug)
{
    return tx_.number("select count(*) from people where slug = $1", slug) > 0;
}

std::int64_t PersonStore::administrators()
{
    return tx_.number("select count(*) from people where role = 'administrator' and state = 'active'");
}

std::optional<std::string> PersonStore::password_hash(base::PersonId id)
{
    auto const found = tx_.one(
        "select password_hash from people where id = $1",
        [](platform::Row const& row) { return row.maybe(0, &platform::Row::string); }, id);
    return found ? *found : std::nullopt;
}

void PersonStore::set_letter(base::PersonId id, Letter letter)
{
    tx_.run("update people set letter = $2 where id = $1", id, name_of(letter));
}

void PersonStore::set_display(base::PersonId id, std::string_view language, std::string_view zone)
{
    tx_.run("update people set language = $2, zone = $3 where id = $1", id, language, zone);
}

void PersonStore::set_language(base::PersonId id, std::string_view language)
{
    tx_.run("update people set language = $2 where id = $1 and language <> $2", id, language);
}

void PersonStore::set_password_hash(base::PersonId id, std::optional<std::string> const& hash)
{
    tx_.run("update people set password_hash = $2 where id = $1", id, hash);
}

std::unordered_map<base::PersonId, Name> PersonStore::names_of(std::span<base::PersonId const> ids)
{
    std::unordered_map<base::PersonId, Name> names;
    if (ids.empty()) return names;
    static thread_local platform::SqlShapes shapes;
    auto const sql = shapes.of_list(R"sql(
        select p.id, p.name, p.slug from ({ids}) wanted left join people p on p.id = wanted.column1 where coalesce(p.id, 0) <> 0
    )sql",
        ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        names.emplace(row.id<base::PersonId>(0), Name {row.string(1), row.string(2)});
    });
    return names;
}

std::unordered_map<base::PersonId, base::Actor> PersonStore::active_among(std::span<base::PersonId const> ids)
{
    constexpr std::size_t asked_at_once = 512;
    std::unordered_map<base::PersonId, base::Actor> active;
    while (!ids.empty()) {
        auto const some = ids.first(std::min(asked_at_once, ids.size()));
        ids = ids.subspan(some.size());
        auto const sql
            = platform::sql_list("select id, role from people where state = 'active' and id in ({list})", some.size());
        platform::Binds binds;
        binds.list(some);
        tx_.query(sql, binds.span(), [&](platform::Row const& row) {
            auto const id = row.id<base::PersonId>(0);
            active.emplace(
                id, base::Actor {.person = id, .role = base::role_named(row.text(1)).value_or(base::Role::guest)});
        });
    }
    return active;
}

std::unordered_map<base::PersonId, Person> PersonStore::of(std::span<base::PersonId const> ids)
{
    std::unordered_map<base::PersonId, Person> found;
    if (ids.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select id, slug, name, email, role, state, language, zone, subjects, grades, setting, teaching_languages, place_id, help,
            audiences, letter, joined_at
        from people where id in ({list})
    )sql",
        ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        auto person = person_in_row(row);
        found.emplace(person.id, std::move(person));
    });
    return found;
}

std::vector<Person> PersonStore::page(std::string_view after_name, base::PersonId after, int limit)
{
    return tx_.all(R"sql(
        select id, slug, name, email, role, state, language, zone, subjects, grades, setting, teaching_languages, place_id, help,
            audiences, letter, joined_at
        from people
        where state = 'active' and name <> '' and role <> 'guest' and (name, id) > ($1, $2)
        order by name, id limit $3
    )sql",
        person_in_row, after_name, after, limit);
}

std::vector<Person> PersonStore::findable_after(base::PersonId after, int limit)
{
    return tx_.all(R"sql(
        select id, slug, name, email, role, state, language, zone, subjects, grades, setting, teaching_languages, place_id, help,
            audiences, letter, joined_at
        from people
        where id > $1 and state = 'active' and name <> '' and role <> 'guest'
        order by id limit $2
    )sql",
        person_in_row, after, limit);
}

std::int64_t PersonStore::findable()
{
    return tx_.number("select count(*) from people where state = 'active' and name <> '' and role <> 'guest'");
}

std::vector<Person> PersonStore::with_slugs(std::span<std::string const> slugs)
{
    std::vector<Person> found;
    if (slugs.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select id, slug, name, email, role, state, language, zone, subjects, grades, setting, teaching_languages, place_id, help,
            audiences, letter, joined_at
        from people where slug in ({list})
    )sql",
        slugs.size());
    platform::Binds binds;
    binds.list(slugs);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(person_in_row(row)); });
    return found;
}

std::vector<Person> PersonStore::with_name_like(std::string_view slug_part, base::PersonId before, int limit)
{
    return tx_.all(R"sql(
        select id, slug, name, email, role, state, language, zone, subjects, grades, setting, teaching_languages, place_id, help,
            audiences, letter, joined_at
        from people where slug like '%' || $1 || '%' and state not in ('erased', 'elsewhere') and id < $2 order by id desc limit $3
    )sql",
        person_in_row, slug_part, before, limit);
}

} // namespace people
