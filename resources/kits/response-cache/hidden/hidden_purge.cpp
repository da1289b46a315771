// What the interviewer runs when purge has been added.
#include "cache.h"
#include "tap.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <semaphore>
#include <thread>
#include <utility>

using namespace std::chrono_literals;

namespace {

Request page(const std::string& shop, const std::string& path, const std::string& query = "")
{
    return { shop, path, query, "en", "" };
}

// A cache without purge fails these tests and still lets them be built.
template <typename Cache> std::size_t purge(Cache& cache, const std::string& shop)
{
    if constexpr (requires { std::size_t(cache.purge(shop)); }) {
        return cache.purge(shop);
    } else {
        tap::fail("there is no purge(shop) that gives a number", __FILE__, __LINE__);
        return 0;
    }
}

struct Fixture {
    Millis now = 1'000'000;
    std::atomic<int> asked = 0;
    std::string body = "0123456789";
    std::function<void(const Request&)> before; // happens while the upstream is asked
    ResponseCache cache;

    explicit Fixture(std::size_t max_bytes = 1'000)
        : cache(
              max_bytes, [this] { return now; },
              [this](const Request& request) {
                  ++asked;
                  Response answer { 200, body, 60'000 };
                  if (before)
                      before(request);
                  return answer;
              })
    {
    }
};

} // namespace

TEST("purge drops the answers of one shop and counts them")
{
    Fixture f;
    for (const char* shop : { "fern", "fernhill", "mill", "ern" }) {
        f.cache.get(page(shop, "/"));
        f.cache.get(page(shop, "/books", "page=2"));
    }
    f.cache.get({ "fern", "/", "", "da", "" });
    f.body = "new";
    CHECK_EQUAL(purge(f.cache, "fern"), 3u);
    CHECK_EQUAL(f.cache.get(page("fern", "/")).body, "new");
    CHECK_EQUAL(f.cache.get(page("fern", "/books", "page=2")).body, "new");
    CHECK_EQUAL(f.cache.get({ "fern", "/", "", "da", "" }).body, "new");
    for (const char* shop : { "fernhill", "mill", "ern" }) {
        CHECK_EQUAL(f.cache.get(page(shop, "/")).body, "0123456789");
        CHECK_EQUAL(f.cache.get(page(shop, "/books", "page=2")).body, "0123456789");
    }
    CHECK_EQUAL(purge(f.cache, "nobody"), 0u);
}

TEST("purge gives the room back")
{
    Fixture f(40);
    for (const char* path : { "/a", "/b", "/c" })
        f.cache.get(page("fern", path));
    f.cache.get(page("mill", "/"));
    purge(f.cache, "fern");
    CHECK_EQUAL(f.cache.stats().entries, 1u);
    CHECK_EQUAL(f.cache.stats().bytes, 10u);
    for (const char* path : { "/a", "/b", "/c" })
        f.cache.get(page("fern", path));
    CHECK_EQUAL(f.cache.stats().entries, 4u);
    CHECK_EQUAL(f.cache.stats().bytes, 40u);
}

TEST("an answer that was under way at a purge is not kept")
{
    Fixture f;
    std::binary_semaphore purged { 0 };
    std::thread other;
    bool first = true;
    f.before = [&](const Request&) {
        if (!std::exchange(first, false))
            return;
        f.now += 5;
        other = std::thread([&] {
            purge(f.cache, "fern");
            purged.release();
        });
        CHECK(purged.try_acquire_for(2s)); // it does not wait for the upstream
        f.now += 5;
        f.body = "new prices";
    };
    CHECK_EQUAL(f.cache.get(page("fern", "/")).body, "0123456789");
    other.join();
    f.now += 5;
    CHECK_EQUAL(f.cache.get(page("fern", "/")).body, "new prices");
    CHECK_EQUAL(f.asked.load(), 2);
}

TEST("after a purge the shop's pages are kept as before")
{
    Fixture f;
    f.cache.get(page("fern", "/"));
    f.now += 5;
    purge(f.cache, "fern");
    f.now += 5;
    f.cache.get(page("fern", "/"));
    f.cache.get(page("fern", "/"));
    CHECK_EQUAL(f.asked.load(), 2);
    CHECK_EQUAL(f.cache.stats().bytes, 10u);
}

TEST("what a visitor types cannot reach another page's answer")
{
    for (const char mark : { '|', ':', '/', '?', '&', ' ', '\n', '\t', '\0', '\x1f', '0' }) {
        Fixture f;
        const std::string m(1, mark);
        f.cache.get(page("fern", "/a" + m + "b", "c"));
        f.body = "another page";
        CHECK_EQUAL(f.cache.get(page("fern", "/a", "b" + m + "c")).body, "another page");
        CHECK_EQUAL(f.cache.get(page("fern", "/a", m + "b" + m + "c")).body, "another page");
    }
}
