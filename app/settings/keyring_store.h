// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/key_store.h"

#include <QObject>

namespace jumpseat {

/// The keyring of the desktop (Secret Service, KWallet), through QtKeychain, under the service name "jumpseat". Where none
/// runs nothing is stored anywhere else: every call says so. Errors: Refused with a sentence for people.
class KeyringStore final : public KeyStore {
public:
    void read(const QString& id, Read read) override;
    void write(const QString& id, const ApiKeyPtr& key, Done done) override;
    void remove(const QString& id, Done done) override;

private:
    QObject m_here; ///< jobs may end after the store; what they call does not outlive this
};

} // namespace jumpseat
