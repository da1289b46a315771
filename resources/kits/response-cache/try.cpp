// A place to try things: Run builds it with the cache and starts it.
#include "cache.h"

#include <cstdio>

int main()
{
    Millis now = 0;
    const auto upstream = [&](const Request& request) {
        std::printf("%3lld s  upstream is asked: %s %s %s\n", static_cast<long long>(now / 1'000), request.shop.c_str(),
            request.path.c_str(), request.language.c_str());
        return Response { 200, "a page of " + request.shop, 60'000 };
    };
    ResponseCache cache(1'000'000, [&] { return now; }, upstream);

    cache.get({ "fern", "/", "", "en", "" });
    now = 30'000;
    cache.get({ "fern", "/", "", "en", "" });
    cache.get({ "fern", "/books/41", "", "en", "" });

    const Stats stats = cache.stats();
    std::printf("hits %llu, misses %llu, entries %zu, bytes %zu\n", static_cast<unsigned long long>(stats.hits),
        static_cast<unsigned long long>(stats.misses), stats.entries, stats.bytes);
}
