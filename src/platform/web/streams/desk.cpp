#include "platform/web/streams/desk.h"

#include <utility>

namespace web {

void Desk::put(Parcel parcel)
{
    std::scoped_lock const lock {mutex_};
    if (is_closed_) return;
    parcels_.push_back(std::move(parcel));
    if (parcels_.size() == 1) bell_();
}

std::vector<Parcel> Desk::take()
{
    std::scoped_lock const lock {mutex_};
    return std::exchange(parcels_, {});
}

void Desk::close()
{
    std::vector<Parcel> unsent; // let go outside the lock
    std::scoped_lock const lock {mutex_};
    is_closed_ = true;
    unsent.swap(parcels_);
}

void OpenLine::send(std::shared_ptr<std::string const> bytes)
{
    waiting_ += bytes->size();
    desk_->put({shared_from_this(), Parcel::Kind::bytes, std::move(bytes)});
}

void OpenLine::end()
{
    desk_->put({shared_from_this(), Parcel::Kind::end, {}});
}

void OpenLine::cut()
{
    desk_->put({shared_from_this(), Parcel::Kind::cut, {}});
}

void OpenLine::hang_up()
{
    is_open_ = false;
    connection_ = nullptr;
}

} // namespace web
