#include "platform/web/wire.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <stdexcept>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace web {

namespace {

using Outcome = Moved::Outcome;

/// What a system call on a plain socket came to.
Moved plain_outcome(ssize_t result, Outcome when_blocked)
{
    if (result > 0) return {Outcome::moved, static_cast<std::size_t>(result)};
    if (result == 0) return {Outcome::ended};
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return {when_blocked};
    return {Outcome::broken};
}

int clamped(std::size_t size)
{
    return static_cast<int>(std::min<std::size_t>(size, INT_MAX));
}

} // namespace

TlsIdentity::TlsIdentity(std::string const& cert_file, std::string const& key_file)
    : context_ {::SSL_CTX_new(::TLS_server_method())}
{
    bool const good = context_ != nullptr && ::SSL_CTX_set_min_proto_version(context_, TLS1_2_VERSION) == 1
        && ::SSL_CTX_use_certificate_chain_file(context_, cert_file.c_str()) == 1
        && ::SSL_CTX_use_PrivateKey_file(context_, key_file.c_str(), SSL_FILETYPE_PEM) == 1
        && ::SSL_CTX_check_private_key(context_) == 1;
    if (!good) {
        ::SSL_CTX_free(context_);
        throw std::runtime_error {"the TLS certificate " + cert_file + " and its key cannot be used"};
    }
    ::SSL_CTX_set_options(context_, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    // An idle connection keeps no record buffers, and a write may go on from another place in memory.
    ::SSL_CTX_set_mode(
        context_, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

TlsIdentity::~TlsIdentity()
{
    ::SSL_CTX_free(context_);
}

Wire::Wire(int socket, TlsIdentity const* identity)
    : socket_ {socket}
{
    if (identity == nullptr) return;
    tls_ = ::SSL_new(identity->context());
    if (tls_ == nullptr) throw std::bad_alloc {};
    ::SSL_set_fd(tls_, socket);
    ::SSL_set_accept_state(tls_); // the first read or write makes the handshake
}

Wire::~Wire()
{
    ::SSL_free(tls_);
}

Moved Wire::tls_outcome(int result)
{
    if (result > 0) return {Outcome::moved, static_cast<std::size_t>(result)};
    switch (::SSL_get_error(tls_, result)) {
    case SSL_ERROR_WANT_READ:
        return {Outcome::wants_read};
    case SSL_ERROR_WANT_WRITE:
        return {Outcome::wants_write};
    case SSL_ERROR_ZERO_RETURN:
        return {Outcome::ended};
    default:
        return {Outcome::broken};
    }
}

Moved Wire::read(std::span<char> room)
{
    if (tls_ == nullptr) return plain_outcome(::recv(socket_, room.data(), room.size(), 0), Outcome::wants_read);
    ::ERR_clear_error();
    return tls_outcome(::SSL_read(tls_, room.data(), clamped(room.size())));
}

Moved Wire::discard(std::span<char> room)
{
    return plain_outcome(::recv(socket_, room.data(), room.size(), 0), Outcome::wants_read);
}

Moved Wire::write_plain(std::string_view first, std::string_view second)
{
    std::array<iovec, 2> pieces {
        iovec {const_cast<char*>(first.data()), first.size()}, iovec {const_cast<char*>(second.data()), second.size()}};
    msghdr message {};
    message.msg_iov = first.empty() ? &pieces[1] : &pieces[0];
    message.msg_iovlen = first.empty() || second.empty() ? 1 : 2;
    return plain_outcome(::sendmsg(socket_, &message, MSG_NOSIGNAL), Outcome::wants_write);
}

Moved Wire::write(std::string_view first, std::string_view second)
{
    if (tls_ == nullptr) return write_plain(first, second);
    ::ERR_clear_error();
    constexpr std::size_t record = 16 << 10;
    if (first.empty() || second.empty() || first.size() >= record) {
        auto const piece = first.empty() ? second : first;
        return tls_outcome(::SSL_write(tls_, piece.data(), clamped(piece.size())));
    }
    // One record for a small answer, instead of one for its header and one for its body.
    std::array<char, record> joined;
    auto const end = std::ranges::copy(first, joined.begin()).out;
    auto const rest = std::min<std::size_t>(second.size(), record - first.size());
    std::copy_n(second.begin(), rest, end);
    return tls_outcome(::SSL_write(tls_, joined.data(), clamped(first.size() + rest)));
}

Moved Wire::send_file(int file, std::int64_t offset, std::int64_t length, std::span<char> room)
{
    constexpr std::int64_t step = 1 << 20; // so that one fast reader does not hold up the others
    auto const wanted = static_cast<std::size_t>(std::min(length, step));
    if (tls_ == nullptr) {
        auto const sent = ::sendfile(socket_, file, &offset, wanted);
        return sent == 0 ? Moved {Outcome::broken} : plain_outcome(sent, Outcome::wants_write); // 0: the file shrank
    }
    auto const got = ::pread(file, room.data(), std::min(wanted, room.size()), offset);
    if (got <= 0) return {Outcome::broken};
    return write({room.data(), static_cast<std::size_t>(got)});
}

bool Wire::has_pending() const
{
    return tls_ != nullptr && ::SSL_pending(tls_) > 0;
}

bool Wire::is_ready() const
{
    return tls_ == nullptr || ::SSL_is_init_finished(tls_);
}

void Wire::finish_writing()
{
    if (tls_ != nullptr && ::SSL_is_init_finished(tls_)) {
        ::ERR_clear_error();
        ::SSL_shutdown(tls_);
    }
    ::shutdown(socket_, SHUT_WR);
}

} // namespace web
