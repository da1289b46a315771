// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/model_service.h"

#include <QAbstractButton>

namespace jumpseat {

/// A model service on one line; pressing it opens it.
class ServiceRow : public QAbstractButton {
    Q_OBJECT
public:
    /// One that was `found` was not set up by anybody, and cannot be changed.
    ServiceRow(ModelService service, bool found, QWidget* parent = nullptr);

    [[nodiscard]] const ModelService& service() const { return m_service; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString modelsText() const;
    [[nodiscard]] QString keyText() const;

    ModelService m_service;
    bool m_isFound;
};

/// Rows of services in one frame.
class ServiceRows : public QWidget {
    Q_OBJECT
public:
    explicit ServiceRows(QWidget* parent = nullptr);
    /// `found`: the Ollama of this computer, when it has models.
    void setServices(const QList<ModelService>& services, const ModelService& found);
    /// The one that is open beside the list; empty: none.
    void setOpen(const QString& id);
    [[nodiscard]] QWidget* rowOf(const QString& id) const; ///< nullptr: there is none

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_open;
    QList<ServiceRow*> m_rows;
    QWidget* m_nothing;
};

} // namespace jumpseat
