// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QWidget>

namespace jumpseat {

/// Over a run's output: what was run and what came of it; below that by whom, when, for how long, and how it ended.
class RunHeadline : public QWidget {
    Q_OBJECT
public:
    explicit RunHeadline(QWidget* parent = nullptr);

    /// `details`: "Ines Fable, at 22:50, took 0.4 s".
    void show(const QModelIndex& run, const QString& details);
    [[nodiscard]] QString details() const { return m_details; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 80, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QPersistentModelIndex m_run;
    QString m_details;
};

} // namespace jumpseat
