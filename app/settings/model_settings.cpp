// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/model_settings.h"

#include <QUrl>

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto ollamaPatience = 1500ms;
constexpr int ollamaPort = 11434;

} // namespace

ModelService localOllama(const QString& ollamaHost)
{
    const QString wanted = ollamaHost.trimmed();
    const bool hasScheme = wanted.contains("://"_L1);
    QUrl url(hasScheme ? wanted : u"http://"_s + wanted, QUrl::StrictMode);
    if (url.port() < 0 && !hasScheme)
        url.setPort(ollamaPort);
    if (url.host() == "0.0.0.0"_L1 || url.host() == "::"_L1)
        url.setHost(u"127.0.0.1"_s);
    const auto base = wanted.isEmpty() ? Result<QString>(u"http://127.0.0.1:11434"_s) : checkedBaseUrl(url.toString());
    return { u"ollama-here"_s, u"Ollama on this computer"_s, u"ollama"_s, base.value_or(u"http://127.0.0.1:11434"_s),
        KeySource::None, {}, {} };
}

ModelSettings::ModelSettings(Parts parts, QObject* parent)
    : QObject(parent)
    , m_services(std::move(parts.file))
    , m_keys(std::move(parts.store))
    , m_upstreams(std::move(parts.upstreams))
    , m_ollama(localOllama(qEnvironmentVariable("OLLAMA_HOST")))
    , m_ollamaLookup(m_upstreams)
{
    connect(&m_services, &ServiceList::changed, this, &ModelSettings::changed);
    m_services.load();
}

void ModelSettings::lookForOllama()
{
    if (m_ollamaLookup.isAsking())
        return;
    m_ollamaLookup.ask(m_ollama, {}, ollamaPatience, [this](const Result<QStringList>& names) {
        QList<ServiceModel> models;
        for (const QStringList found =
                 names.value_or(QStringList()).first(qMin<qsizetype>(names ? names->size() : 0, mostModels));
            const QString& name : found)
            models.append({ .name = name });
        if (models == m_ollama.models)
            return;
        m_ollama.models = models;
        Q_EMIT changed();
    });
}

QList<ModelService> ModelSettings::available() const
{
    QList<ModelService> all = m_services.all();
    const bool isSetUp = std::ranges::any_of(all, [this](const ModelService& service) {
        return service.provider == m_ollama.provider && service.baseUrl == m_ollama.baseUrl;
    });
    if (!isSetUp && !m_ollama.models.isEmpty())
        all.append(m_ollama);
    return all;
}

} // namespace jumpseat
