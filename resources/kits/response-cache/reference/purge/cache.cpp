#include "cache.h"

#include <iterator>
#include <utility>

ResponseCache::ResponseCache(std::size_t max_bytes, Clock clock, Upstream upstream)
    : max_bytes_(max_bytes)
    , clock_(std::move(clock))
    , upstream_(std::move(upstream))
{
}

// With its length in front, so that no part can run into the next: "4:fern".
std::string ResponseCache::part_of_key(const std::string& part)
{
    return std::to_string(part.size()) + ':' + part;
}

// The shop comes first, purge relies on it: "4:fern9:/books/416:page=22:en".
std::string ResponseCache::key_of(const Request& request)
{
    std::string key;
    for (const std::string* part : { &request.shop, &request.path, &request.query, &request.language })
        key += part_of_key(*part);
    return key;
}

Response ResponseCache::get(const Request& request)
{
    if (!request.customer.empty())
        return upstream_(request); // a personal page

    const std::string key = key_of(request);

    std::unique_lock lock(mutex_);
    const Millis asked = clock_();
    if (const auto found = index_.find(key); found != index_.end()) {
        const Entry& entry = *found->second;
        if (asked - entry.since < entry.response.max_age) {
            entries_.splice(entries_.begin(), entries_, found->second);
            ++hits_;
            return entry.response;
        }
        remove(found->second);
    }
    ++misses_;
    const std::uint64_t purges = purges_of(request.shop);

    lock.unlock();
    const Response response = upstream_(request);
    lock.lock();
    const bool outdated = purges_of(request.shop) != purges; // its shop was purged meanwhile
    if (response.status == 200 && response.max_age > 0 && !outdated)
        keep(key, response, asked);
    return response;
}

// The lock is held.
std::uint64_t ResponseCache::purges_of(const std::string& shop) const
{
    const auto found = purges_.find(shop);
    return found == purges_.end() ? 0 : found->second;
}

// The lock is held. Room is made at the back, where the entries stand that were not used for longest.
void ResponseCache::keep(const std::string& key, const Response& response, Millis asked)
{
    if (response.body.size() > max_bytes_)
        return;
    // Another thread may have missed the same page and kept its answer meanwhile.
    if (const auto found = index_.find(key); found != index_.end()) {
        if (found->second->since > asked)
            return;
        remove(found->second);
    }
    while (!entries_.empty() && bytes_ + response.body.size() > max_bytes_)
        remove(std::prev(entries_.end()));

    entries_.push_front({ key, response, asked });
    index_[key] = entries_.begin();
    bytes_ += response.body.size();
}

// The lock is held.
void ResponseCache::remove(Entries::iterator entry)
{
    bytes_ -= entry->response.body.size();
    index_.erase(entry->key);
    entries_.erase(entry);
}

std::size_t ResponseCache::purge(const std::string& shop)
{
    const std::string start = part_of_key(shop);
    const std::lock_guard lock(mutex_);
    ++purges_[shop]; // answers that are under way are not kept
    std::size_t dropped = 0;
    for (auto entry = entries_.begin(); entry != entries_.end();) {
        const auto next = std::next(entry);
        if (entry->key.starts_with(start)) {
            remove(entry);
            ++dropped;
        }
        entry = next;
    }
    return dropped;
}

Stats ResponseCache::stats() const
{
    const std::lock_guard lock(mutex_);
    return { hits_, misses_, index_.size(), bytes_ };
}
