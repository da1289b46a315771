// What the interviewer runs: one test for each fault and for each thing that is right.
#include "cache.h"
#include "tap.h"

#include <atomic>
#include <chrono>
#include <semaphore>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

namespace {

Request page(const std::string& path, const std::string& language = "en")
{
    return { "fern", path, "", language, "" };
}

// An upstream whose answer tells the language; the clock moves only when a test says so.
struct Fixture {
    Millis now = 1'000'000;
    std::atomic<int> asked = 0;
    std::string body = "0123456789";
    ResponseCache cache;

    explicit Fixture(std::size_t max_bytes = 1'000)
        : cache(
              max_bytes, [this] { return now; },
              [this](const Request& request) {
                  ++asked;
                  return Response { 200, request.language == "en" ? body : request.language + ' ' + body, 60'000 };
              })
    {
    }
};

// Where threads meet: each goes on when all are there, or after three seconds if one does not come.
class Meeting {
public:
    explicit Meeting(int threads)
        : m_threads(threads)
    {
    }

    void wait()
    {
        if (++m_arrived == m_threads)
            m_all.release(m_threads);
        (void)m_all.try_acquire_for(3s);
    }

private:
    const int m_threads;
    std::atomic<int> m_arrived = 0;
    std::counting_semaphore<64> m_all { 0 };
};

} // namespace

TEST("a visitor gets the page in the language of the request")
{
    Fixture f;
    CHECK_EQUAL(f.cache.get(page("/")).body, "0123456789");
    CHECK_EQUAL(f.cache.get(page("/", "da")).body, "da 0123456789");
    CHECK_EQUAL(f.cache.get(page("/")).body, "0123456789");
    CHECK_EQUAL(f.cache.get(page("/", "da")).body, "da 0123456789");
    CHECK_EQUAL(f.asked.load(), 2);
    CHECK_EQUAL(f.cache.stats().entries, 2u);
}

TEST("an answer that is used all the time grows old all the same")
{
    Fixture f;
    f.cache.get(page("/"));
    f.body = "new prices";
    for (int i = 0; i < 5; ++i) {
        f.now += 10'000;
        CHECK_EQUAL(f.cache.get(page("/")).body, "0123456789");
    }
    f.now += 15'000;
    CHECK_EQUAL(f.cache.get(page("/")).body, "new prices");
}

TEST("an answer is too old at exactly max_age")
{
    Fixture f;
    f.cache.get(page("/"));
    f.now += 60'000;
    f.cache.get(page("/"));
    CHECK_EQUAL(f.asked.load(), 2);
}

TEST("an answer is given out until just before max_age")
{
    Fixture f;
    f.cache.get(page("/"));
    f.now += 59'999;
    f.cache.get(page("/"));
    CHECK_EQUAL(f.asked.load(), 1);
}

TEST("threads that miss the same page at once leave one copy")
{
    Meeting meeting(3);
    std::atomic<bool> together = true;
    ResponseCache cache(
        1'000, [] { return Millis { 0 }; },
        [&](const Request&) {
            if (together)
                meeting.wait();
            return Response { 200, "0123456789", 60'000 };
        });
    std::vector<std::thread> threads;
    std::atomic<int> good = 0;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&] { good += cache.get(page("/")).body == "0123456789" ? 1 : 0; });
    for (std::thread& thread : threads)
        thread.join();
    together = false;
    CHECK_EQUAL(good.load(), 3);
    CHECK_EQUAL(cache.stats().entries, 1u);
    CHECK_EQUAL(cache.stats().bytes, 10u);
    cache.get(page("/books"));
    CHECK_EQUAL(cache.stats().entries, 2u);
    CHECK_EQUAL(cache.stats().bytes, 20u);
}

TEST("an answer bigger than the bound drops nothing and is not kept")
{
    Fixture f(25);
    f.cache.get(page("/a"));
    f.cache.get(page("/b"));
    f.body = std::string(26, 'x');
    CHECK_EQUAL(f.cache.get(page("/big")).body, std::string(26, 'x'));
    CHECK_EQUAL(f.cache.stats().entries, 2u);
    CHECK_EQUAL(f.cache.stats().bytes, 20u);
    f.cache.get(page("/a"));
    f.cache.get(page("/b"));
    CHECK_EQUAL(f.asked.load(), 3);
}

TEST("an answer exactly as big as the bound is kept")
{
    Fixture f(25);
    f.cache.get(page("/a"));
    f.body = std::string(25, 'x');
    f.cache.get(page("/big"));
    f.cache.get(page("/big"));
    CHECK_EQUAL(f.asked.load(), 2);
    CHECK_EQUAL(f.cache.stats().bytes, 25u);
}

TEST("a slow upstream holds nobody else up")
{
    std::binary_semaphore entered { 0 }, goOn { 0 }, served { 0 };
    ResponseCache cache(
        1'000, [] { return Millis { 0 }; },
        [&](const Request& request) {
            if (request.path == "/slow") {
                entered.release();
                (void)goOn.try_acquire_for(4s);
            }
            return Response { 200, "0123456789", 60'000 };
        });
    cache.get(page("/kept"));
    std::thread slow([&] { cache.get(page("/slow")); });
    CHECK(entered.try_acquire_for(2s));
    std::thread other([&] {
        cache.get(page("/kept"));
        cache.get(page("/missed"));
        served.release();
    });
    CHECK(served.try_acquire_for(2s));
    goOn.release();
    slow.join();
    other.join();
}

TEST("the age counts from the moment the upstream was asked")
{
    Millis now = 0;
    int asked = 0;
    ResponseCache cache(
        1'000, [&] { return now; },
        [&](const Request&) {
            if (++asked == 1)
                now += 40'000; // the first answer takes its time
            return Response { 200, "0123456789", 60'000 };
        });
    cache.get(page("/"));
    now += 20'000;
    cache.get(page("/"));
    CHECK_EQUAL(asked, 2);
}
