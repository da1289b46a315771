// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/model_keys.h"

#include <QPointer>
#include <QTimer>

#include <chrono>
#include <utility>

namespace jumpseat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Somebody may have to unlock the keyring; a candidate's question waits meanwhile.
constexpr auto patience = 60s;

Result<ApiKeyPtr> noKeyOf(const ModelService& service, const QString& why)
{
    return fail(ErrorCode::Refused,
        u"The key of %1 could not be read from the keyring: %2. The variable %3 would be taken instead."_s.arg(
            service.name, why, ownKeyVariable(service.id)));
}

} // namespace

Result<ApiKeyPtr> keyFromEnvironment(const ModelService& service)
{
    for (const QString& name : { ownKeyVariable(service.id), service.variable }) {
        if (name.isEmpty())
            continue;
        QString text = qEnvironmentVariable(qPrintable(name));
        if (text.trimmed().isEmpty())
            continue;
        auto key = ApiKey::from(text);
        wipe(text);
        if (!key)
            return fail(ErrorCode::Malformed,
                u"What the variable %1 has is no key of %2: %3."_s.arg(name, service.name, key.error().what));
        return key;
    }
    return ApiKeyPtr();
}

ModelKeys::ModelKeys(std::unique_ptr<KeyStore> store, QObject* parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

ModelKeys::~ModelKeys() = default;

void ModelKeys::want(const ModelService& service, const Heard& heard)
{
    if (service.keySource == KeySource::None)
        return heard(ApiKeyPtr());
    const auto fromEnvironment = keyFromEnvironment(service);
    if (!fromEnvironment || *fromEnvironment)
        return heard(fromEnvironment);
    if (service.keySource == KeySource::Environment)
        return heard(fail(ErrorCode::NotFound,
            u"The key of %1 is not there: the environment variable %2 is not set."_s.arg(
                service.name, service.variable)));
    if (ApiKeyPtr known = inMemory(service.id))
        return heard(known);
    QMetaObject::invokeMethod(this, [this, service, heard] { read(service, heard); }, Qt::QueuedConnection);
}

void ModelKeys::read(const ModelService& service, const Heard& heard)
{
    if (ApiKeyPtr known = inMemory(service.id))
        return heard(known);
    QList<Heard>& waiting = m_waiting[service.id];
    waiting.append(heard);
    if (waiting.size() > 1)
        return;
    const int turn = ++m_turns[service.id];
    const auto accept = [this, service, turn](const Result<ApiKeyPtr>& key) {
        if (m_turns.value(service.id) != turn)
            return;
        ++m_turns[service.id];
        if (!key)
            return tell(service.id, noKeyOf(service, key.error().what));
        if (!*key)
            return tell(service.id,
                fail(ErrorCode::NotFound,
                    u"There is no key of %1 in the keyring of this computer."_s.arg(service.name)));
        keep(service.id, *key);
        tell(service.id, key);
    };
    QTimer::singleShot(patience, this, [accept] { accept(fail(ErrorCode::Refused, u"it did not answer"_s)); });
    m_store->read(service.id, accept);
}

void ModelKeys::tell(const QString& id, const Result<ApiKeyPtr>& key)
{
    for (const QList<Heard> waiting = m_waiting.take(id); const Heard& heard : waiting)
        heard(key);
}

void ModelKeys::write(const QString& id, const ApiKeyPtr& key, KeyStore::Done done)
{
    m_store->write(id, key, [this, id, key, done = std::move(done)](const Result<void>& written) {
        if (written)
            keep(id, key);
        done(written);
    });
}

void ModelKeys::remove(const QString& id, KeyStore::Done done)
{
    keep(id, {});
    m_store->remove(id, std::move(done));
}

void ModelKeys::keep(const QString& id, const ApiKeyPtr& key)
{
    const QMutexLocker lock(&m_mutex);
    if (key)
        m_keys.insert(id, key);
    else
        m_keys.remove(id);
}

ApiKeyPtr ModelKeys::inMemory(const QString& id) const
{
    const QMutexLocker lock(&m_mutex);
    return m_keys.value(id);
}

} // namespace jumpseat
