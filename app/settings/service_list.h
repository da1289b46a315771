// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/model_service.h"

#include <QObject>

namespace jumpseat {

/// The services of this computer's settings, and the file they stand in.
class ServiceList : public QObject {
    Q_OBJECT
public:
    /// `file`: read by load(), made with its folder by the first change. It is for its owner's eyes only.
    explicit ServiceList(QString file, QObject* parent = nullptr);

    /// A file that is not there is an empty list. One that cannot be read is an empty list and a problem(), and stays as it
    /// is: the first change puts it aside under another name.
    void load();
    [[nodiscard]] const QList<ModelService>& all() const { return m_services; }
    [[nodiscard]] const ModelService* find(const QString& id) const;
    [[nodiscard]] QString file() const { return m_file; }
    /// Why the file could not be read, as a sentence; empty: it could.
    [[nodiscard]] QString problem() const { return m_problem; }

    /// In the place of the one with its id, or behind all others. Errors: those of checkServices(), Io; nothing is changed
    /// then.
    [[nodiscard]] Result<void> put(const ModelService& service);
    [[nodiscard]] Result<void> remove(const QString& id);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Result<void> save(const QList<ModelService>& services);
    [[nodiscard]] Result<void> putDamagedAside();

    QString m_file;
    QString m_problem;
    QList<ModelService> m_services;
};

/// models.json in the configuration folder of the program.
[[nodiscard]] QString defaultServicesFile();

} // namespace jumpseat
