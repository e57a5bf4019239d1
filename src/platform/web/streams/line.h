#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace web {

/// The way to somebody whose connection stays open. Any thread may use it; it may outlive the connection and is then deaf.
class Line {
public:
    virtual ~Line() = default;

    /// Sends bytes that many may share. Never waits: what the other side does not take yet is held (see waiting).
    virtual void send(std::shared_ptr<std::string const> bytes) = 0;
    /// Closes the connection when everything sent before has been taken.
    virtual void end() = 0;
    /// Closes it at once; what was held is gone.
    virtual void cut() = 0;

    virtual std::size_t waiting() const = 0; ///< bytes held
    virtual bool is_open() const = 0;
};

} // namespace web
