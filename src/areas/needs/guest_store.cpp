#include "areas/needs/guest_store.h"

namespace needs {

void GuestStore::add(GuestMeToo const& guest, std::string_view email_folded)
{
    tx_.run(R"sql(
        insert into guest_me_toos (id, need_id, email, email_folded, first_name, wants_letter, language, asked_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
        guest.id, guest.need, guest.email, email_folded, guest.first_name, guest.wants_letter, guest.language,
        guest.asked_at);
}

namespace {

GuestMeToo guest_in_row(platform::Row const& row)
{
    return {
        row.id<GuestId>(0), row.id<NeedId>(1), row.string(2), row.string(3), row.yes(4), row.string(5), row.time(6)};
}

} // namespace

base::Result<GuestMeToo> GuestStore::find(GuestId id)
{
    auto found = tx_.one(
        "select id, need_id, email, first_name, wants_letter, language, asked_at from guest_me_toos where id = $1",
        guest_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::optional<GuestMeToo> GuestStore::asked_for(NeedId need, std::string_view email_folded, base::Time since)
{
    return tx_.one(R"sql(
        select id, need_id, email, first_name, wants_letter, language, asked_at from guest_me_toos
        where email_folded = $2 and need_id = $1 and asked_at > $3 order by id desc limit 1
    )sql",
        guest_in_row, need, email_folded, since);
}

std::int64_t GuestStore::asked_since(std::string_view email_folded, base::Time since)
{
    return tx_.number(
        "select count(*) from guest_me_toos where email_folded = $1 and asked_at > $2", email_folded, since);
}

bool GuestStore::remove(GuestId id)
{
    return tx_.run("delete from guest_me_toos where id = $1", id) == 1;
}

std::int64_t GuestStore::forget_before(base::Time time, int limit)
{
    return tx_.run(R"sql(
        delete from guest_me_toos where id in (
            select id from guest_me_toos where asked_at < $1 order by asked_at limit $2)
    )sql",
        time, limit);
}

} // namespace needs
