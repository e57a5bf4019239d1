#define DOCTEST_CONFIG_IMPLEMENT
#include "platform/storage/testing.h"

#include <doctest/doctest.h>

#include <cstdio>

namespace {

struct Counts {
    int passed = 0;
    int failed = 0;
};

Counts& counts()
{
    static Counts all;
    return all;
}

/// Counts the tests that were run: of a range of tests doctest's own summary counts those outside it too.
struct Counting final : doctest::IReporter {
    explicit Counting(doctest::ContextOptions const&) { }

    void test_case_end(doctest::CurrentTestCaseStats const& test) override
    {
        ++(test.testCaseSuccess ? counts().passed : counts().failed);
    }

    void report_query(doctest::QueryData const&) override { }
    void test_run_start() override { }
    void test_run_end(doctest::TestRunStats const&) override { }
    void test_case_start(doctest::TestCaseData const&) override { }
    void test_case_reenter(doctest::TestCaseData const&) override { }
    void test_case_exception(doctest::TestCaseException const&) override { }
    void subcase_start(doctest::SubcaseSignature const&) override { }
    void subcase_end() override { }
    void log_assert(doctest::AssertData const&) override { }
    void log_message(doctest::MessageData const&) override { }
    void test_case_skipped(doctest::TestCaseData const&) override { }
};

DOCTEST_REGISTER_LISTENER("counting", 1, Counting);

} // namespace

int main(int argc, char** argv)
{
    doctest::Context tests {argc, argv};
    int const status = tests.run();
    auto const& opened = platform::testing::stores_opened();
    std::printf("tests passed: %d, failed: %d\n", counts().passed, counts().failed);
    std::printf("ran on sqlite: %d, on postgresql: %d\n", opened.sqlite, opened.postgresql);
    return status;
}
