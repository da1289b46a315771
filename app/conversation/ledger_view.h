// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QWidget>

class QTableView;

namespace jumpseat {

class FactsPanel;
class FilteredList;
class LedgerModel;
class SessionModel;

/// Every suggestion with what became of it, as a table.
class LedgerView : public QWidget {
    Q_OBJECT
public:
    LedgerView(SessionModel* session, LedgerModel* model, QWidget* parent = nullptr);

    /// Below the table, when there is no room for them beside the conversation.
    void setFactsShown(bool shown);
    void focusFilter();
    [[nodiscard]] QTableView* table() const { return m_table; }

Q_SIGNALS:
    void eventActivated(jumpseat::Seq seq);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupTable();
    void setupHeaders();
    void reveal(Seq seq);

    SessionModel* m_session;
    LedgerModel* m_model;
    QTableView* m_table;
    FilteredList* m_filtered;
    FactsPanel* m_facts;
};

} // namespace jumpseat
