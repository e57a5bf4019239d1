#include "platform/keys/keys.h"

#include <sodium.h>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <mutex>
#include <stdexcept>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace platform {

namespace {

void start_sodium()
{
    if (sodium_init() < 0) throw std::runtime_error {"libsodium could not start"};
}

[[noreturn]] void fail(std::string const& what)
{
    throw std::system_error {errno, std::generic_category(), what};
}

std::string read_secret(int file, std::string const& path)
{
    std::string secret(33, '\0');
    auto const size = ::read(file, secret.data(), secret.size());
    ::close(file);
    if (size != 32) throw std::runtime_error {path + " is damaged: a key file holds 32 bytes"};
    secret.resize(32);
    return secret;
}

void write_secret(std::string const& path, std::string const& secret)
{
    auto const temporary = path + ".new";
    int const file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) fail(temporary);
    bool const whole = ::write(file, secret.data(), secret.size()) == static_cast<ssize_t>(secret.size());
    bool const durable = whole && ::fsync(file) == 0;
    ::close(file);
    if (!durable || ::rename(temporary.c_str(), path.c_str()) != 0) fail(path);
    auto const folder = path.substr(0, path.rfind('/') + 1);
    int const directory = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0 || ::fsync(directory) != 0) fail(folder);
    ::close(directory);
}

} // namespace

Keys Keys::in_file(std::string const& path, base::Chance& chance)
{
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file >= 0) return of(read_secret(file, path));
    if (errno != ENOENT) fail(path);
    auto const secret = chance.bytes(32);
    write_secret(path, secret);
    return of(secret);
}

Keys Keys::of(std::string_view thirty_two_bytes)
{
    start_sodium();
    Keys keys;
    if (thirty_two_bytes.size() != keys.secret_.size()) throw std::invalid_argument {"a secret has 32 bytes"};
    std::copy(thirty_two_bytes.begin(), thirty_two_bytes.end(), keys.secret_.begin());
    return keys;
}

std::array<unsigned char, 32> Keys::digest(std::string_view purpose, std::string_view text) const
{
    // The length first, so that no other split of purpose and text gives the same bytes.
    auto const message = std::to_string(purpose.size()) + ':' + std::string {purpose} + std::string {text};
    std::array<unsigned char, 32> digest {};
    crypto_auth_hmacsha256(
        digest.data(), reinterpret_cast<unsigned char const*>(message.data()), message.size(), secret_.data());
    return digest;
}

std::string Keys::mac(std::string_view purpose, std::string_view text) const
{
    auto const whole = digest(purpose, text);
    return base32_of_bytes({reinterpret_cast<char const*>(whole.data()), 16});
}

bool Keys::proves(std::string_view purpose, std::string_view text, std::string_view claimed) const
{
    return equal_in_constant_time(mac(purpose, text), claimed);
}

std::string Keys::six_digits(std::string_view purpose, std::string_view text) const
{
    auto const whole = digest(purpose, text);
    auto const at = whole[31] & 15U;
    std::uint32_t number = 0;
    for (unsigned i = 0; i < 4; ++i) number = number << 8 | whole[at + i];
    char digits[8];
    std::snprintf(digits, sizeof digits, "%06u", (number & 0x7fffffff) % 1'000'000);
    return digits;
}

SystemChance::SystemChance()
{
    start_sodium();
}

void SystemChance::fill(std::span<std::byte> bytes)
{
    randombytes_buf(bytes.data(), bytes.size());
}

std::string sha256(std::string_view bytes)
{
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
        reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    return digest;
}

std::string sha256_hex(std::string_view bytes)
{
    auto const digest = sha256(bytes);
    std::string hex(2 * digest.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<unsigned char const*>(digest.data()), digest.size());
    hex.pop_back();
    return hex;
}

std::string new_token(base::Chance& chance)
{
    return base32_of_bytes(chance.bytes(32));
}

std::string base32_of_bytes(std::string_view bytes)
{
    constexpr std::string_view signs = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string text((bytes.size() * 8 + 4) / 5, '0');
    auto* sign = text.data();
    std::uint32_t rest = 0;
    int bits = 0;
    for (char const byte : bytes) {
        rest = rest << 8 | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) *sign++ = signs[rest >> (bits - 5) & 31];
    }
    if (bits > 0) *sign = signs[rest << (5 - bits) & 31];
    return text;
}

bool equal_in_constant_time(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

namespace {

/// One hash takes 64 MB; a second at the same time would break the memory promise of a small machine.
std::mutex one_password_hash;

} // namespace

std::string password_hash(std::string_view password)
{
    std::scoped_lock const lock {one_password_hash};
    char hash[crypto_pwhash_STRBYTES];
    auto const made = crypto_pwhash_str(
        hash, password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE);
    if (made != 0) throw std::bad_alloc {};
    return hash;
}

bool password_fits(std::string_view hash, std::string_view password)
{
    std::scoped_lock const lock {one_password_hash};
    return crypto_pwhash_str_verify(std::string {hash}.c_str(), password.data(), password.size()) == 0;
}

} // namespace platform
