// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "keys/action_registry.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace jumpseat {

/// The actions of a window as rows: where it belongs, what it is, its keys, whether it is possible now.
class ActionsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Group, Text, Keys, Now, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1 };

    explicit ActionsModel(const ActionRegistry* registry, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// What is possible may have changed.
    void refresh();

private:
    [[nodiscard]] QString text(int row, int column) const;

    QPointer<const ActionRegistry> m_registry; ///< may go first: both are children of one window
};

} // namespace jumpseat
