// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/keyed_upstream.h"

#include <QMutex>

#include <utility>

namespace jumpseat {

/// The server as it was made with the newest key. Calls keep it: what is under way with an old key ends as it began.
struct KeyedUpstream::Shared {
    WantKey wantKey;
    Make make;
    Executor executor;
    QMutex mutex;
    ApiKeyPtr key;                      ///< the mutex's, as is:
    std::shared_ptr<Upstream> upstream; ///< made with that key

    Result<std::shared_ptr<Upstream>> with(const ApiKeyPtr& wanted)
    {
        const QMutexLocker lock(&mutex);
        if (upstream && key == wanted)
            return upstream;
        auto made = make(wanted);
        if (made) {
            key = wanted;
            upstream = *made;
        }
        return made;
    }
};

namespace {

/// A request that may still wait for its key. What it is told before its call exists is kept for it.
class KeyedCall {
public:
    KeyedCall(UpstreamRequest request, UpstreamSink sink)
        : m_request(std::move(request))
        , m_sink(std::move(sink))
    {
    }
    /// On the executor's thread.
    void start(const Result<std::shared_ptr<Upstream>>& upstream)
    {
        UpstreamSink sink;
        {
            const QMutexLocker lock(&m_mutex);
            if (m_isDropped)
                return;
            sink = std::exchange(m_sink, {});
        }
        if (!upstream) {
            if (sink.ended)
                sink.ended(UpstreamProblem { UpstreamProblem::Kind::Refused, upstream.error().what });
            return;
        }
        auto call = (*upstream)->send(std::move(m_request), std::move(sink));
        const QMutexLocker lock(&m_mutex);
        if (m_isDropped)
            return;
        m_upstream = *upstream;
        m_call = std::move(call);
        if (m_isPaused)
            m_call->pause();
    }
    void setPaused(bool paused)
    {
        const QMutexLocker lock(&m_mutex);
        m_isPaused = paused;
        if (m_call)
            paused ? m_call->pause() : m_call->readOn();
    }
    void drop()
    {
        std::unique_ptr<UpstreamCall> call;
        const QMutexLocker lock(&m_mutex);
        m_isDropped = true;
        m_sink = {};
        call = std::move(m_call);
    }

private:
    QMutex m_mutex;
    UpstreamRequest m_request;
    UpstreamSink m_sink;
    bool m_isDropped = false, m_isPaused = false;
    std::shared_ptr<Upstream> m_upstream;
    std::unique_ptr<UpstreamCall> m_call; ///< goes before its upstream
};

class KeyedHandle final : public UpstreamCall {
public:
    explicit KeyedHandle(std::shared_ptr<KeyedCall> call)
        : m_call(std::move(call))
    {
    }
    ~KeyedHandle() override { m_call->drop(); }
    void pause() override { m_call->setPaused(true); }
    void readOn() override { m_call->setPaused(false); }

private:
    std::shared_ptr<KeyedCall> m_call;
};

} // namespace

KeyedUpstream::KeyedUpstream(WantKey wantKey, Make make, Executor executor)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->wantKey = std::move(wantKey);
    m_shared->make = std::move(make);
    m_shared->executor = std::move(executor);
}

KeyedUpstream::~KeyedUpstream() = default;

std::unique_ptr<UpstreamCall> KeyedUpstream::send(UpstreamRequest request, UpstreamSink sink)
{
    const auto call = std::make_shared<KeyedCall>(std::move(request), std::move(sink));
    // Not kept alive by the question: whoever drops the upstream hears of nothing.
    const std::weak_ptr<Shared> weak = m_shared;
    m_shared->wantKey([weak, call](const Result<ApiKeyPtr>& key) {
        const auto shared = weak.lock();
        if (!shared)
            return;
        shared->executor([weak, call, key] {
            if (const auto still = weak.lock())
                call->start(key ? still->with(*key) : Result<std::shared_ptr<Upstream>>(std::unexpected(key.error())));
        });
    });
    return std::make_unique<KeyedHandle>(call);
}

} // namespace jumpseat
