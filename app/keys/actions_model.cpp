// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keys/actions_model.h"

namespace jumpseat {

ActionsModel::ActionsModel(const ActionRegistry* registry, QObject* parent)
    : QAbstractTableModel(parent)
    , m_registry(registry)
{
}

int ActionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_registry ? 0 : int(m_registry->actions().size());
}

int ActionsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActionsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Action& action = m_registry->actions().at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(index.row(), index.column());
    case Qt::AccessibleTextRole: return tr("%1, %2").arg(action.text, text(index.row(), Keys));
    case IdRole: return action.id;
    default: return {};
    }
}

QString ActionsModel::text(int row, int column) const
{
    const Action& action = m_registry->actions().at(row);
    if (column == Group)
        return action.group;
    if (column == Text)
        return action.text;
    if (column == Now)
        return m_registry->whyNot(action.id);
    QStringList keys;
    for (const KeyBinding& binding : action.bindings)
        keys.append(readableKey(binding.key));
    return keys.join(tr(", "));
}

QVariant ActionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Group: return tr("Where");
    case Text: return tr("What");
    case Keys: return tr("Keys");
    case Now: return tr("Not now");
    default: return {};
    }
}

Qt::ItemFlags ActionsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const bool possible = m_registry->whyNot(m_registry->actions().at(index.row()).id).isEmpty();
    return possible ? Qt::ItemIsSelectable | Qt::ItemIsEnabled : Qt::ItemIsSelectable;
}

void ActionsModel::refresh()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace jumpseat
