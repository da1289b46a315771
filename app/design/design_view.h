// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/command.h"

#include <QWidget>

class QBoxLayout;
class QStackedLayout;

namespace jumpseat {

class ConstraintsPanel;
class DesignModel;
class DiagramsView;
class EmptyState;
class SessionModel;
class TradeoffList;

/// What belongs to a design discussion beside its document: diagrams, constraints, trade-offs.
class DesignView : public QWidget {
    Q_OBJECT
public:
    explicit DesignView(SessionModel* session, QWidget* parent = nullptr);

    [[nodiscard]] DesignModel* model() const { return m_model; }
    [[nodiscard]] DiagramsView* diagrams() const { return m_diagrams; }
    [[nodiscard]] ConstraintsPanel* constraints() const { return m_constraints; }
    [[nodiscard]] TradeoffList* tradeoffs() const { return m_tradeoffs; }
    void takeFocus();

Q_SIGNALS:
    void dropWanted(const QString& title, const jumpseat::command::DropConstraint& drop);
    void eventActivated(jumpseat::Seq seq);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupLayout();
    void refresh();

    SessionModel* m_session;
    DesignModel* m_model;
    DiagramsView* m_diagrams;
    EmptyState* m_noDiagrams;
    ConstraintsPanel* m_constraints;
    TradeoffList* m_tradeoffs;
    EmptyState* m_empty;
    QWidget* m_page;
    QStackedLayout* m_stack;
    QStackedLayout* m_canvas;
    QBoxLayout* m_sides = nullptr;
    QWidget* m_side = nullptr;
    QWidget* m_between[2] = {}; ///< the line between constraints and log, beside and over each other
};

} // namespace jumpseat
