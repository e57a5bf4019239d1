#pragma once

#include "areas/needs/need_file.h"
#include "platform/storage/context.h"

namespace needs {

/// Gives a need what came with its form; what it had before is forgotten. Part of raising and editing, which ask the law.
Need with_files(platform::Context& cx, Need need, Attached const& attached);

/// Gives an answer its worksheet.
void attach_to_reply(platform::Context& cx, Reply const& reply, Attached const& attached);

/// Erasure: takes a need's photo and worksheets, its answers' too, out of the rows now and off the disk soon. For the use
/// case that erases a need or its author.
void forget_files_of(platform::Context& cx, NeedId need);

/// The same for one answer.
void forget_files_of(platform::Context& cx, ReplyId reply);

/// How this room answers for its files.
std::vector<platform::FileHash> kept_files(platform::Tx& tx);
bool keeps_file(platform::Tx& tx, platform::FileHash const& hash);

} // namespace needs
