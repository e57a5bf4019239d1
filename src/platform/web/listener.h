#pragma once

#include "platform/web/addresses.h"

#include <string>

namespace web {

/// A listening, non-blocking socket on an IPv4 or IPv6 address; port 0 takes a free one. Throws std::system_error when
/// the address cannot be had, std::invalid_argument when it is none.
int listening_socket(std::string const& address, int port);

/// The port a listening socket has.
int port_of(int socket);

/// What came of trying to accept a connection.
struct Accepted {
    enum class Outcome { connection, nobody, no_room, try_again };
    Outcome outcome = Outcome::nobody;
    int socket = -1;
    Address peer {};
};

/// Makes ready for a stream of small messages: the kernel holds little for a reader who takes nothing, and gives up a reader who
/// acknowledges nothing for half a minute (a phone that went through a tunnel).
void tune_for_stream(int socket);

/// Accepts one connection, non-blocking and without Nagle's delay. no_room: this process or machine is out of files.
Accepted accepted(int listener);

} // namespace web
