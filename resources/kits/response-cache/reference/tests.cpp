// Tests that came with the draft.
#include "cache.h"
#include "tap.h"

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace {

// A clock that moves only when a test says so, and an upstream that counts how often it was asked.
struct Fixture {
    Millis now = 1'000'000;
    std::atomic<int> asked = 0;
    Response answer { 200, "0123456789", 60'000 };
    ResponseCache cache;

    explicit Fixture(std::size_t max_bytes = 1'000)
        : cache(
              max_bytes, [this] { return now; },
              [this](const Request&) {
                  ++asked;
                  return answer;
              })
    {
    }
};

Request page(const std::string& path)
{
    return { "fern", path, "", "en", "" };
}

} // namespace

TEST("the second visitor gets the kept answer")
{
    Fixture f;
    CHECK_EQUAL(f.cache.get(page("/")).body, "0123456789");
    f.answer.body = "something else";
    CHECK_EQUAL(f.cache.get(page("/")).body, "0123456789");
    CHECK_EQUAL(f.asked.load(), 1);
    CHECK_EQUAL(f.cache.stats().hits, 1u);
}

TEST("different pages have different answers")
{
    Fixture f;
    f.cache.get(page("/"));
    f.answer.body = "books";
    CHECK_EQUAL(f.cache.get(page("/books")).body, "books");
    CHECK_EQUAL(f.cache.get({ "fern", "/books", "page=2", "en", "" }).body, "books");
    CHECK_EQUAL(f.asked.load(), 3);
}

TEST("shops do not see each other's answers")
{
    Fixture f;
    f.cache.get({ "fern", "/", "", "en", "" });
    f.answer.body = "mill";
    CHECK_EQUAL(f.cache.get({ "mill", "/", "", "en", "" }).body, "mill");
}

TEST("an answer is old after its max_age")
{
    Fixture f;
    f.cache.get(page("/"));
    f.now += 59'999;
    f.cache.get(page("/"));
    CHECK_EQUAL(f.asked.load(), 1);
    f.now += 60'000;
    f.cache.get(page("/"));
    CHECK_EQUAL(f.asked.load(), 2);
}

TEST("room is made by dropping what was not used for longest")
{
    Fixture f(30);
    for (const char* path : { "/a", "/b", "/c", "/a", "/d" })
        f.cache.get(page(path));
    CHECK_EQUAL(f.asked.load(), 4);
    CHECK_EQUAL(f.cache.stats().bytes, 30u);
    f.cache.get(page("/a"));
    CHECK_EQUAL(f.asked.load(), 4);
    f.cache.get(page("/b"));
    CHECK_EQUAL(f.asked.load(), 5);
}

TEST("errors and personal pages are not kept")
{
    Fixture f;
    f.cache.get({ "fern", "/", "", "en", "ida" });
    f.cache.get({ "fern", "/", "", "en", "ida" });
    CHECK_EQUAL(f.asked.load(), 2);
    f.answer.status = 503;
    f.cache.get(page("/"));
    f.cache.get(page("/"));
    CHECK_EQUAL(f.asked.load(), 4);
    CHECK_EQUAL(f.cache.stats().entries, 0u);
}

TEST("a page in another language is another answer")
{
    Fixture f;
    f.cache.get(page("/"));
    f.answer.body = "forside";
    CHECK_EQUAL(f.cache.get({ "fern", "/", "", "da", "" }).body, "forside");
    CHECK_EQUAL(f.cache.get(page("/")).body, "0123456789");
    CHECK_EQUAL(f.asked.load(), 2);
}

TEST("an answer grows old however often it is used")
{
    Fixture f;
    f.cache.get(page("/"));
    for (int i = 0; i < 6; ++i) {
        CHECK_EQUAL(f.asked.load(), 1);
        f.now += 10'000;
        f.cache.get(page("/"));
    }
    CHECK_EQUAL(f.asked.load(), 2);
}

TEST("an answer bigger than the bound is passed on and drops nothing")
{
    Fixture f(15);
    f.cache.get(page("/"));
    f.answer.body = "0123456789abcdef";
    CHECK_EQUAL(f.cache.get(page("/big")).body, "0123456789abcdef");
    CHECK_EQUAL(f.cache.stats().bytes, 10u);
    f.cache.get(page("/"));
    CHECK_EQUAL(f.asked.load(), 2);
}

// Both threads are asking the upstream before either of them gets its answer.
TEST("two threads that miss the same page keep it once")
{
    std::latch both(2);
    ResponseCache cache(
        1'000, [] { return Millis { 0 }; },
        [&](const Request&) {
            both.arrive_and_wait();
            return Response { 200, "0123456789", 60'000 };
        });
    std::thread one([&] { cache.get(page("/")); });
    std::thread two([&] { cache.get(page("/")); });
    one.join();
    two.join();
    CHECK_EQUAL(cache.stats().entries, 1u);
    CHECK_EQUAL(cache.stats().bytes, 10u);
}

TEST("many threads read at once")
{
    Fixture f;
    f.cache.get(page("/"));
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&f] {
            for (int n = 0; n < 200; ++n)
                f.cache.get(page("/"));
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK_EQUAL(f.asked.load(), 1);
    CHECK_EQUAL(f.cache.stats().hits, 1'600u);
}
