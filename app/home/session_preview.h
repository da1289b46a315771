// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_digest.h"

#include <QWidget>

class QGridLayout;

namespace jumpseat {

class ActionButton;
class ElidedLabel;
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

Q_SIGNALS:
    void openWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    InkLabel* addFact(QGridLayout* grid, const QString& name);
    QWidget* buildTop();
    QWidget* buildFacts();
    QWidget* buildCounts();
    QWidget* buildBottom();
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
    InkLabel* m_problem = nullptr;
    LineShares* m_shares = nullptr;
    ActionButton* m_open = nullptr;
    QWidget* m_body = nullptr;
    QWidget* m_nothing = nullptr;
};

} // namespace jumpseat
