#include "areas/needs/attach_files.h"

#include "areas/needs/need_file_store.h"
#include "platform/jobs/file_jobs.h"

#include <algorithm>

namespace needs {

namespace {

void forget(platform::Context& cx, std::vector<platform::FileHash> hashes)
{
    std::ranges::sort(hashes);
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    for (auto const& hash : hashes) platform::forget_file_later(cx, hash);
}

void save_worksheet(platform::Context& cx, NeedId need, std::optional<ReplyId> reply, Attached const& attached)
{
    if (!attached.worksheet) return;
    auto worksheet = *attached.worksheet;
    worksheet.id = cx.ids.make<WorksheetId>();
    worksheet.need = need;
    worksheet.reply = reply;
    NeedFileStore {cx.tx}.save(worksheet);
}

} // namespace

Need with_files(platform::Context& cx, Need need, Attached const& attached)
{
    NeedFileStore store {cx.tx};
    bool const new_photo = !attached.photo.empty();
    if (new_photo || attached.takes_photo_away) {
        forget(cx, store.forget_photo(need.id));
        need.photo.reset();
    }
    if (new_photo) store.save(need.id, attached.photo);
    if (new_photo || (need.photo && attached.alt)) need.photo = attached.alt.value_or("");
    save_worksheet(cx, need.id, std::nullopt, attached);
    return need;
}

void attach_to_reply(platform::Context& cx, Reply const& reply, Attached const& attached)
{
    save_worksheet(cx, reply.need, reply.id, attached);
}

void forget_files_of(platform::Context& cx, NeedId need)
{
    NeedFileStore store {cx.tx};
    forget(cx, store.forget_photo(need));
    forget(cx, store.forget_worksheets_of(need));
}

void forget_files_of(platform::Context& cx, ReplyId reply)
{
    forget(cx, NeedFileStore {cx.tx}.forget_worksheets_of(reply));
}

std::vector<platform::FileHash> kept_files(platform::Tx& tx)
{
    return NeedFileStore {tx}.all_files();
}

bool keeps_file(platform::Tx& tx, platform::FileHash const& hash)
{
    return NeedFileStore {tx}.speaks_of(hash);
}

} // namespace needs
