// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QWidget>

class QVBoxLayout;

namespace jumpseat {

class ActionButton;
class KitList;

/// Below a table that is nearly empty: what to do first, and the kits that came with the program.
class StartBlock : public QWidget {
    Q_OBJECT
public:
    explicit StartBlock(QWidget* parent = nullptr);

    void setKits(const QList<Kit>& kits);
    /// Whether there is a recording to watch.
    void setSample(bool there);

Q_SIGNALS:
    void replayWanted();
    void newSessionWanted(const QString& kit);

private:
    void buildIntro();
    void buildSteps();
    void buildKits();
    QWidget* addStep(int number, const QString& heading, const QString& words, ActionButton* button);

    QVBoxLayout* m_layout;
    QWidget* m_watch = nullptr;
    QWidget* m_run = nullptr;
    QWidget* m_intro = nullptr;
    ActionButton* m_new = nullptr;
    KitList* m_kits = nullptr;
};

} // namespace jumpseat
