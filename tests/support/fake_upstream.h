// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upstream/upstream.h"

#include <QList>

namespace jumpseat::test {

/// A model server that says what a test says, at once and on the test's own thread.
class FakeUpstream final : public Upstream {
public:
    struct Call {
        UpstreamRequest request;
        UpstreamSink sink;
        bool isDropped = false;
        int pauses = 0, readOns = 0;
    };

    std::unique_ptr<UpstreamCall> send(UpstreamRequest request, UpstreamSink sink) override
    {
        calls.push_back(std::make_shared<Call>(Call { std::move(request), std::move(sink) }));
        return std::make_unique<Handle>(calls.back());
    }
    [[nodiscard]] Call& last() { return *calls.back(); }
    void begin(int status, const HeaderList& headers) { last().sink.began(status, headers); }
    void say(const QByteArray& bytes) { last().sink.said(bytes); }
    void end(const std::optional<UpstreamProblem>& problem = {}) { last().sink.ended(problem); }

    QList<std::shared_ptr<Call>> calls;

private:
    class Handle final : public UpstreamCall {
    public:
        explicit Handle(std::shared_ptr<Call> call)
            : m_call(std::move(call))
        {
        }
        ~Handle() override { m_call->isDropped = true; }
        void pause() override { ++m_call->pauses; }
        void readOn() override { ++m_call->readOns; }

    private:
        std::shared_ptr<Call> m_call;
    };
};

} // namespace jumpseat::test
