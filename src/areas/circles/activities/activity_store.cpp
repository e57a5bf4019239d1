#include "areas/circles/activities/activity_store.h"

namespace circles {

namespace {

Activity activity_in_row(platform::Row const& row)
{
    return {.id = row.id<ActivityId>(0),
        .circle = row.id<CircleId>(1),
        .author = row.id<base::PersonId>(2),
        .protocol = row.string(3),
        .language = row.string(4),
        .outline = outline_in(row.text(5)),
        .shared = row.yes(6),
        .copied_at = row.time(7),
        .edited_at = row.maybe(8, &platform::Row::time)};
}

} // namespace

base::Result<Activity> ActivityStore::find(ActivityId id)
{
    auto found = tx_.one(R"sql(
        select id, circle_id, author_id, protocol, language, outline, shared, copied_at, edited_at
        from activities where id = $1 and removed_at is null
    )sql",
        activity_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

void ActivityStore::add(Activity const& activity)
{
    auto const outline = json_of(activity.outline).text();
    tx_.run(R"sql(
        insert into activities (id, circle_id, author_id, protocol, language, outline, shared, copied_at, edited_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
        activity.id, activity.circle, activity.author, activity.protocol, activity.language, outline, activity.shared,
        activity.copied_at, activity.edited_at);
}

void ActivityStore::save(Activity const& activity)
{
    auto const outline = json_of(activity.outline).text();
    tx_.run("update activities set outline = $2, shared = $3, edited_at = $4 where id = $1", activity.id, outline,
        activity.shared, activity.edited_at);
}

void ActivityStore::remove(ActivityId id, base::Time now)
{
    tx_.run("update activities set outline = '{}', removed_at = $2 where id = $1", id, now);
}

std::int64_t ActivityStore::count(CircleId circle)
{
    return tx_.number("select count(*) from activities where circle_id = $1 and removed_at is null", circle);
}

std::vector<Activity> ActivityStore::of_circle(CircleId circle, int limit)
{
    return tx_.all(R"sql(
        select id, circle_id, author_id, protocol, language, outline, shared, copied_at, edited_at
        from activities where circle_id = $1 and removed_at is null order by id desc limit $2
    )sql",
        activity_in_row, circle, limit);
}

std::vector<Activity> ActivityStore::by_author(base::PersonId author)
{
    return tx_.all(R"sql(
        select id, circle_id, author_id, protocol, language, outline, shared, copied_at, edited_at
        from activities where author_id = $1 and removed_at is null order by id
    )sql",
        activity_in_row, author);
}

std::vector<ActivityId> ActivityStore::hers_alone(base::PersonId author, int limit)
{
    return tx_.all(
        "select id from activities where author_id = $1 and shared = 0 and removed_at is null order by id limit $2",
        [](platform::Row const& row) { return row.id<ActivityId>(0); }, author, limit);
}

void ActivityStore::forget_circle(CircleId circle)
{
    tx_.run("delete from activities where circle_id = $1", circle);
}

} // namespace circles
