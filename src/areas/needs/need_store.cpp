#include "areas/needs/need_store.h"

#include "platform/i18n/places.h"

namespace needs {

namespace {

Need need_in_row(platform::Row const& row)
{
    Need need;
    need.id = row.id<NeedId>(0);
    need.author = row.id<base::PersonId>(1);
    need.audience = base::audience_named(row.text(2)).value_or(base::Audience::only_me);
    need.title = row.string(3);
    need.slug = row.string(4);
    need.story = row.string(5);
    need.subject = row.string(6);
    need.grade = row.string(7);
    need.place = row.maybe(8, &platform::Row::integer);
    need.language = row.string(9);
    need.state = state_named(row.text(10)).value_or(State::closed);
    need.photo = row.maybe(11, &platform::Row::string);
    need.opened_at = row.maybe(12, &platform::Row::time);
    need.merged_into = row.maybe_id<NeedId>(13);
    return need;
}

/// Derived, for the index alone: a need keeps the district that its author named.
std::optional<std::int64_t> province_of(std::optional<std::int64_t> place)
{
    auto const province = place ? platform::gazetteer().province_of({*place}) : std::nullopt;
    return province ? std::optional {province->id.value} : std::nullopt;
}

Listed listed_of(platform::Row const& row)
{
    return {need_in_row(row), row.integer(14), row.integer(15)};
}

Listed listed_for_reader(platform::Row const& row)
{
    auto listed = listed_of(row);
    listed.mine_too = row.integer(16) != 0;
    return listed;
}

NeedCard card_in_row(platform::Row const& row)
{
    return {.id = row.id<NeedId>(0),
        .author = row.id<base::PersonId>(1),
        .title = row.string(2),
        .slug = row.string(3),
        .subject = row.string(4),
        .grade = row.string(5),
        .place = row.maybe(6, &platform::Row::integer),
        .me_toos = row.integer(7),
        .mine_too = row.integer(8) != 0};
}

} // namespace

base::Result<Need> NeedStore::find(NeedId id)
{
    auto found = tx_.one(R"sql(
        select id, author_id, audience, title, slug, story, subject, grade, place_id, language, state, photo, opened_at, merged_into
        from needs where id = $1
    )sql",
        need_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

void NeedStore::save(Need const& need)
{
    tx_.run(R"sql(
        insert into needs (id, author_id, audience, title, slug, story, subject, grade, place_id, language, state, photo, opened_at,
            merged_into, province_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        on conflict (id) do update
        set audience = excluded.audience, title = excluded.title, slug = excluded.slug, story = excluded.story,
            subject = excluded.subject, grade = excluded.grade, place_id = excluded.place_id, language = excluded.language,
            state = excluded.state, photo = excluded.photo, opened_at = excluded.opened_at, merged_into = excluded.merged_into,
            province_id = excluded.province_id
    )sql",
        need.id, need.author, base::name_of(need.audience), need.title, need.slug, need.story, need.subject, need.grade,
        need.place, need.language, name_of(need.state), need.photo, need.opened_at, need.merged_into,
        province_of(need.place));
}

namespace {

constexpr std::string_view listed_columns = R"sql(
    n.id, n.author_id, n.audience, n.title, n.slug, n.story, n.subject, n.grade, n.place_id, n.language, n.state, n.photo, n.opened_at,
    n.merged_into, coalesce(t.me_toos, 0), coalesce(t.replies, 0)
)sql";
constexpr std::string_view card_columns
    = "n.id, n.author_id, n.title, n.slug, n.subject, n.grade, n.place_id, coalesce(t.me_toos, 0)";

/// What narrows the list most decides the text, so that each has an index to walk; strangers see what is everyone's.
std::string list_text(std::string_view columns, bool member, ListWish const& wish)
{
    std::string text = "select ";
    text += columns;
    text
        += R"sql(, case when exists (select 1 from me_toos m where m.need_id = n.id and m.person_id = $3) then 1 else 0 end
        from needs n left join need_tallies t on t.need_id = n.id
        where n.state = 'open' and n.id < $1
    )sql";
    text += member ? " and n.audience in ('everyone', 'members')" : " and n.audience = 'everyone'";
    int next = 4;
    auto const narrow = [&](std::string_view column, bool narrows) {
        if (narrows) text += " and n." + std::string {column} + " = $" + std::to_string(next++);
    };
    narrow("subject", !wish.subject.empty());
    narrow("grade", !wish.grade.empty());
    narrow("author_id", wish.author.has_value());
    return text += " order by n.id desc limit $2";
}

std::uint64_t shape_of(bool member, ListWish const& wish)
{
    return (member ? 1U : 0U) | (wish.subject.empty() ? 0U : 2U) | (wish.grade.empty() ? 0U : 4U)
        | (wish.author ? 8U : 0U);
}

platform::Binds binds_of(base::Actor const& actor, ListWish const& wish)
{
    platform::Binds binds;
    binds.add(wish.before).add(wish.limit).add(actor.person.value_or(base::PersonId {}));
    if (!wish.subject.empty()) binds.add(wish.subject);
    if (!wish.grade.empty()) binds.add(wish.grade);
    if (wish.author) binds.add(*wish.author);
    return binds;
}

} // namespace

std::vector<Listed> NeedStore::visible_to(base::Actor const& actor, ListWish const& wish)
{
    static thread_local platform::SqlShapes shapes;
    bool const member = actor.is_member();
    auto const sql = shapes.of(shape_of(member, wish), [&] { return list_text(listed_columns, member, wish); });
    std::vector<Listed> found;
    tx_.query(
        sql, binds_of(actor, wish).span(), [&](platform::Row const& row) { found.push_back(listed_for_reader(row)); });
    return found;
}

std::vector<NeedCard> NeedStore::cards(base::Actor const& actor, ListWish const& wish)
{
    static thread_local platform::SqlShapes shapes;
    bool const member = actor.is_member();
    auto const sql = shapes.of(shape_of(member, wish), [&] { return list_text(card_columns, member, wish); });
    std::vector<NeedCard> found;
    found.reserve(static_cast<std::size_t>(wish.limit));
    tx_.query(sql, binds_of(actor, wish).span(), [&](platform::Row const& row) { found.push_back(card_in_row(row)); });
    return found;
}

std::vector<NeedCard> NeedStore::cards_of(std::span<NeedId const> ids, base::Actor const& actor)
{
    std::vector<NeedCard> found;
    if (ids.empty()) return found;
    static thread_local platform::SqlShapes shapes;
    auto const sql = shapes.of_list(R"sql(
        select n.id, n.author_id, n.title, n.slug, n.subject, n.grade, n.place_id, coalesce(t.me_toos, 0),
            case when exists (select 1 from me_toos m where m.need_id = n.id and m.person_id = $1) then 1 else 0 end
        from ({ids}) wanted left join needs n on n.id = wanted.column1 left join need_tallies t on t.need_id = n.id
        where coalesce(n.id, 0) <> 0 and n.state = 'open' and (n.audience = 'everyone' or n.audience = $2)
    )sql",
        ids.size(), 3);
    platform::Binds binds;
    binds.add(actor.person.value_or(base::PersonId {})).add(actor.is_member() ? "members" : "everyone").list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(card_in_row(row)); });
    return found;
}

namespace {

/// One short walk along an index for each value, all in one statement: an "in (…)" would read everything there ever was.
std::string walk(std::string_view column, std::string_view audiences, int parameter)
{
    std::string text = "select id from (select id from needs where state = 'open' and ";
    text += column;
    text += " = $" + std::to_string(parameter) + " and author_id <> $2 and audience in (";
    text += audiences;
    return text + ") order by id desc limit $1) w" + std::to_string(parameter);
}

std::string walks_of(std::size_t subjects, std::string_view audiences)
{
    std::string text;
    for (std::size_t i = 0; i < subjects; ++i)
        (text += i == 0 ? "" : " union all ") += walk("subject", audiences, 3 + static_cast<int>(i));
    return text + " order by id desc";
}

} // namespace

NearIds NeedStore::near(base::Actor const& actor, Nearness const& where, int of_each)
{
    NearIds near;
    static thread_local platform::SqlShapes shapes;
    bool const member = actor.is_member();
    std::string_view const audiences = member ? "'everyone', 'members'" : "'everyone'";
    auto const actor_id = actor.person.value_or(base::PersonId {});
    if (where.province) {
        tx_.query(shapes.of(member ? 1 : 0, [&] { return walk("province_id", audiences, 3); }),
            platform::Binds {}.add(of_each).add(actor_id).add(*where.province).span(),
            [&](platform::Row const& row) { near.by_place.push_back(row.id<NeedId>(0)); });
    }
    if (where.subjects.empty()) return near;
    auto const walks = platform::Binds::padded(where.subjects.size());
    auto const sql = shapes.of(2 * walks + (member ? 1 : 0), [&] { return walks_of(walks, audiences); });
    platform::Binds binds;
    binds.add(of_each).add(actor_id).list(where.subjects);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        // A list is filled up with its last value, whose needs then come again.
        auto const id = row.id<NeedId>(0);
        if (near.by_subject.empty() || near.by_subject.back() != id) near.by_subject.push_back(id);
    });
    return near;
}

std::vector<Need> NeedStore::drafts_of(base::PersonId author)
{
    return tx_.all(R"sql(
        select id, author_id, audience, title, slug, story, subject, grade, place_id, language, state, photo, opened_at, merged_into
        from needs where author_id = $1 and state = 'draft' order by id desc limit 5
    )sql",
        need_in_row, author);
}

std::vector<Need> NeedStore::unseen_of(base::PersonId author)
{
    return tx_.all(
        "select id, slug, title from needs where author_id = $1 and state in ('hidden', 'taken_away') order by id desc "
        "limit 10",
        [](platform::Row const& row) {
            return Need {.id = row.id<NeedId>(0), .title = row.string(2), .slug = row.string(1)};
        },
        author);
}

std::vector<Need> NeedStore::all_of(base::PersonId author)
{
    return tx_.all(R"sql(
        select id, author_id, audience, title, slug, story, subject, grade, place_id, language, state, photo, opened_at, merged_into
        from needs where author_id = $1 order by id
    )sql",
        need_in_row, author);
}

std::vector<Listed> NeedStore::of_author(base::PersonId author, int limit)
{
    return tx_.all(R"sql(
        select n.id, n.author_id, n.audience, n.title, n.slug, n.story, n.subject, n.grade, n.place_id, n.language, n.state, n.photo,
            n.opened_at, n.merged_into, coalesce(t.me_toos, 0), coalesce(t.replies, 0)
        from needs n left join need_tallies t on t.need_id = n.id
        where n.author_id = $1 order by n.id desc limit $2
    )sql",
        listed_of, author, limit);
}

std::unordered_map<NeedId, Listed> NeedStore::of(std::span<NeedId const> ids, base::PersonId reader)
{
    std::unordered_map<NeedId, Listed> found;
    if (ids.empty()) return found;
    static thread_local platform::SqlShapes shapes;
    auto const sql = shapes.of_list(R"sql(
        select n.id, n.author_id, n.audience, n.title, n.slug, n.story, n.subject, n.grade, n.place_id, n.language, n.state, n.photo,
            n.opened_at, n.merged_into, coalesce(t.me_toos, 0), coalesce(t.replies, 0),
            case when exists (select 1 from me_toos m where m.need_id = n.id and m.person_id = $1) then 1 else 0 end
        from ({ids}) wanted left join needs n on n.id = wanted.column1 left join need_tallies t on t.need_id = n.id
        where coalesce(n.id, 0) <> 0
    )sql",
        ids.size(), 2);
    platform::Binds binds;
    binds.add(reader).list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        auto listed = listed_for_reader(row);
        found.emplace(listed.need.id, std::move(listed));
    });
    return found;
}

std::vector<Need> NeedStore::after(NeedId id, int limit)
{
    return tx_.all(R"sql(
        select id, author_id, audience, title, slug, story, subject, grade, place_id, language, state, photo, opened_at, merged_into
        from needs where id > $1 order by id limit $2
    )sql",
        need_in_row, id, limit);
}

bool NeedStore::holds_words_of_others(NeedId id)
{
    return tx_.number(R"sql(
        select case when exists (select 1 from replies r join needs n on n.id = r.need_id
                where n.id = $1 and r.author_id <> n.author_id and r.hidden_at is null)
            or exists (select 1 from me_toos where need_id = $1 and named = 1)
            or exists (select 1 from needs where merged_into = $1) then 1 else 0 end
    )sql",
               id)
        == 1;
}

std::vector<Need> NeedStore::parts_of(NeedId id)
{
    return tx_.all(R"sql(
        with recursive parts (id) as (
            select id from needs where merged_into = $1 and state = 'merged'
            union select n.id from parts p join needs n on n.merged_into = p.id and n.state = 'merged')
        select n.id, n.author_id, n.audience, n.title, n.slug, n.story, n.subject, n.grade, n.place_id, n.language, n.state, n.photo,
            n.opened_at, n.merged_into
        from parts p join needs n on n.id = p.id order by n.id
    )sql",
        need_in_row, id);
}

std::int64_t NeedStore::findable()
{
    return tx_.number("select count(*) from needs where state in ('open', 'closed')");
}

std::vector<Need> NeedStore::opened_between(base::Time since, base::Time until, int limit)
{
    return tx_.all(R"sql(
        select id, author_id, audience, title, slug, story, subject, grade, place_id, language, state, photo, opened_at, merged_into
        from needs where state = 'open' and opened_at > $1 and opened_at <= $2 order by opened_at desc limit $3
    )sql",
        need_in_row, since, until, limit);
}

std::vector<Need> NeedStore::unanswered(base::Time from, base::Time to, int limit)
{
    return tx_.all(R"sql(
        select n.id, n.author_id, n.audience, n.title, n.slug, n.story, n.subject, n.grade, n.place_id, n.language, n.state, n.photo,
            n.opened_at, n.merged_into
        from needs n left join need_tallies t on t.need_id = n.id
        where n.state = 'open' and n.opened_at > $1 and n.opened_at < $2 and coalesce(t.replies, 0) = 0
        order by n.id limit $3
    )sql",
        need_in_row, from, to, limit);
}

} // namespace needs
