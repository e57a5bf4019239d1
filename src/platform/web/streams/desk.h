#pragma once

#include "platform/web/streams/line.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace web {

class OpenLine;

/// Something for one connection: bytes, or its end.
struct Parcel {
    enum class Kind { bytes, end, cut };

    std::shared_ptr<OpenLine> line {};
    Kind kind = Kind::bytes;
    std::shared_ptr<std::string const> bytes {};
};

/// What other threads want sent, until the I/O thread takes it. The bell rings once for a heap of parcels.
class Desk {
public:
    explicit Desk(std::function<void()> bell)
        : bell_ {std::move(bell)}
    {
    }

    void put(Parcel parcel);
    std::vector<Parcel> take();
    /// From here on nothing is taken and the bell is silent.
    void close();

private:
    std::mutex mutex_ {};
    std::vector<Parcel> parcels_ {}; // guarded
    std::function<void()> bell_;     // guarded
    bool is_closed_ = false;         // guarded
};

/// The line of one connection of the server. What stands behind it is known to the I/O thread alone.
class OpenLine final : public Line, public std::enable_shared_from_this<OpenLine> {
public:
    OpenLine(std::shared_ptr<Desk> desk, void* connection)
        : desk_ {std::move(desk)}
        , connection_ {connection}
    {
    }

    void send(std::shared_ptr<std::string const> bytes) override;
    void end() override;
    void cut() override;
    std::size_t waiting() const override { return waiting_; }
    bool is_open() const override { return is_open_; }

    // For the I/O thread.
    void* connection() const { return connection_; } ///< null when it is gone
    void sent(std::size_t bytes) { waiting_ -= bytes; }
    void hang_up();

private:
    std::shared_ptr<Desk> desk_;
    void* connection_;
    std::atomic<std::size_t> waiting_ {0};
    std::atomic<bool> is_open_ {true};
};

} // namespace web
