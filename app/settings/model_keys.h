// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/key_store.h"
#include "settings/model_service.h"

#include <QHash>
#include <QMutex>
#include <QObject>

namespace jumpseat {

/// The keys of the services as far as they were needed, in memory. Lives on the thread of its store; what is marked so
/// may be called on any thread.
class ModelKeys : public QObject {
    Q_OBJECT
public:
    explicit ModelKeys(std::unique_ptr<KeyStore> store, QObject* parent = nullptr);
    ~ModelKeys() override;

    /// A key, or nullptr where the service asks for none. Errors: Refused or NotFound with a sentence for people.
    using Heard = std::function<void(const Result<ApiKeyPtr>& key)>;
    /// Any thread. `heard` is called at once when the key is at hand, else on the thread of this object, at most once.
    /// What failed is tried anew with the next call: a keyring may have been unlocked meanwhile.
    void want(const ModelService& service, const Heard& heard);

    void write(const QString& id, const ApiKeyPtr& key, KeyStore::Done done);
    /// From the keyring and from memory.
    void remove(const QString& id, KeyStore::Done done);

private:
    void read(const ModelService& service, const Heard& heard);
    void keep(const QString& id, const ApiKeyPtr& key);
    void tell(const QString& id, const Result<ApiKeyPtr>& key);
    [[nodiscard]] ApiKeyPtr inMemory(const QString& id) const;

    std::unique_ptr<KeyStore> m_store;
    QHash<QString, QList<Heard>> m_waiting; ///< by service: one question to the keyring answers all
    QHash<QString, int> m_turns;            ///< tells an answer from the one of a question that was given up
    mutable QMutex m_mutex;
    QHash<QString, ApiKeyPtr> m_keys; ///< the mutex's
};

/// What the environment has for a service: its own variable (see ownKeyVariable()), else the one its settings name.
/// nullptr: nothing. Errors: Malformed.
[[nodiscard]] Result<ApiKeyPtr> keyFromEnvironment(const ModelService& service);

} // namespace jumpseat
