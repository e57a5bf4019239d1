#pragma once

namespace image_child {

/// To be called first, while there is one thread: no network, and death together with the server.
void leave_the_world();

/// The last call before the first byte of the picture is looked at. From here on the process can compute, read and write
/// what is open, and nothing else; asking for a connection or another program kills it. False when the kernel does not
/// grant it: then no picture may be decoded.
bool close_the_doors();

} // namespace image_child
