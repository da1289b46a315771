// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/activity.h"

#include <QWidget>

class QModelIndex;
class QStackedWidget;

namespace jumpseat {

class InkLabel;
class RunHeadline;
class RunTextView;
class TerminalScreen;

/// One run: its headline, and below that its tests and output, or its terminal.
class RunDetail : public QWidget {
    Q_OBJECT
public:
    explicit RunDetail(QWidget* parent = nullptr);

    /// As it is now. Cheap when little is new.
    void showRun(const QModelIndex& row, const RunState* run);
    [[nodiscard]] RunTextView* output() const { return m_output; }
    [[nodiscard]] TerminalScreen* terminal() const { return m_terminal; }
    [[nodiscard]] RunHeadline* headline() const { return m_headline; }
    [[nodiscard]] bool showsTerminal() const;

Q_SIGNALS:
    void moreWanted(); ///< see TerminalScreen

private:
    void showCaption();

    RunHeadline* m_headline;
    QStackedWidget* m_pages;
    RunTextView* m_output;
    QWidget* m_terminalPage;
    TerminalScreen* m_terminal;
    InkLabel* m_caption;
};

} // namespace jumpseat
