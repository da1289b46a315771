// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/keyring_store.h"

#include <qt6keychain/keychain.h>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// The name under which people find the keys in their keyring's own window.
QString keyringName()
{
    return u"jumpseat"_s;
}

QString keyringWords(const QKeychain::Job& job)
{
    switch (job.error()) {
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return u"no keyring is running on this computer"_s;
    case QKeychain::AccessDeniedByUser: return u"the keyring stayed locked"_s;
    case QKeychain::AccessDenied: return u"the keyring does not allow it"_s;
    default: return u"the keyring said: %1"_s.arg(job.errorString().simplified().left(200));
    }
}

/// Jobs belong to themselves: the library may still call one whose store is gone.
template <class Job> Job* keyringJob(const QString& id)
{
    auto* job = new Job(keyringName());
    job->setKey(id);
    job->setInsecureFallback(false); // it would write the key into a plain file
    return job;
}

} // namespace

void KeyringStore::read(const QString& id, Read read)
{
    auto* job = keyringJob<QKeychain::ReadPasswordJob>(id);
    QObject::connect(job, &QKeychain::Job::finished, &m_here, [job, read = std::move(read)] {
        if (job->error() == QKeychain::EntryNotFound)
            return read(ApiKeyPtr());
        if (job->error() != QKeychain::NoError)
            return read(fail(ErrorCode::Refused, keyringWords(*job)));
        QString text = job->textData();
        auto key = ApiKey::from(text);
        wipe(text);
        if (!key)
            key = fail(ErrorCode::Malformed, u"what the keyring has there is no key"_s);
        read(key);
    });
    job->start();
}

void KeyringStore::write(const QString& id, const ApiKeyPtr& key, Done done)
{
    auto* job = keyringJob<QKeychain::WritePasswordJob>(id);
    QString text = key->copy();
    job->setTextData(text);
    wipe(text);
    QObject::connect(job, &QKeychain::Job::finished, &m_here, [job, done = std::move(done)] {
        done(job->error() == QKeychain::NoError ? Result<void>() : fail(ErrorCode::Refused, keyringWords(*job)));
    });
    job->start();
}

void KeyringStore::remove(const QString& id, Done done)
{
    auto* job = keyringJob<QKeychain::DeletePasswordJob>(id);
    QObject::connect(job, &QKeychain::Job::finished, &m_here, [job, done = std::move(done)] {
        const bool isGone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        done(isGone ? Result<void>() : fail(ErrorCode::Refused, keyringWords(*job)));
    });
    job->start();
}

} // namespace jumpseat
