// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/command.h"

#include <QScrollArea>

class QLineEdit;
class QVBoxLayout;

namespace jumpseat {

class ActionButton;
class DesignModel;
struct ConstraintFact;

/// The constraints that the kit has ready, those that were dropped in with their times, and fields for one of one's own.
class ConstraintsPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit ConstraintsPanel(DesignModel* model, QWidget* parent = nullptr);

    [[nodiscard]] QLineEdit* titleField() const { return m_title; }
    [[nodiscard]] QLineEdit* textField() const { return m_text; }

Q_SIGNALS:
    /// The candidate would see it at once, so somebody should be asked first.
    void dropWanted(const QString& title, const jumpseat::command::DropConstraint& drop);

private:
    void buildOwn(QVBoxLayout* layout);
    void refresh();
    [[nodiscard]] QWidget* makeRow(const ConstraintFact& fact);
    void dropOwn();
    void refreshOwn();

    DesignModel* m_model;
    QVBoxLayout* m_rows;
    QWidget* m_own;
    QLineEdit* m_title;
    QLineEdit* m_text;
    ActionButton* m_drop;
    QList<ConstraintFact> m_shown;
    bool m_shownOpen = false;
};

} // namespace jumpseat
