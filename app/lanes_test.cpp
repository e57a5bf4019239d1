#include "app/testing/site.h"
#include "platform/storage/write.h"

#include <doctest/doctest.h>

#include <future>

namespace app::testing {

namespace {

using namespace std::chrono_literals;

void add_job(TestSite& site, std::string_view kind, platform::Lane lane)
{
    platform::write(*site.store, [&](platform::Tx& tx) {
        platform::Outbox {tx, site.ids, site.clock}.job(kind, "{}", lane);
    });
}

} // namespace

TEST_CASE("a code to sign in with does not stand behind letters that take their time")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        std::promise<void> letter_begun, code_sent, end;
        auto const ended = end.get_future().share();
        site.jobs.on("test.letter", [&](platform::Machines&, std::string_view) -> base::Result<base::Done> {
            letter_begun.set_value();
            ended.wait();
            return base::Done {};
        });
        site.jobs.on("test.code", [&](platform::Machines&, std::string_view) -> base::Result<base::Done> {
            code_sent.set_value();
            return base::Done {};
        });
        add_job(site, "test.letter", platform::Lane::mass);
        site.workers.start();
        letter_begun.get_future().wait();

        add_job(site, "test.code", platform::Lane::waited_for);
        site.workers.wake(platform::Lanes {0b001});

        CHECK(code_sent.get_future().wait_for(20s) == std::future_status::ready);
        end.set_value();
        site.workers.stop();
    }
}

TEST_CASE("a node that starts anew takes up at once what it had begun, and leaves alone what another node is at")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        std::promise<std::string> taken_up;
        site.jobs.on("test.mail", [&](platform::Machines&, std::string_view payload) -> base::Result<base::Done> {
            taken_up.set_value(std::string {payload});
            return base::Done {};
        });
        platform::write(*site.store, [&](platform::Tx& tx) {
            platform::Outbox outbox {tx, site.ids, site.clock};
            outbox.job("test.mail", "others", platform::Lane::waited_for);
            outbox.job("test.mail", "mine", platform::Lane::waited_for);
            tx.run("update jobs set leased_until = $1, leased_by = case payload when 'mine' then 1 else 2 end where "
                   "kind = 'test.mail'",
                site.clock.now() + 5min);
        });

        site.workers.start();

        CHECK(taken_up.get_future().get() == "mine");
        site.workers.stop();
        CHECK(site.store->read()->tx().number("select count(*) from jobs where kind = 'test.mail'") == 1);
    }
}

TEST_CASE("what cannot be begun while its lease lasts is given back")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        std::vector<bool> was_protected;
        site.jobs.on("test.mail", [&](platform::Machines& machines, std::string_view) -> base::Result<base::Done> {
            auto const leased = machines.database.read()->tx().number(
                "select count(*) from jobs where kind = 'test.mail' and leased_until > $1", machines.clock.now());
            was_protected.push_back(leased > 0);
            site.clock.advance(3min); // as a mail server may take that does not answer
            return base::Done {};
        });
        for (int i = 0; i < 4; ++i) add_job(site, "test.mail", platform::Lane::mass);

        site.workers.run_due();

        CHECK(was_protected == std::vector<bool>(4, true));
        CHECK(site.store->read()->tx().number("select count(*) from jobs where kind = 'test.mail'") == 0);
    }
}

} // namespace app::testing
