// Keeps answers of the shop servers in memory, so that the gateway need not ask for the same page twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

using Millis = std::int64_t; // on a clock that only goes forward

struct Request {
    std::string shop;     // "fern"
    std::string path;     // "/books/41"
    std::string query;    // "page=2"
    std::string language; // "en", "da": what the visitor reads
    std::string customer; // empty when nobody is signed in
};

struct Response {
    int status = 200;
    std::string body;
    Millis max_age = 0; // 0: not to be kept
};

struct Stats {
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::size_t entries = 0; // answers that are kept
    std::size_t bytes = 0;   // the size of their bodies together
};

class ResponseCache {
public:
    using Clock = std::function<Millis()>;
    using Upstream = std::function<Response(const Request&)>;

    ResponseCache(std::size_t max_bytes, Clock clock, Upstream upstream);

    // The answer to `request`: a kept one, or the upstream's. May be called from any thread.
    Response get(const Request& request);

    Stats stats() const;

private:
    struct Entry {
        std::string key;
        Response response;
        Millis since = 0;
    };
    using Entries = std::list<Entry>; // the one used last stands in front

    static std::string key_of(const Request& request);
    void keep(const std::string& key, const Response& response, Millis asked);
    void remove(Entries::iterator entry);

    const std::size_t max_bytes_;
    const Clock clock_;
    const Upstream upstream_;

    mutable std::mutex mutex_; // guards everything below
    Entries entries_;
    std::unordered_map<std::string, Entries::iterator> index_;
    std::size_t bytes_ = 0;
    std::uint64_t hits_ = 0;
    std::uint64_t misses_ = 0;
};
