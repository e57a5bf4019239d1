#include "areas/people/passwords/password.h"

#include "platform/i18n/fold.h"

#include <algorithm>
#include <array>

namespace people {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t free_tries = 5;
constexpr base::Milliseconds longest_wait = 15min;

constexpr std::array<std::string_view, 40> common_passwords {"0123456789", "0987654321", "1111111111", "1122334455",
    "1234512345", "1234567890", "12345678910", "123456789a", "1234567891", "123123123123", "1q2w3e4r5t", "1q2w3e4r5t6y",
    "1qaz2wsx3edc", "9876543210", "a123456789", "abcdefghij", "abcd123456", "administrator", "asdfghjkl1", "asdfghjkl;",
    "basketball", "besiktas1903", "fenerbahce", "fenerbahce1907", "galatasaray", "galatasaray1905", "iloveyou12",
    "ilovemyself", "istanbul34", "letmein123", "ogretmen123", "password10", "password12", "password123", "password1234",
    "q1w2e3r4t5", "qwertyuiop", "qwerty12345", "qwerty123456", "trabzonspor"};

} // namespace

bool is_common_password(std::string_view password)
{
    return std::ranges::find(common_passwords, platform::folded(password)) != common_passwords.end();
}

base::Milliseconds wait_after(std::int64_t wrong_tries)
{
    if (wrong_tries < free_tries) return 0ms;
    return std::min<base::Milliseconds>(
        longest_wait, 1s * (1LL << std::min<std::int64_t>(wrong_tries - free_tries, 20)));
}

base::Result<NewPassword> NewPassword::from(web::Fields& fields)
{
    NewPassword chosen {fields.secret("password", password_most, web::Demand::required)};
    // Bytes, not letters: nobody with a longer alphabet is asked for more.
    if (!chosen.password.empty() && chosen.password.size() < password_least)
        fields.problem("password", "password_too_short");
    if (is_common_password(chosen.password)) fields.problem("password", "password_common");
    return fields.or_problems(std::move(chosen));
}

} // namespace people
