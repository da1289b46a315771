// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_facts.h"

#include <QWidget>

class QTimer;

namespace jumpseat {

class SessionModel;

/// What can be counted, beside the conversation; or on one line where there is no room for that. Facts only: nothing
/// here is coloured as good or bad.
class FactsPanel : public QWidget {
    Q_OBJECT
public:
    enum class Shape { Column, Line };

    FactsPanel(SessionModel* session, Shape shape, QWidget* parent = nullptr);

    [[nodiscard]] const SessionFacts& facts() const { return m_facts; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void count();
    void paintColumn(QPainter& painter) const;
    [[nodiscard]] int paintHead(QPainter& painter, int y, const QString& words) const;
    void paintLetters(QPainter& painter, int y) const;
    void paintLine(QPainter& painter) const;
    [[nodiscard]] int paintFact(
        QPainter& painter, int y, const QString& name, const QString& value, bool indented) const;
    void paintDecisions(QPainter& painter, const QRect& area, int gap) const;
    void paintShares(QPainter& painter, const QRect& bar) const;
    [[nodiscard]] QString spoken() const;

    SessionModel* m_session;
    Shape m_shape;
    SessionFacts m_facts;
    QTimer* m_wait;
};

} // namespace jumpseat
