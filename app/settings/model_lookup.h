// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/api_key.h"
#include "settings/model_service.h"
#include "upstream/network_upstream.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace jumpseat {

/// How model servers are reached: NetworkUpstream::make, or what a test has instead.
using UpstreamMaker =
    std::function<Result<std::shared_ptr<Upstream>>(NetworkUpstream::Config config, Executor executor)>;
[[nodiscard]] UpstreamMaker networkUpstreams();
/// Of a service with its key. The computer's proxy is asked for nothing on this computer itself.
[[nodiscard]] NetworkUpstream::Config upstreamConfig(const ModelService& service, const ApiKeyPtr& key);

/// Asks a service which models it has.
class ModelLookup : public QObject {
    Q_OBJECT
public:
    explicit ModelLookup(UpstreamMaker maker, QObject* parent = nullptr);
    ~ModelLookup() override;

    /// The names, sorted. Errors: Io, Refused, Malformed with what is wrong as a sentence for people, without the key.
    using Found = std::function<void(const Result<QStringList>& models)>;
    /// Ends what was asked before, without a word.
    void ask(const ModelService& service, const ApiKeyPtr& key, std::chrono::milliseconds limit, Found found);
    void cancel();
    [[nodiscard]] bool isAsking() const { return bool(m_found); }

private:
    void said(const QByteArray& bytes);
    void ended(const std::optional<UpstreamProblem>& problem);
    void tell(const Result<QStringList>& models);
    [[nodiscard]] QString host() const;

    UpstreamMaker m_maker;
    ModelService m_service;
    Found m_found;
    int m_turn = 0; ///< tells what comes from a request that was given up
    int m_status = 0;
    QByteArray m_body;
    QTimer m_limit;
    std::shared_ptr<Upstream> m_upstream;
    std::unique_ptr<UpstreamCall> m_call; ///< goes before its upstream
};

/// The names in an answer of /v1/models ({"data": [{"id": ...}]}) or of /api/tags ({"models": [{"name": ...}]}), sorted.
/// Errors: Malformed.
[[nodiscard]] Result<QStringList> modelNames(const QByteArray& answer);

} // namespace jumpseat
