#include "platform/keys/keys.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <unistd.h>

using namespace platform;

namespace {

std::string const secret(32, 'k');

} // namespace

TEST_CASE("a proof holds for its own purpose and text only")
{
    auto const keys = Keys::of(secret);

    auto const mac = keys.mac("sign-in", "1r2");

    CHECK(mac.size() == 26);
    CHECK(keys.proves("sign-in", "1r2", mac));
    CHECK_FALSE(keys.proves("sign-in", "1r3", mac));
    CHECK_FALSE(keys.proves("sign-in1", "r2", mac));
    CHECK_FALSE(keys.proves("sign-in", "1r2", mac.substr(1)));
    CHECK_FALSE(Keys::of(std::string(32, 'j')).proves("sign-in", "1r2", mac));
}

TEST_CASE("six digits are six digits, and differ from id to id")
{
    auto const keys = Keys::of(secret);
    std::set<std::string> seen;

    for (int i = 0; i < 1000; ++i) seen.insert(keys.six_digits("code", std::to_string(i)));

    CHECK(seen.size() > 990);
    for (auto const& code : seen) {
        CHECK(code.size() == 6);
        CHECK(code.find_first_not_of("0123456789") == std::string::npos);
    }
}

TEST_CASE("the secret is made once, for its owner's eyes, and read again afterwards")
{
    auto const folder = std::filesystem::temp_directory_path() / ("keys-" + std::to_string(::getpid()));
    std::filesystem::create_directory(folder);
    auto const path = (folder / "secret.key").string();
    SystemChance chance;

    auto const first = Keys::in_file(path, chance);
    auto const second = Keys::in_file(path, chance);

    CHECK(second.proves("x", "y", first.mac("x", "y")));
    CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::all)
        == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    std::filesystem::remove_all(folder);
}

TEST_CASE("a password fits its own hash only")
{
    auto const hash = password_hash("çok gizli");

    CHECK(password_fits(hash, "çok gizli"));
    CHECK_FALSE(password_fits(hash, "cok gizli"));
}
