#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct ssl_ctx_st;
struct ssl_st;

namespace web {

/// The server's certificate and key, ready for connections. TLS 1.2 and later only.
class TlsIdentity {
public:
    /// Throws when a file cannot be read or the two do not belong together.
    TlsIdentity(std::string const& cert_file, std::string const& key_file);
    ~TlsIdentity();
    TlsIdentity(TlsIdentity const&) = delete;

    ssl_ctx_st* context() const { return context_; }

private:
    ssl_ctx_st* context_;
};

/// What an attempt to read or write came to. Nothing here ever waits.
struct Moved {
    enum class Outcome { moved, wants_read, wants_write, ended, broken };
    Outcome outcome = Outcome::moved;
    std::size_t bytes = 0;
};

/// Bytes over a non-blocking socket, plain or TLS, so that a session is written once. Does not own the socket.
class Wire {
public:
    Wire(int socket, TlsIdentity const* identity);
    ~Wire();
    Wire(Wire const&) = delete;

    Moved read(std::span<char> room);
    Moved write(std::string_view first, std::string_view second = {});
    /// Sends from an open file: by the kernel alone when plain, through `room` when TLS.
    Moved send_file(int file, std::int64_t offset, std::int64_t length, std::span<char> room);

    bool is_tls() const { return tls_ != nullptr; }
    /// Reads what nobody wants any more, as it is on the wire.
    Moved discard(std::span<char> room);

    /// Whether bytes wait inside that the socket will not announce.
    bool has_pending() const;
    /// Whether an answer can be written: a TLS handshake is over.
    bool is_ready() const;
    /// Says goodbye: TLS close_notify if there was a handshake, then no more bytes from us.
    void finish_writing();

private:
    Moved tls_outcome(int result);
    Moved write_plain(std::string_view first, std::string_view second);

    int socket_;
    ssl_st* tls_ = nullptr;
};

} // namespace web
