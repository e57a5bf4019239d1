#include "areas/circles/circle_store.h"

#include <algorithm>

namespace circles {

namespace {

Circle circle_in_row(platform::Row const& row)
{
    Circle circle;
    circle.id = row.id<CircleId>(0);
    circle.slug = row.string(1);
    circle.name = row.string(2);
    circle.purpose = row.string(3);
    circle.audience = audiences.named(row.text(4)) ? *base::audience_named(row.text(4)) : base::Audience::circles;
    circle.joining = joinings.named(row.text(5)).value_or(Joining::invitation);
    circle.subject = row.string(6);
    circle.grade = row.string(7);
    circle.strategy = row.string(8);
    circle.language = row.string(9);
    circle.rhythm = row.string(10);
    circle.promises = row.string(11);
    circle.need = row.maybe_id<needs::NeedId>(12);
    circle.ends_at = row.maybe(13, &platform::Row::time);
    circle.salt = row.integer(14);
    circle.state = states.named(row.text(15)).value_or(State::removed);
    circle.founder = row.id<base::PersonId>(16);
    circle.founded_at = row.time(17);
    circle.closed_at = row.maybe(18, &platform::Row::time);
    circle.merged_into = row.maybe_id<CircleId>(19);
    return circle;
}

Listed listed_of(platform::Row const& row)
{
    return {circle_in_row(row), row.integer(20), standings.named(row.text(21)).value_or(Standing::none)};
}

CircleCard card_in_row(platform::Row const& row)
{
    return {.id = row.id<CircleId>(0),
        .slug = row.string(1),
        .name = row.string(2),
        .purpose = row.string(3),
        .subject = row.string(4),
        .grade = row.string(5),
        .salt = row.integer(6),
        .members = row.integer(7),
        .standing = standings.named(row.text(8)).value_or(Standing::none),
        .since = row.time(9)};
}

} // namespace

base::Result<Circle> CircleStore::find(CircleId id)
{
    auto found = tx_.one(R"sql(
        select id, slug, name, purpose, audience, joining, subject, grade, strategy, language, rhythm, promises, need_id, ends_at, salt,
            state, founder_id, founded_at, closed_at, merged_into
        from circles where id = $1
    )sql",
        circle_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

base::Result<Circle> CircleStore::with_slug(std::string_view slug)
{
    auto found = tx_.one(R"sql(
        select id, slug, name, purpose, audience, joining, subject, grade, strategy, language, rhythm, promises, need_id, ends_at, salt,
            state, founder_id, founded_at, closed_at, merged_into
        from circles where slug = $1
    )sql",
        circle_in_row, slug);
    if (!found) return base::not_found();
    return *std::move(found);
}

bool CircleStore::slug_is_taken(std::string_view slug)
{
    return tx_.number("select count(*) from circles where slug = $1", slug) > 0;
}

std::unordered_set<std::string> CircleStore::slugs_taken(std::span<std::string const> slugs)
{
    std::unordered_set<std::string> taken;
    if (slugs.empty()) return taken;
    auto const sql = platform::sql_list("select slug from circles where slug in ({list})", slugs.size());
    platform::Binds binds;
    binds.list(slugs);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { taken.insert(row.string(0)); });
    return taken;
}

bool CircleStore::mark_is_taken(std::string_view mark)
{
    return tx_.number("select count(*) from circles where mark = $1", mark) > 0;
}

void CircleStore::add(Circle const& circle, std::string_view mark)
{
    tx_.run(R"sql(
        insert into circles (id, slug, name, purpose, audience, joining, subject, grade, strategy, language, rhythm, promises, need_id,
            ends_at, salt, mark, state, founder_id, founded_at, closed_at, merged_into)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
        on conflict (id) do nothing
    )sql",
        circle.id, circle.slug, circle.name, circle.purpose, base::name_of(circle.audience),
        joinings.of(circle.joining), circle.subject, circle.grade, circle.strategy, circle.language, circle.rhythm,
        circle.promises, circle.need, circle.ends_at, circle.salt, mark, states.of(circle.state), circle.founder,
        circle.founded_at, circle.closed_at, circle.merged_into);
}

void CircleStore::save(Circle const& circle)
{
    tx_.run(R"sql(
        update circles
        set name = $2, purpose = $3, audience = $4, joining = $5, subject = $6, grade = $7, strategy = $8, rhythm = $9, promises = $10,
            ends_at = $11, state = $12, closed_at = $13, merged_into = $14
        where id = $1
    )sql",
        circle.id, circle.name, circle.purpose, base::name_of(circle.audience), joinings.of(circle.joining),
        circle.subject, circle.grade, circle.strategy, circle.rhythm, circle.promises, circle.ends_at,
        states.of(circle.state), circle.closed_at, circle.merged_into);
}

std::vector<Listed> CircleStore::visible_to(base::Actor const& actor, ListWish const& wish)
{
    // What narrows the list most decides the text, so that each has an index to walk.
    std::string text = R"sql(
        select c.id, c.slug, c.name, c.purpose, c.audience, c.joining, c.subject, c.grade, c.strategy, c.language, c.rhythm, c.promises,
            c.need_id, c.ends_at, c.salt, c.state, c.founder_id, c.founded_at, c.closed_at, c.merged_into, coalesce(t.members, 0),
            coalesce(p.standing, 'none')
        from circles c left join circle_tallies t on t.circle_id = c.id
            left join circle_people p on p.circle_id = c.id and p.person_id = $3
        where c.state = 'active' and c.id < $1
    )sql";
    platform::Binds binds;
    binds.add(wish.before).add(wish.limit).add(actor.person.value_or(base::PersonId {}));
    int next = 4;
    auto const narrow = [&](std::string_view column, auto const& value) {
        text += " and c." + std::string {column} + " = $" + std::to_string(next++);
        binds.add(value);
    };
    if (!actor.is_member())
        text += " and c.audience = 'everyone'";
    else if (!actor.is_steward())
        text += " and (c.audience in ('everyone', 'members') or p.standing in ('member', 'host', 'invited'))";
    if (!wish.subject.empty()) narrow("subject", wish.subject);
    if (!wish.grade.empty()) narrow("grade", wish.grade);
    if (wish.need) narrow("need_id", *wish.need);
    // Those are few and have an index of their own.
    if (wish.looking)
        text += " and c.id in (select l.circle_id from circle_lives l where l.quiet in ('looking', 'anybody') and "
                "l.quiet <> 'lively')";
    std::vector<Listed> found;
    tx_.query(platform::sql_list(text + " order by c.id desc limit $2", 0), binds.span(),
        [&](platform::Row const& row) { found.push_back(listed_of(row)); });
    return found;
}

std::vector<CircleCard> CircleStore::of_person(base::PersonId person, int limit)
{
    // Read along the index and put in order here: an "in (…)" and an "order by" of their own would each have SQLite make a
    // table first, which costs more than all that most people are in.
    auto cards = tx_.all(R"sql(
        select c.id, c.slug, c.name, c.purpose, c.subject, c.grade, c.salt, coalesce(t.members, 0), p.standing, p.since
        from circle_people p join circles c on c.id = p.circle_id left join circle_tallies t on t.circle_id = c.id
        where p.person_id = $1 and c.state = 'active'
            and case p.standing when 'member' then 1 when 'host' then 1 when 'invited' then 1 when 'asks' then 1 else 0 end = 1
        order by p.standing desc, p.since desc limit $2
    )sql",
        card_in_row, person, limit);
    std::ranges::stable_sort(cards, {}, [](CircleCard const& card) {
        return std::pair {!is_inside(card.standing), -card.since.ms};
    });
    return cards;
}

std::unordered_map<CircleId, Circle> CircleStore::of(std::span<CircleId const> ids)
{
    std::unordered_map<CircleId, Circle> found;
    if (ids.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select c.id, c.slug, c.name, c.purpose, c.audience, c.joining, c.subject, c.grade, c.strategy, c.language, c.rhythm, c.promises,
            c.need_id, c.ends_at, c.salt, c.state, c.founder_id, c.founded_at, c.closed_at, c.merged_into
        from ({ids}) wanted left join circles c on c.id = wanted.column1 where coalesce(c.id, 0) <> 0
    )sql",
        ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        auto circle = circle_in_row(row);
        found.emplace(circle.id, std::move(circle));
    });
    return found;
}

std::vector<Circle> CircleStore::after(CircleId id, int limit)
{
    return tx_.all(R"sql(
        select id, slug, name, purpose, audience, joining, subject, grade, strategy, language, rhythm, promises, need_id, ends_at, salt,
            state, founder_id, founded_at, closed_at, merged_into
        from circles where id > $1 order by id limit $2
    )sql",
        circle_in_row, id, limit);
}

std::int64_t CircleStore::findable()
{
    return tx_.number("select count(*) from circles where state in ('active', 'closed')");
}

bool CircleStore::holds_words_of_others(CircleId id, base::PersonId person)
{
    return tx_.number(R"sql(
        select count(*) from (select 1 from threads t join posts p on p.thread_id = t.id
            where t.circle_id = $1 and p.author_id <> $2 limit 1) others
    )sql",
               id, person)
        > 0;
}

void CircleStore::recount(CircleId id)
{
    tx_.run(R"sql(
        insert into circle_tallies (circle_id, members)
        select c.id, (select count(*) from circle_people p where p.circle_id = c.id and p.standing in ('member', 'host'))
        from circles c where c.id = $1
        on conflict (circle_id) do update set members = excluded.members
    )sql",
        id);
}

std::int64_t CircleStore::members(CircleId id)
{
    return tx_.number("select members from circle_tallies where circle_id = $1", id);
}

std::optional<CircleId> CircleStore::founded_by(base::PersonId founder)
{
    return tx_.one(
        "select id from circles where founder_id = $1 order by id limit 1",
        [](platform::Row const& row) { return row.id<CircleId>(0); }, founder);
}

void CircleStore::let_go_of(needs::NeedId need)
{
    tx_.run("update circles set need_id = null where need_id = $1", need);
}

void CircleStore::remove(CircleId id)
{
    tx_.run("delete from circle_tallies where circle_id = $1", id);
    tx_.run("delete from circles where id = $1", id);
}

} // namespace circles
