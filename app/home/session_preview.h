// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_digest.h"

#include <QWidget>

class QGridLayout;

namespace jumpseat {

class ActionButton;
class ElidedLabel;
class IconButton;
class InkLabel;
class DecisionCounts;
class LineShares;
class PreviewStrip;

/// The chosen session beside the table: its strip, what it was, what happened in facts.
class SessionPreview : public QWidget {
    Q_OBJECT
public:
    explicit SessionPreview(QWidget* parent = nullptr);

    void clear();
    void show(const SessionRow& row, const SessionDigestPtr& digest, bool live, bool readOnly);
    [[nodiscard]] IconButton* menuButton() const { return m_menu; }

Q_SIGNALS:
    void openWanted();
    void menuWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    InkLabel* addFact(QGridLayout* grid, const QString& name);
    QWidget* buildTop();
    QWidget* buildFacts();
    QWidget* buildCounts();
    QWidget* buildRemark();
    QWidget* buildBottom();
    void showErased(const SessionRow& row);
    void showProblem(const SessionDigest& digest);
    void showDigest(const SessionDigest& digest);
    [[nodiscard]] QString whatOpenDoes(const SessionRow& row, bool live, bool readOnly) const;

    ElidedLabel* m_name = nullptr;
    InkLabel* m_when = nullptr;
    InkLabel* m_events = nullptr;
    PreviewStrip* m_strip = nullptr;
    InkLabel* m_kit = nullptr;
    InkLabel* m_assistant = nullptr;
    InkLabel* m_interviewer = nullptr;
    InkLabel* m_recording = nullptr;
    InkLabel* m_prompts = nullptr;
    DecisionCounts* m_decisions = nullptr;
    InkLabel* m_flaws = nullptr;
    InkLabel* m_notes = nullptr;
    LineShares* m_shares = nullptr;
    ActionButton* m_open = nullptr;
    IconButton* m_menu = nullptr;
    QWidget* m_counts = nullptr;
    QWidget* m_bottom = nullptr;
    InkLabel* m_remark = nullptr;
    QWidget* m_body = nullptr;
    QWidget* m_nothing = nullptr;
};

} // namespace jumpseat
