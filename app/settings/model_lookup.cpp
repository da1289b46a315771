// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/model_lookup.h"

#include "base/json.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

#include <utility>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestAnswer = 4 * 1024 * 1024;
constexpr qsizetype mostNames = 2000;
constexpr qsizetype longestModelName = 200;

/// The server's own words about what is wrong, wherever the dialects have them; one line.
QString serverWords(const QByteArray& body)
{
    const QJsonObject object = parseJson(body).object();
    const QJsonValue error = object.value("error"_L1);
    QString words = error.isString() ? error.toString() : error["message"_L1].toString();
    if (words.isEmpty())
        words = object.value("message"_L1).toString();
    return words.simplified().left(300);
}

QString statusWords(const QString& host, int status, const QByteArray& body)
{
    const QString own = serverWords(body);
    const QString said = own.isEmpty() ? QString() : ModelLookup::tr(" It said: %1").arg(own);
    switch (status) {
    case 401:
    case 403: return ModelLookup::tr("%1 does not accept the key (%2).").arg(host).arg(status) + said;
    case 404: return ModelLookup::tr("%1 has no list of models there (404). Is the address right?").arg(host) + said;
    case 429:
        return ModelLookup::tr("%1 has too much to do, or the account has used up its share (429).").arg(host) + said;
    default: break;
    }
    if (status >= 300 && status < 400)
        return ModelLookup::tr("%1 sends elsewhere (%2). Redirects are not followed: use the address it means.")
            .arg(host)
            .arg(status);
    return ModelLookup::tr("%1 answered with status %2.").arg(host).arg(status) + said;
}

} // namespace

UpstreamMaker networkUpstreams()
{
    return [](NetworkUpstream::Config config, Executor executor) -> Result<std::shared_ptr<Upstream>> {
        auto made = NetworkUpstream::make(std::move(config), std::move(executor));
        if (!made)
            return std::unexpected(made.error());
        return std::shared_ptr<Upstream>(*std::move(made));
    };
}

NetworkUpstream::Config upstreamConfig(const ModelService& service, const ApiKeyPtr& key)
{
    NetworkUpstream::Config config;
    config.baseUrl = service.baseUrl;
    config.key = key ? key->copy() : QString();
    config.systemProxy = !isLoopback(QUrl(service.baseUrl).host());
    return config;
}

Result<QStringList> modelNames(const QByteArray& answer)
{
    QJsonParseError error;
    const QJsonObject object = parseJson(answer, &error).object();
    const bool isTags = object.contains("models"_L1);
    const QJsonValue list = object.value(isTags ? "models"_L1 : "data"_L1);
    if (error.error != QJsonParseError::NoError || !list.isArray())
        return fail(ErrorCode::Malformed, ModelLookup::tr("the answer is no list of models"));
    QStringList names;
    for (const QJsonArray models = list.toArray(); const QJsonValue model : models) {
        const QString name = model[isTags ? "name"_L1 : "id"_L1].toString().trimmed();
        if (!name.isEmpty() && name.size() <= longestModelName && names.size() < mostNames)
            names.append(name);
    }
    names.sort();
    names.removeDuplicates();
    return names;
}

ModelLookup::ModelLookup(UpstreamMaker maker, QObject* parent)
    : QObject(parent)
    , m_maker(std::move(maker))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this,
        [this] { tell(fail(ErrorCode::Io, tr("%1 did not answer in time.").arg(host()))); });
}

ModelLookup::~ModelLookup()
{
    cancel();
}

QString ModelLookup::host() const
{
    return QUrl(m_service.baseUrl).authority();
}

void ModelLookup::ask(const ModelService& service, const ApiKeyPtr& key, std::chrono::milliseconds limit, Found found)
{
    cancel();
    m_service = service;
    m_found = std::move(found);
    const ProviderFacts* facts = providerFacts(service.provider);
    NetworkUpstream::Config config = upstreamConfig(service, key);
    config.connectTime = limit;
    config.idleTime = 2 * limit; // the whole answer has that limit, and says so in our words
    // Everything that comes passes here: an answer to what was given up finds another turn.
    auto made = m_maker(config, [this, turn = m_turn](std::function<void()> task) {
        QMetaObject::invokeMethod(
            this,
            [this, turn, task = std::move(task)] {
                if (turn == m_turn)
                    task();
            },
            Qt::QueuedConnection);
    });
    wipe(config.key);
    if (!made || !facts)
        return tell(fail(ErrorCode::Malformed, made ? tr("The kind of service is not known.") : made.error().what));
    m_upstream = *std::move(made);
    UpstreamRequest request;
    request.method = "GET";
    request.path = facts->listPath.toLatin1();
    if (service.provider == "anthropic"_L1)
        request.headers += Header { "anthropic-version", "2023-06-01" };
    m_call = m_upstream->send(std::move(request),
        { [this](int status, const HeaderList&) { m_status = status; },
            [this](const QByteArray& bytes) { said(bytes); },
            [this](const std::optional<UpstreamProblem>& problem) { ended(problem); } });
    m_limit.start(limit);
}

void ModelLookup::cancel()
{
    ++m_turn;
    m_limit.stop();
    m_call.reset();
    m_upstream.reset();
    m_found = {};
    m_status = 0;
    m_body.clear();
}

void ModelLookup::said(const QByteArray& bytes)
{
    m_body += bytes;
    if (m_body.size() > largestAnswer)
        tell(fail(ErrorCode::TooLarge, tr("The answer of %1 is far too long for a list of models.").arg(host())));
}

void ModelLookup::ended(const std::optional<UpstreamProblem>& problem)
{
    if (problem && m_status < 400)
        return tell(fail(ErrorCode::Io, tr("%1 could not be asked: %2.").arg(host(), problem->what)));
    if (m_status != 200)
        return tell(fail(ErrorCode::Refused, statusWords(host(), m_status, m_body)));
    const auto names = modelNames(m_body);
    if (!names)
        return tell(fail(ErrorCode::Malformed, tr("%1 answered, but %2.").arg(host(), names.error().what)));
    tell(names);
}

void ModelLookup::tell(const Result<QStringList>& models)
{
    const Found found = std::exchange(m_found, {});
    cancel();
    if (found)
        found(models);
}

} // namespace jumpseat
