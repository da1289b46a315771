// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QTableView>

namespace jumpseat {

class SessionsModel;
class WordFilter;

/// The sessions as rows, each column as wide as its words.
class SessionTable : public QTableView {
    Q_OBJECT
public:
    SessionTable(SessionsModel* sessions, WordFilter* filter, QWidget* parent = nullptr);

    void fitColumns();
    [[nodiscard]] SessionId current() const;
    void setCurrent(const SessionId& id);

Q_SIGNALS:
    void currentSessionChanged();
    void openWanted(const jumpseat::SessionId& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void openIndex(const QModelIndex& index);

    SessionsModel* m_sessions;
    WordFilter* m_filter;
};

} // namespace jumpseat
