// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

/// "Rubric", which one, how much of it is scored, and who sees it.
class RubricHeader : public QWidget {
    Q_OBJECT
public:
    explicit RubricHeader(const QString& rubric, QWidget* parent = nullptr);

    void setProgress(int scored, int of);
    void setSeenBy(const QString& words); ///< beside the lock: "only you"
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    QString m_rubric, m_progress, m_seenBy;
};

} // namespace jumpseat
