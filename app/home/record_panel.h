// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "home/record_report.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QVBoxLayout;

namespace jumpseat {

class ActionButton;
class InlineConfirm;
class InkLabel;

/// Beside the sessions: what is asked before something is erased, and afterwards what was found, kept and lost.
class RecordPanel : public QWidget {
    Q_OBJECT
public:
    explicit RecordPanel(QWidget* parent = nullptr);

    void showReport(const RecordReport& report);
    /// `choices` are boxes to tick; `confirmed` is told which of them were.
    using Confirmed = std::function<void(const QList<bool>& ticked)>;
    /// Without a question of its own it is asked whether that is meant for good, and Enter alone says no.
    void ask(const RecordReport& report, const QStringList& choices, const QString& yes, Confirmed confirmed,
        const QString& question = {});
    [[nodiscard]] bool isAsking() const { return m_asking; }
    [[nodiscard]] const RecordReport& report() const { return m_report; }
    void answer(bool yes);

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildTop();
    QWidget* buildBottom();
    void fill(const RecordReport& report);
    void addSection(const RecordReport::Section& section);
    void copy() const;
    void answered();

    RecordReport m_report;
    bool m_asking = false;
    InkLabel* m_title = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_lines = nullptr;
    QList<QCheckBox*> m_boxes;
    InlineConfirm* m_confirm = nullptr;
    ActionButton* m_copy = nullptr;
    ActionButton* m_close = nullptr;
};

} // namespace jumpseat
