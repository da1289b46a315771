// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/api_key.h"
#include "upstream/upstream.h"

namespace jumpseat {

/// A model server whose key is asked for with each request, so that nobody waits for a keyring before an interview can go
/// on, and a key that is put right later counts from the next question. Without a key the request ends with
/// UpstreamProblem::Refused and the reason.
class KeyedUpstream final : public Upstream {
public:
    /// Both on any thread; the first calls back at once or later, on any thread.
    using WantKey = std::function<void(std::function<void(const Result<ApiKeyPtr>&)> heard)>;
    using Make = std::function<Result<std::shared_ptr<Upstream>>(const ApiKeyPtr& key)>;

    KeyedUpstream(WantKey wantKey, Make make, Executor executor);
    ~KeyedUpstream() override;

    [[nodiscard]] std::unique_ptr<UpstreamCall> send(UpstreamRequest request, UpstreamSink sink) override;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace jumpseat
